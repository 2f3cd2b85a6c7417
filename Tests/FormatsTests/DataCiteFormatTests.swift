import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct DataCiteFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("datacite/\(sample)"), as: DataCiteFormat())
  }

  @Test func aDataset() throws {
    let record = try #require(try read("answer.json").records.first)
    #expect(record.identifierText == "doi:10.5555/copub.dc-1;pmid:99400001")
    #expect(record.year == 2021)
    #expect(record.type == .dataset)
    #expect(record.sourceType == "Dataset")
    #expect(record.fields == ["FOS: Physical sciences"], "free keywords are no fields")
    #expect(record.funders == ["Invented Fund"])
    #expect(record.citationCount == 2)
    #expect(record.vintage == "2022-03-04")
    #expect(record.journal == nil, "a repository is no journal")
    #expect(record.otherVersions.isEmpty, "versions of data are works of their own")
  }

  @Test func affiliationsAsTextAndAsObject() throws {
    let authors = try #require(try read("answer.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Vienna, Austria"],
        ["Invented Institute", "Invented Lab, Pune, India"],
        [],
      ], "an organisation is an author, an editor is none")
    #expect(authors[1].affiliations[0].institutions == ["https://ror.org/000000003"])
  }

  @Test func anArticleBeforeItsTypeHadAName() throws {
    let record = try #require(try read("answer.json").records.last)
    #expect(record.type == .article)
    #expect(record.sourceType == "Text")
    #expect(record.year == 2019, "a year may be a string")
    #expect(record.journal == Journal(issn: "0000-0116", title: "Invented Open Journal"))
    #expect(record.contributors.map { $0.affiliations.count } == [1])
  }

  @Test func aPreprintNamesItsArticle() throws {
    let record = try #require(try read("single.json").records.first)
    #expect(record.identifierText == "arxiv:2101.00001;doi:10.5555/copub.dc-3")
    #expect(record.type == .preprint)
    #expect(record.otherVersions.map(\.description) == ["doi:10.5555/copub.dc-2"])
  }

  @Test func otherSpellingsOfTheKernel() throws {
    let record = try #require(try read("kernel.json").records.first)
    #expect(record.identifierText == "doi:10.5555/copub.dc-4")
    #expect(record.year == 2016)
    #expect(record.type == .conferencePaper)
    #expect(record.contributors.count == 2)
  }

  @Test func linesOfRecordsAndOfAttributes() throws {
    let records = try read("records.jsonl.gz").records
    #expect(
      records.map(\.identifierText) == [
        "doi:10.5555/copub.dc-5", "doi:10.5555/copub.dc-6;isbn:9780000000149",
      ])
    #expect(records.map(\.year) == [nil, 2021])
    #expect(records.map(\.type) == [.other, .chapter])
    #expect(records[0].contributors[0].affiliations.map(\.text) == ["Invented Port, Oran, Algeria"])
  }

  @Test func aBrokenLineCostsThatLineAlone() throws {
    let line = { (doi: String) in
      #"{"id":"\#(doi)","attributes":{"doi":"\#(doi)","creators":[],"titles":[]}}"# + "\n"
    }
    let text = line("10.5555/a") + #"{"id":"10.5555/b","attributes":{"doi":"10.5555/b}}"# + "\n"
    let tap = try RecordTap.read(text + line("10.5555/c"), as: DataCiteFormat())
    #expect(tap.records.map(\.identifierText) == ["doi:10.5555/a", "doi:10.5555/c"])
    #expect(tap.rejected.map(\.code) == ["json-malformed"])
  }
}
