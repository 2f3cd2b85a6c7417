import Bibliography
import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// What all formats in JSON owe: no input makes them crash, and every record is told once.
struct JSONFormatsTests {
  static let samples = Place.files(below: Place.sample("")).filter { sample in
    guard let head = try? Input(path: Place.sample(sample).path).head else { return false }
    let known = FileHead(head)
    return known.syntax == .json && FormatRegistry.format(of: known) != nil
  }

  private func read(_ bytes: [UInt8], _ format: any ExportFormat) throws -> RecordTap {
    let tap = RecordTap()
    try format.read(MemorySource(bytes), limits: .standard, into: tap)
    return tap
  }

  private func unpacked(_ sample: String) throws -> (bytes: [UInt8], format: any ExportFormat) {
    let input = try Input(path: Place.sample(sample).path)
    let format = try #require(FormatRegistry.format(of: FileHead(input.head)))
    return (drained(input).bytes, format)
  }

  @Test func thereAreSamples() { #expect(Self.samples.count > 30) }

  /// A cut file keeps the records that came before the cut, and its damage is told.
  @Test(arguments: samples)
  func everyCutKeepsWhatCameBefore(sample: String) throws {
    let (bytes, format) = try unpacked(sample)
    let whole = try read(bytes, format).records.map(\.identifierText)
    let end = bytes.count - (bytes.reversed().prefix { $0 <= 0x20 }.count)
    for cut in stride(from: 1, to: end, by: max(1, end / 97)) {
      let tap = try read(Array(bytes[..<cut]), format)
      let kept = tap.records.map(\.identifierText)
      #expect(kept == Array(whole.prefix(kept.count)), "cut at \(cut)")
      let isBetweenLines = bytes[cut - 1] == UInt8(ascii: "\n") || bytes[cut] == UInt8(ascii: "\n")
      let isTold =
        tap.rejected.contains { $0.code.hasPrefix("json-") }
        || tap.notes.contains { $0.code.hasPrefix("json-") }
      #expect(isTold || isBetweenLines, "cut at \(cut)")
    }
  }

  /// Any value may be of any type.
  @Test(arguments: samples)
  func valuesOfOtherTypesAreNoDamage(sample: String) throws {
    let (bytes, format) = try unpacked(sample)
    let documents =
      (try? [JSONSerialization.jsonObject(with: Data(bytes))])
      ?? bytes.split(separator: UInt8(ascii: "\n")).compactMap {
        try? JSONSerialization.jsonObject(with: Data($0))
      }
    #expect(!documents.isEmpty)
    var random = SeededGenerator(seed: 7)
    let strange: [Any] = [
      NSNull(), [Any](), [String: Any](), 5, -1.5e300, true, "\u{1F600}", "", "2019-13-99", [[5]],
      ["$": ["$": 5]], [NSNull(), "x"],
    ]
    for document in documents {
      for place in 0..<nodes(document) {
        var count = place
        let other = strange[Int(random.next() % UInt64(strange.count))]
        let changed = replace(document, &count, by: other)
        guard JSONSerialization.isValidJSONObject(changed) else { continue }
        let tap = try read(Array(try JSONSerialization.data(withJSONObject: changed)), format)
        #expect(!tap.rejected.contains { $0.code.hasPrefix("json-") }, "\(place): \(other)")
      }
    }
  }

  private func nodes(_ value: Any) -> Int {
    if let list = value as? [Any] { return 1 + list.map(nodes).reduce(0, +) }
    if let object = value as? [String: Any] { return 1 + object.values.map(nodes).reduce(0, +) }
    return 1
  }

  /// The value with another one in the place of the node of a number, counted in the order of keys.
  private func replace(_ value: Any, _ count: inout Int, by other: Any) -> Any {
    if count == 0 {
      count = -1
      return other
    }
    if count < 0 { return value }
    count -= 1
    if let list = value as? [Any] { return list.map { replace($0, &count, by: other) } }
    guard let object = value as? [String: Any] else { return value }
    var changed = object
    for key in object.keys.sorted() {
      if let old = object[key] { changed[key] = replace(old, &count, by: other) }
    }
    return changed
  }

  /// The place of each record is the first byte of an object.
  @Test(arguments: samples)
  func recordsKnowTheirPositions(sample: String) throws {
    let (bytes, format) = try unpacked(sample)
    for record in try read(bytes, format).records {
      #expect(bytes[record.byte] == UInt8(ascii: "{"), "byte \(record.byte)")
    }
  }

  /// Records are read in constant memory, so bytes may come in any portions.
  @Test(arguments: samples)
  func theSizeOfChunksDoesNotMatter(sample: String) throws {
    let (bytes, format) = try unpacked(sample)
    let whole = try read(bytes, format)
    for most in [1, 61, 4096] {
      let tap = RecordTap()
      try format.read(TrickleSource(bytes, atMost: most), limits: .standard, into: tap)
      #expect(tap.records.map(\.identifierText) == whole.records.map(\.identifierText))
      #expect(tap.rejected == whole.rejected)
      #expect(tap.notes == whole.notes)
    }
  }
}
