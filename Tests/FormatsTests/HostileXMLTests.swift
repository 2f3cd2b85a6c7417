import Bibliography
import Formats
import Foundation
import Intake
import Markup
import TestSupport
import Testing

/// Damage of any kind ends in findings: nothing crashes, and what stood before the damage stays.
struct HostileXMLTests {
  static let samples = Place.files(below: Place.sample("")).filter { sample in
    guard let input = try? Input(path: Place.sample(sample).path) else { return false }
    return FileHead(input.head).syntax == .xml
  }

  private func bytes(of sample: String) throws -> ([UInt8], any ExportFormat) {
    let input = try Input(path: Place.sample(sample).path)
    let format = try #require(FormatRegistry.format(of: FileHead(input.head)))
    return (drained(input).bytes, format)
  }

  /// What is told of bytes, and whether they were read to their end.
  private func read(
    _ bytes: some Sequence<UInt8>, as format: any ExportFormat, limits: Limits = .standard
  ) -> (tap: RecordTap, isWhole: Bool) {
    let tap = RecordTap()
    do {
      try format.read(MemorySource(bytes), limits: limits, into: tap)
      return (tap, true)
    } catch {
      #expect(error is XMLError)
      return (tap, false)
    }
  }

  @Test(arguments: samples)
  func aCutKeepsTheRecordsBefore(sample: String) throws {
    let (bytes, format) = try bytes(of: sample)
    let whole = read(bytes, as: format).tap.records
    for cut in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      let part = read(bytes.prefix(cut), as: format).tap
      #expect(part.records.count <= whole.count)
      for (kept, record) in zip(part.records, whole) {
        // A record may be cut short behind what is taken of it, and then lacks what came later.
        #expect(Set(kept.identifiers).isSubset(of: record.identifiers), "cut at \(cut)")
        #expect(kept.year == record.year, "cut at \(cut)")
        #expect(kept.contributors.count == record.contributors.count, "cut at \(cut)")
      }
      #expect(part.rejected.count <= whole.count + 3)
    }
  }

  @Test(arguments: samples)
  func damagedBytesAreNoTrouble(sample: String) throws {
    let (bytes, format) = try bytes(of: sample)
    var random = SeededGenerator(seed: 20)
    for _ in 0..<120 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.remove(at: place)
        default: damaged.insert(contentsOf: "<a/>".utf8, at: place)
        }
      }
      let tap = read(damaged, as: format).tap
      #expect(tap.records.count + tap.rejected.count < 100)
      _ = UnrecognisedFile.finding(FileHead(damaged))
    }
  }

  /// Every format on every sample of the others: a wrong `--format` finds nothing, or little, and ends.
  @Test(arguments: samples)
  func aWrongFormatEndsWell(sample: String) throws {
    let (bytes, format) = try bytes(of: sample)
    for other in FormatRegistry.all where other.name != format.name {
      _ = read(bytes, as: other)
    }
  }

  @Test func manyOfEverythingTakeTimeInProportion() throws {
    let many = 20_000
    let contribs = (0..<many).map {
      "<contrib contrib-type=\"author\"><xref ref-type=\"aff\" rid=\"a\($0)\"/></contrib>"
    }
    let affs = (0..<many).map { "<aff id=\"a\($0)\">Institute \($0), Peru</aff>" }
    let groups = String(repeating: "<contrib-group><contrib/></contrib-group>", count: many)
    let article = """
      <article><front><article-meta><contrib-group>\(contribs.joined())</contrib-group>\(groups)\
      \(affs.joined())</article-meta></front></article>
      """
    let names = (0..<many).map { "<name role=\"author\" seq_no=\"\($0)\" addr_no=\"\($0)\"/>" }
    let addresses = (0..<many).map {
      "<address_name><address_spec addr_no=\"\($0)\"><city>C \($0)</city></address_spec></address_name>"
    }
    let rec = """
      <REC><UID>WOS:1</UID><static_data><summary><names>\(names.joined())</names></summary>\
      <fullrecord_metadata><addresses>\(addresses.joined())</addresses><reprint_addresses>\
      \(addresses.joined())</reprint_addresses></fullrecord_metadata></static_data></REC>
      """
    let clock = ContinuousClock()
    let time = clock.measure {
      let byline = read(article.utf8, as: JATSFormat()).tap.records.first
      #expect(byline?.contributors.count == 2 * many)
      #expect(byline?.contributors.first?.affiliations.count == 1)
      let record = read(rec.utf8, as: WebOfScienceXMLFormat()).tap.records.first
      #expect(record?.contributors.last?.affiliations.count == 1)
    }
    #expect(time < .seconds(60))
  }

  @Test func aRecordAboveTheLimitIsNamed() {
    var limits = Limits()
    limits.recordBytes = 2000
    let text = "<entry><id>http://arxiv.org/abs/2001.00001</id><published>2020</published></entry>"
    let long = text.replacing("<id>", with: "<x>\(String(repeating: "y", count: 3000))</x><id>")
    let tap = read("<feed>\(text)\(long)\(text)</feed>".utf8, as: ArXivFormat(), limits: limits).tap
    #expect(tap.records.count == 2)
    #expect(tap.rejected.map(\.code) == ["xml-record-too-large"])
    #expect(tap.rejected.map(\.byte) == [6 + text.utf8.count])
  }
}
