import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct DBLPFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("dblp/\(sample)"), as: DBLPFormat())
  }

  @Test func aPartOfTheFile() throws {
    let tap = try read("part.xml")
    #expect(
      tap.records.map(\.identifierText) == [
        "dblp:journals/inv/Sample20;doi:10.5555/copub.dblp-1",
        "arxiv:2101.00001;dblp:journals/corr/abs-2101-00001", "dblp:conf/inv/Sample19",
        "dblp:conf/inv/2019;isbn:9780000000033",
      ])
    #expect(tap.records.map(\.year) == [2020, 2021, 2019, 2019])
    #expect(tap.records.map(\.type) == [.article, .preprint, .conferencePaper, .book])
    #expect(tap.records[1].sourceType == "article informal")
    #expect(tap.records.map { $0.contributors.count } == [2, 1, 2, 0], "an editor is no author")
    #expect(tap.records[0].journal?.title == "Inv. J.")
    #expect(tap.records[0].vintage == "2020-03-04")
    #expect(tap.notes.map(\.code) == ["pages-passed-over"])
    #expect(tap.rejected.isEmpty)
  }

  @Test func recordsWithoutARoot() throws {
    let tap = try read("fragments.xml")
    #expect(
      tap.records.map(\.identifierText) == [
        "dblp:journals/inv/Sample08;doi:10.5555/1400214.1400231", "dblp:phd/Sample09",
      ])
    #expect(tap.records.map(\.type) == [.article, .other])
  }

  @Test func anAnswerOfTheSearch() throws {
    let hit = try #require(try read("search.xml.gz").records.first)
    #expect(hit.identifierText == "dblp:conf/inv/Sample22;doi:10.5555/copub.dblp-6")
    #expect(hit.year == 2022)
    #expect(hit.type == .conferencePaper)
    #expect(hit.contributors.count == 2)
  }

  @Test func thereAreNoAffiliations() { #expect(DBLPFormat().affiliations == .none) }
}
