import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct CrossrefFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("crossref/\(sample)"), as: CrossrefFormat())
  }

  private func read(text: String) throws -> RecordTap {
    try RecordTap.read(text, as: CrossrefFormat())
  }

  @Test func anArticle() throws {
    let work = try #require(try read("list.json").records.first)
    #expect(work.identifierText == "doi:10.5555/copub.cr-1")
    #expect(work.providerKey?.description == "doi:10.5555/copub.cr-1")
    #expect(work.provider == .crossref)
    #expect(work.year == 2019, "the year of `issued`, not of an earlier publication online")
    #expect(work.type == .article)
    #expect(work.sourceType == "journal-article")
    #expect(work.journal == Journal(issn: "0000-0019", title: "Journal of Invented Results"))
    #expect(work.fields == ["General Engineering"])
    #expect(work.funders == ["Invented Fund", "Second Invented Fund"])
    #expect(work.citationCount == 7)
    #expect(work.vintage == "2024-03-02", "the date of `indexed`, not of the deposit")
    #expect(work.isRetracted, "another work says that it retracts this one")
    #expect(work.otherVersions.map(\.description) == ["doi:10.5555/copub.cr-2"])
  }

  @Test func itsAuthors() throws {
    let authors = try #require(try read("list.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Berlin, Germany"],
        [
          "Department of Invention, Invented Institute, Oslo, Norway",
          "Invented College, Nairobi, Kenya",
        ], [],
      ], "a group is an author, an editor is none")
    #expect(authors[1].affiliations.map(\.institutions) == [["https://ror.org/000000001"], []])
  }

  @Test func aPreprintAndANoticeOfRetraction() throws {
    let works = try read("list.json").records
    #expect(works.map(\.type) == [.article, .preprint, .retraction])
    #expect(works.map(\.year) == [2019, nil, 2024], "the year may be a string, or null")
    #expect(works[1].otherVersions.map(\.description) == ["doi:10.5555/copub.cr-1"])
    #expect(works[2].contributors.isEmpty)
    #expect(!works[2].isRetracted, "the notice is not what it retracts")
  }

  @Test func aSingleWork() throws {
    let tap = try read("work.json")
    let chapter = try #require(tap.records.first)
    #expect(tap.records.count == 1)
    #expect(chapter.identifierText == "doi:10.5555/copub.cr-4;isbn:9780000000118")
    #expect(chapter.type == .chapter)
    #expect(chapter.year == 2015)
    #expect(chapter.vintage == "2016-04-05")
  }

  @Test func linesAndWrappedWorks() throws {
    let works = try read("works.jsonl.gz").records
    #expect(works.map(\.identifierText).map { $0.suffix(4) } == ["cr-5", "cr-6", "cr-7"])
    #expect(works.map(\.year) == [2020, nil, 2021])
    #expect(works.map(\.type) == [.conferencePaper, .correction, .letter])
    #expect(
      works[0].contributors[0].affiliations.map(\.text) == ["Invented Laboratory, Turin, Italy"])
    #expect(works.map { $0.contributors.count } == [1, 0, 1])
  }

  @Test func aPartOfTheDataFile() throws {
    let data = try #require(try read("data-file-part.json").records.first)
    #expect(data.type == .dataset)
    #expect(
      data.contributors[0].affiliations.map(\.text) == ["Invented Office, Seoul, Republic of Korea"]
    )
  }

  @Test(arguments: [
    ("retraction", PublicationType.retraction), ("withdrawal", .retraction),
    ("erratum", .correction), ("corrigendum", .correction), ("new_version", .article),
    ("expression_of_concern", .article),
  ])
  func whatUpdatesAnotherWorkIsANotice(kind: String, type: PublicationType) throws {
    let tap = try read(
      text: #"{"DOI":"10.5555/x","type":"journal-article","update-to":[{"type":"\#(kind)"}]}"#)
    #expect(tap.records.map(\.type) == [type])
  }

  @Test func pagesOfAnArrayAndEmptyPages() throws {
    let page = #"{"message-type":"work-list","message":{"items":[{"DOI":"10.5555/x"}]}}"#
    #expect(try read(text: "[\(page),\(page)]").records.count == 2)
    let empty = try read(text: #"{"message-type":"work-list","message":{"items":[]}}"#)
    #expect(empty.records.isEmpty)
    #expect(empty.notes.map(\.code) == ["page-empty"])
  }

  @Test func whatIsNoWorkIsRejected() throws {
    let tap = try read(text: #"{"items":[3,{"type":"x"},{"DOI":"10.5555/x","issued":"soon"}]}"#)
    #expect(tap.rejected.map(\.code) == ["record-not-object", "record-without-content"])
    #expect(tap.rejected.map(\.byte) == [10, 12])
    #expect(tap.records.map(\.year) == [nil])
  }

  @Test func aCutPageKeepsItsWorks() throws {
    let tap = try read(text: #"{"message":{"items":[{"DOI":"10.5555/x"},{"DOI":"10.55"#)
    #expect(tap.records.map(\.identifierText) == ["doi:10.5555/x"])
    #expect(tap.rejected.map(\.code) == ["json-malformed"])
    #expect(tap.notes.map(\.severity) == [.error])
  }
}
