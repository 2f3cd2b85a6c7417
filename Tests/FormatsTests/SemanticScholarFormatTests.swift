import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct SemanticScholarFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("semantic-scholar/\(sample)"), as: SemanticScholarFormat())
  }

  private func id(_ number: Int) -> String {
    let digits = String(0xABC000 + number, radix: 16)
    return "s2:" + String(repeating: "0", count: 40 - digits.count) + digits
  }

  @Test func aPaperOfASearch() throws {
    let papers = try read("search.json").records
    let paper = try #require(papers.first)
    #expect(
      paper.identifierText
        == "arxiv:1801.00001;dblp:journals/inv/Sample18;doi:10.5555/copub.s2-1;pmid:99900001;\(id(1))"
    )
    #expect(paper.providerKey?.description == id(1))
    #expect(paper.year == 2018)
    #expect(paper.type == .review)
    #expect(paper.fields == ["Computer Science"])
    #expect(paper.journal == Journal(issn: "0000-0175", title: "Invented Computing"))
    #expect(paper.citationCount == 4)
    #expect(
      paper.contributors.map { $0.affiliations.map(\.text) } == [["Invented University"], []])
    #expect(papers.last?.identifierText == id(2), "the query may have asked for no more")
    #expect(SemanticScholarFormat().affiliations == .none)
  }

  @Test func anOlderAnswer() throws {
    let papers = try read("paper.json").records
    #expect(
      papers.map(\.identifierText) == ["arxiv:1801.00002;doi:10.5555/copub.s2-3;\(id(3))"],
      "papers that cite it are not in the file")
    #expect(papers.first?.citationCount == 3)
    #expect(papers.first?.journal?.title == "Invented Venue")
  }

  @Test func aBatchTellsWhatItDidNotFind() throws {
    let tap = try read("batch.json")
    #expect(tap.rejected.map(\.code) == ["record-not-object"])
    let paper = try #require(tap.records.first)
    #expect(paper.identifierText == "pmcid:PMC99900004;\(id(4))")
    #expect(paper.type == .conferencePaper)
    #expect(paper.fields == ["Economics"])
  }

  @Test func referencesAndTheDataset() throws {
    let references = try read("references.json")
    #expect(references.records.map(\.identifierText) == [id(5)])
    #expect(references.rejected.map(\.code) == ["record-without-content"])
    let dataset = try #require(try read("dataset.jsonl.gz").records.first)
    #expect(dataset.identifierText == "doi:10.5555/copub.s2-6;\(id(6))")
    #expect(dataset.type == .book)
    #expect(dataset.citationCount == 2)
    #expect(dataset.fields == ["Biology"])
  }
}
