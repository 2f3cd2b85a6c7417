import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct ArXivFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("arxiv/\(sample)"), as: ArXivFormat())
  }

  @Test func anEntryOfAtom() throws {
    let tap = try read("feed.xml")
    let entry = try #require(tap.records.first)
    #expect(entry.identifierText == "arxiv:2001.00001", "without version")
    #expect(entry.otherVersions.map(\.description) == ["doi:10.5555/copub.arxiv-article"])
    #expect(entry.year == 2019, "the year of the first version")
    #expect(entry.vintage == "2021-05-06")
    #expect(entry.type == .preprint)
    #expect(entry.fields == ["math.CO", "math.ST"])
    #expect(
      entry.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Ohio", "Invented Institute, Berlin, Germany"], [],
      ])
    #expect(tap.rejected.map(\.code) == ["api-error-answer"])
  }

  @Test func recordsOfOAI() throws {
    let tap = try read("oai.xml.gz")
    #expect(tap.records.map(\.identifierText) == ["arxiv:2002.00001", "arxiv:math/0201001"])
    #expect(tap.records.map(\.year) == [2020, 2002])
    #expect(tap.records.map(\.vintage) == ["2020-02-03", "2019-01-15"])
    #expect(tap.records.map { $0.contributors.count } == [2, 3])
    #expect(
      tap.records[0].contributors[0].affiliations.map(\.text)
        == ["Invented Observatory, Lima, Peru"])
    #expect(tap.records[0].fields == ["hep-ex", "nucl-ex"])
    #expect(tap.deleted.map(\.description) == ["arxiv:2002.00002"])
  }

  @Test func anEmptyFeedIsSaidToBeSo() throws {
    let tap = try RecordTap.read("<feed><title>arXiv Query</title></feed>", as: ArXivFormat())
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }
}
