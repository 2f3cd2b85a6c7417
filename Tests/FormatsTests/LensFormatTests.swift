import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct LensFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("lens/\(sample)"), as: LensFormat())
  }

  @Test func anArticle() throws {
    let work = try #require(try read("answer.json").records.first)
    #expect(
      work.identifierText
        == "doi:10.5555/copub.ln-1;lens:900-000-000-000-001;openalex:W9100000001;"
        + "pmcid:PMC99600001;pmid:99600001")
    #expect(work.providerKey?.description == "lens:900-000-000-000-001")
    #expect(work.year == 2015)
    #expect(work.type == .article)
    #expect(work.sourceType == "journal article")
    #expect(work.journal == Journal(issn: "00000132", title: "Invented Lens Journal"))
    #expect(work.fields == ["Oncology", "Cancer Research"])
    #expect(work.funders == ["Invented Fund"])
    #expect(work.citationCount == 11)
    #expect(!work.isRetracted)
  }

  @Test func itsAuthors() throws {
    let authors = try #require(try read("answer.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.statedCountries) } == [
        [["US"], ["GB", "IT"]], [[]], [],
      ], "a code may be several, an author may be a group")
    #expect(
      authors[0].affiliations[0].text
        == "Invented University Hospital, Ann Arbor, MI, United States;")
    #expect(
      authors[0].affiliations.map(\.institutions) == [["https://ror.org/000000005"], ["grid.0.2"]])
    #expect(authors[1].affiliations[0].text == "Invented House")
  }

  @Test func anOlderShapeWithoutAYear() throws {
    let tap = try read("answer.json")
    let work = try #require(tap.records.last)
    #expect(work.year == nil)
    #expect(work.type == .conferencePaper)
    #expect(work.isRetracted)
    #expect(work.authorCount == 120)
    #expect(work.contributors[0].affiliations[0].statedCountries == ["AU"])
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
  }

  @Test func lines() throws {
    let works = try read("works.jsonl.gz").records
    #expect(works.map(\.type) == [.chapter, .preprint])
    #expect(works.map(\.year) == [2015, 2022])
    #expect(works.map(\.isRetracted) == [false, true])
  }
}
