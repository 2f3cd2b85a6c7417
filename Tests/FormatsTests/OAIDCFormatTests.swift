import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct OAIDCFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("oai-dc/\(sample)"), as: OAIDCFormat())
  }

  @Test func anAnswer() throws {
    let tap = try read("answer.xml")
    let item = try #require(tap.records.first)
    #expect(
      item.identifierText
        == "doi:10.5555/copub.dc-2;isbn:9780000000040;oai:oai:repository.example.org:2")
    #expect(item.providerKey?.scheme == .oai)
    #expect(item.year == 2018, "the earliest date")
    #expect(item.type == .article)
    #expect(item.contributors.count == 2, "a contributor is no author")
    #expect(item.vintage == "2022-01-02")
    #expect(tap.deleted.map(\.description) == ["oai:oai:repository.example.org:1"])
  }

  @Test func aSingleRecord() throws {
    let item = try #require(try read("record.xml.gz").records.first)
    #expect(item.identifierText == "arxiv:2003.00001;oai:oai:arXiv.org:2003.00001")
    #expect(item.type == .other)
    #expect(item.sourceType == "text")
  }

  @Test func thereAreNoAffiliations() { #expect(OAIDCFormat().affiliations == .none) }

  @Test(
    arguments: [
      ("http://purl.org/coar/resource_type/conference paper", .conferencePaper),
      ("Journal Article", .article), ("info:eu-repo/semantics/bookPart", .chapter),
      ("Thesis", .other), ("Dataset", .dataset),
    ] as [(String, PublicationType)])
  func types(word: String, type: PublicationType) throws {
    let tap = try RecordTap.read(
      "<dc><creator>A</creator><type>\(word)</type></dc>", as: OAIDCFormat())
    #expect(tap.records.map(\.type) == [type])
  }
}
