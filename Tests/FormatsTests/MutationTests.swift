import Bibliography
import Formats
import Foundation
import Intake
import Markup
import TestSupport
import Testing

/// Every sample of every format, cut and damaged: nothing crashes, only known errors are thrown, and
/// what stands before the damage is read as before.
struct MutationTests {
  /// What is read of some bytes.
  private struct Reading {
    var accepted: [(name: String, byte: Int)] = []
    var positions: [Int] = []  // of all that was told as a record, sorted
    var strange: String?  // an error that no format may throw

    init(_ bytes: [UInt8], as format: any ExportFormat) {
      let tap = RecordTap()
      do {
        try format.read(MemorySource(bytes), limits: .standard, into: tap)
      } catch is IntakeError {
      } catch is XMLError {
      } catch {
        strange = "\(error)"
      }
      accepted = tap.records.map { ($0.identifierText + " \($0.year ?? 0)", $0.byte) }
      positions = (tap.records.map(\.byte) + tap.rejected.compactMap(\.byte)).sorted()
    }

    /// The records that end before a position: those that another begins behind, but not behind it.
    func before(_ position: Int) -> [String] {
      let next = positions.last { $0 <= position } ?? 0
      return accepted.filter { $0.byte < next }.map(\.name)
    }
  }

  /// The samples that are not packed; the packed ones hold the same.
  private static let samples = Place.files(below: Place.sample("")).filter { sample in
    guard let folder = sample.split(separator: "/").first,
      FormatRegistry.named(String(folder)) != nil,
      let bytes = try? Place.bytes(Place.sample(sample))
    else { return false }
    let packed: [[UInt8]] = [[0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0x50, 0x4B, 0x03, 0x04]]
    return !packed.contains { bytes.starts(with: $0) }
  }

  private func format(of sample: String) throws -> any ExportFormat {
    try #require(FormatRegistry.named(String(sample.prefix { $0 != "/" })))
  }

  /// Checks what is read of damaged bytes against what was read of the whole ones.
  private func check(
    _ bytes: [UInt8], _ whole: Reading, damagedAt position: Int, _ format: any ExportFormat,
    _ what: String
  ) {
    let reading = Reading(bytes, as: format)
    if let strange = reading.strange { Issue.record("\(what) throws \(strange)") }
    let expected = whole.before(position)
    let kept = reading.accepted.prefix(expected.count).map(\.name)
    if kept != expected { Issue.record("\(what): \(kept) is left of \(expected)") }
    if let last = reading.positions.last, last > bytes.count {
      Issue.record("\(what): a record is told at \(last) of \(bytes.count) bytes")
    }
    _ = FileHead(bytes)
  }

  @Test(arguments: samples)
  func cutAnywhere(sample: String) throws {
    let format = try format(of: sample)
    let bytes = try Place.bytes(Place.sample(sample))
    let whole = Reading(bytes, as: format)
    #expect(whole.strange == nil)
    for cut in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 80)) {
      check(Array(bytes[..<cut]), whole, damagedAt: cut, format, "\(sample) cut at \(cut)")
    }
  }

  @Test(arguments: samples)
  func damagedAnywhere(sample: String) throws {
    let format = try format(of: sample)
    let original = try Place.bytes(Place.sample(sample))
    let whole = Reading(original, as: format)
    var generator = SeededGenerator(seed: UInt64(original.count))
    let signs = Array("\"'{}[]<>&;,:|\t\n\r\\=@()- 09Aa".utf8) + [0x00, 0xFF, 0xC3, 0xEF, 0x0C]
    for round in 0..<60 {
      var bytes = original
      var first = bytes.count
      for _ in 0...(round % 4) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let length = min(Int.random(in: 1...9, using: &generator), bytes.count - place)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes.removeSubrange(place..<place + length)
        default: bytes.insert(contentsOf: Array(bytes[place..<place + length]), at: place)
        }
        first = min(first, place)
        if bytes.isEmpty { break }
      }
      check(bytes, whole, damagedAt: first, format, "\(sample), round \(round)")
    }
  }

  /// Else there would be nothing to lose.
  @Test func mostSamplesHoldSeveralRecords() throws {
    let several = try MutationTests.samples.filter { sample in
      let reading = Reading(try Place.bytes(Place.sample(sample)), as: try format(of: sample))
      return reading.before(.max).count > 0
    }
    #expect(several.count * 2 > MutationTests.samples.count)
  }

  /// Files of one format given to every other, as `--format` may.
  @Test(arguments: FormatRegistry.all.map(\.name))
  func filesOfOtherFormats(name: String) throws {
    let format = try #require(FormatRegistry.named(name))
    for sample in MutationTests.samples where !sample.hasPrefix(name + "/") {
      let bytes = try Place.bytes(Place.sample(sample))
      if let strange = Reading(bytes, as: format).strange {
        Issue.record("\(name) throws \(strange) at \(sample)")
      }
    }
  }

  @Test(arguments: FormatRegistry.all.map(\.name))
  func bytesWithoutSense(name: String) throws {
    let format = try #require(FormatRegistry.named(name))
    var generator = SeededGenerator(seed: 11)
    let shapes: [[UInt8]] = [
      [], [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], Array("\n\n\n".utf8), Array("\"".utf8),
      Array("[[[[".utf8), Array("<a>".utf8), Array(String(repeating: "{\"a\":", count: 2000).utf8),
      Array(String(repeating: "<a>", count: 2000).utf8),
      Array(String(repeating: "@a{", count: 2000).utf8),
      (0..<3000).map { _ in UInt8.random(in: 0...255, using: &generator) },
    ]
    for (number, bytes) in shapes.enumerated() {
      let reading = Reading(bytes, as: format)
      if let strange = reading.strange { Issue.record("\(name), shape \(number): \(strange)") }
      #expect(reading.accepted.isEmpty, "\(name), shape \(number)")
    }
  }
}
