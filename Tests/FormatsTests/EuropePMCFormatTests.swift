import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct EuropePMCFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("europepmc/\(sample)"), as: EuropePMCFormat())
  }

  @Test func aPaperOfAnObjectOfPapers() throws {
    let tap = try read("papers.json")
    let paper = try #require(tap.records.first)
    #expect(tap.records.count == 2)
    #expect(
      paper.identifierText
        == "doi:10.5555/copub.ep-1;europepmc:MED/99200001;pmcid:PMC99100001;pmid:99200001")
    #expect(paper.providerKey?.description == "europepmc:MED/99200001")
    #expect(paper.year == 2020)
    #expect(paper.type == .review)
    #expect(paper.sourceType == "review-article")
    #expect(paper.journal == Journal(issn: "0000-0043", title: "Invented Medical Letters"))
    #expect(paper.funders == ["Invented Health Fund"])
    #expect(paper.citationCount == 4)
    #expect(paper.vintage == "2021-02-03")
    #expect(!paper.isRetracted)
    #expect(paper.otherVersions.map(\.description) == ["europepmc:PPR/PPR990001"])
    let bytes = try Place.bytes(Place.sample("europepmc/papers.json"))
    #expect(bytes[paper.byte...].prefix(40).contains(UInt8(ascii: "{")))
  }

  @Test func itsAuthors() throws {
    let paper = try #require(try read("papers.json").records.first)
    #expect(
      paper.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented Hospital, Lyon, France."],
        ["Invented Clinic, Porto, Portugal.", "Invented University, Recife, Brazil."], [],
      ])
    #expect(paper.contributors[1].affiliations[1].institutions == ["https://ror.org/000000002"])
    #expect(paper.unlinkedAffiliations.isEmpty, "what the record repeats is an author's already")
  }

  @Test func aRetractedPaperWithAnAffiliationOfNobody() throws {
    let paper = try #require(try read("papers.json").records.last)
    #expect(paper.isRetracted)
    #expect(paper.contributors.count == 1, "a single author may stand without a list")
    #expect(paper.unlinkedAffiliations.map(\.text) == ["Invented School, Hanoi, Vietnam."])
    #expect(paper.otherVersions.isEmpty, "a comment is no version")
  }

  @Test func everyValueMayBeAnArray() throws {
    let papers = try read("arrays.json").records
    #expect(papers.map(\.year) == [2016, 2013], "without `pubYear`, that of the journal issue")
    #expect(papers[0].identifierText.hasPrefix("doi:10.5555/copub.ep-3;"), "`DOI` in capitals")
    #expect(papers.map(\.type) == [.editorial, .letter])
    #expect(papers[0].journal == Journal(issn: "0000-0051", title: "Old Invented Letters"))
    #expect(papers[0].contributors.map { $0.affiliations.count } == [1, 0])
    #expect(papers[0].unlinkedAffiliations.isEmpty)
    #expect(papers[1].unlinkedAffiliations.map(\.text) == ["Invented College, Accra, Ghana."])
  }

  @Test func anAnswerOfTheAPI() throws {
    let results = try read("answer.json").records
    #expect(results.map(\.type) == [.preprint, .article])
    #expect(results.map(\.year) == [2019, 2022])
    #expect(results.map(\.version) == [2, 0])
    #expect(results[0].identifierText == "doi:10.5555/copub.ep-preprint;europepmc:PPR/PPR990001")
    #expect(
      results[0].otherVersions.map(\.description) == ["europepmc:MED/99200001", "pmid:99200001"])
    #expect(results[0].contributors[0].affiliations.count == 1)
    #expect(results[1].contributors.count == 3, "a lite result names its authors in one string")
    #expect(results[1].journal == Journal(issn: "0000-006X", title: "Invented Lite"))
    #expect(
      results[1].sourceType == "journal article" || results[1].sourceType == "research-article")
  }

  @Test func aSingleResultAsGzip() throws {
    let paper = try #require(try read("result.json.gz").records.first)
    #expect(paper.type == .correction)
    #expect(paper.year == 2018)
    #expect(
      paper.contributors[0].affiliations.map(\.text) == ["Invented Station, Reykjavik, Iceland."])
  }

  @Test func anAnswerWithoutResults() throws {
    let tap = try RecordTap.read(
      #"{"hitCount":0,"resultList":{"result":[]}}"#, as: EuropePMCFormat())
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }
}
