import Intake
import Markup
import TestSupport
import Testing

struct TaggedRecordReaderTests {
  private struct Told: Equatable {
    var fields: [String]
    var byte: Int
    var ending: TaggedRecord.Ending
  }

  private func read(
    _ text: String, _ shape: TaggedShape, _ wanted: Set<String>, limits: Limits = .standard
  ) throws -> (records: [Told], around: [String]) {
    let reader = TaggedRecordReader(
      TrickleSource(text.utf8, atMost: 7), shape: shape, wanted: wanted, limits: limits)
    var records: [Told] = []
    var around: [String] = []
    try reader.read { event in
      switch event {
      case .around(let tag, let value, _): around.append("\(tag) \(value)")
      case .record(let record, let ending):
        let fields = record.fields.map { "\($0.tag)=\($0.lines.joined(separator: "|"))" }
        records.append(Told(fields: fields, byte: record.byte, ending: ending))
      }
    }
    return (records, around)
  }

  @Test func webOfScience() throws {
    let (records, around) = try read(
      "FN A B\nVR 1.0\nPT J\nAU A, B\n   C, D\nAB not wanted\n   nor this\nUT 1\nER\n\nPT J\nER\nEF\n",
      .webOfScience, ["AU", "UT"])
    #expect(
      records == [
        Told(fields: ["PT=J", "AU=A, B|C, D", "UT=1"], byte: 14, ending: .whole),
        Told(fields: ["PT=J"], byte: 70, ending: .whole),
      ])
    #expect(around == ["FN A B", "VR 1.0", "EF "])
  }

  @Test(
    arguments: [
      ("PT J\nUT 1\nPT J\nUT 2\nER\n", [.withNext, .whole]),
      ("PT J\nUT 1\nEF\n", [.withNext]), ("PT J\nUT 1\n", [.withFile]),
      ("PT J\nUT 1\nFN again\nPT J\nUT 2\nER\n", [.withFile, .whole]),
      ("UT 1\nER\nUT 2\nER\n", [.whole, .whole]),
    ] as [(String, [TaggedRecord.Ending])])
  func howRecordsEnd(text: String, endings: [TaggedRecord.Ending]) throws {
    let records = try read(text, .webOfScience, ["UT"]).records
    #expect(records.map(\.ending) == endings)
    #expect(records.map { $0.fields.last } == endings.indices.map { "UT=\($0 + 1)" })
  }

  @Test func medline() throws {
    let records = try read(
      "\nPMID- 1\nTI  - A title\n      of two lines\nAUID- no\nAD  - X - Y\n\nPMID- 2\nPMID- 3\nAD  - Z",
      .medline, ["PMID", "TI", "AD"]
    ).records
    #expect(
      records == [
        Told(fields: ["PMID=1", "TI=A title|of two lines", "AD=X - Y"], byte: 1, ending: .whole),
        Told(fields: ["PMID=2"], byte: 64, ending: .whole),
        Told(fields: ["PMID=3", "AD=Z"], byte: 72, ending: .withFile),
      ])
  }

  @Test func ris() throws {
    let records = try read(
      "junk\nTY  - JOUR\nAD  - a\nb\nUS - China relations\nDOI - 10.1/x\nER  -\nTY  - BOOK\nER\n",
      .ris, ["TY", "AD", "DOI"]
    ).records
    #expect(
      records == [
        Told(
          fields: ["TY=JOUR", "AD=a|b|US - China relations", "DOI=10.1/x"], byte: 5,
          ending: .whole),
        Told(fields: ["TY=BOOK"], byte: 66, ending: .whole),
      ])
  }

  @Test func aRecordOverTheLimitIsToldAsOne() throws {
    var limits = Limits.standard
    limits.recordBytes = 100
    let text = "PT J\nUT 1\n" + String(repeating: "AU Smith, John\n", count: 20) + "ER\nPT J\nER\n"
    let records = try read(text, .webOfScience, ["AU", "UT"], limits: limits).records
    #expect(records.map(\.ending) == [.overLimit, .whole])
    #expect(records.first?.fields == ["UT=1"])
  }

  @Test func aFailureEndsTheOpenRecord() throws {
    let failure = IntakeError.truncated(container: "gzip", byte: 5)
    let reader = TaggedRecordReader(
      TrickleSource("TY  - JOUR\nER  -\nTY  - B".utf8, atMost: 9, then: failure), shape: .ris,
      wanted: [], limits: .standard)
    var endings: [TaggedRecord.Ending] = []
    #expect(throws: failure) {
      try reader.read { if case .record(_, let ending) = $0 { endings.append(ending) } }
    }
    #expect(endings == [.whole, .withFile])
  }
}
