import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct CSLJSONFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("csl-json/\(sample)"), as: CSLJSONFormat())
  }

  @Test func items() throws {
    let tap = try read("items.json")
    let items = tap.records
    #expect(
      items.map(\.identifierText) == [
        "doi:10.5555/copub.csl-1;pmid:99950001", "", "arxiv:2508.00001", "isbn:9780000000187",
      ])
    #expect(items.map(\.year) == [2005, 2009, 2025, nil])
    #expect(items.map(\.type) == [.article, .conferencePaper, .preprint, .book])
    #expect(items.map { $0.contributors.count } == [2, 1, 1, 0], "editors are no authors")
    #expect(items[0].journal == Journal(issn: "0000-0183", title: "Invented Biology"))
    #expect(items.allSatisfy { !$0.hasAffiliation })
    #expect(items.allSatisfy { $0.providerKey == nil })
    #expect(tap.notes.isEmpty, "a date in words is no damage")
    #expect(CSLJSONFormat().affiliations == .none)
  }

  @Test func aLibrary() throws {
    let item = try #require(try read("library.json.gz").records.first)
    #expect(item.identifierText == "pmcid:PMC99950002")
    #expect(item.year == 1998)
    #expect(item.type == .chapter)
    #expect(item.journal == nil)
  }
}
