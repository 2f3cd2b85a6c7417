import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct ScopusFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("scopus/\(sample)"), as: ScopusFormat())
  }

  @Test func anEntryWithoutAuthors() throws {
    let entry = try #require(try read("search.json").records.first)
    #expect(entry.identifierText == "doi:10.5555/copub.sc-1;eid:2-s2.0-99000000001")
    #expect(entry.year == 2021)
    #expect(entry.type == .article)
    #expect(entry.sourceType == "Article")
    #expect(entry.journal == Journal(issn: "00000086", title: "Invented Abstracts"))
    #expect(entry.citationCount == 3)
    #expect(entry.contributors.isEmpty, "the first author alone is no list of authors")
    #expect(entry.unlinkedAffiliations.map(\.statedCountries) == [["United States"], ["Nigeria"]])
    #expect(
      entry.unlinkedAffiliations.map(\.text) == [
        "Invented Clinic, Rochester", "Invented University, Lagos",
      ])
  }

  @Test func anEntryWithAuthors() throws {
    let entry = try #require(try read("search.json").records.dropFirst().first)
    #expect(entry.identifierText.hasSuffix("pmid:99300002"))
    #expect(entry.type == .review)
    #expect(entry.year == 2020)
    #expect(
      entry.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented Observatory, Santiago", "Invented Bureau"], ["Invented Bureau"],
      ])
    #expect(
      entry.contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [["Chile"], []],
      "a country may be null")
    #expect(entry.unlinkedAffiliations.isEmpty)
    #expect(entry.authorCount == 2)
  }

  @Test func aRetractedEntryWithACutList() throws {
    let entry = try #require(try read("search.json").records.last)
    #expect(entry.identifierText == "eid:2-s2.0-99000000003;isbn:9780000000125")
    #expect(entry.isRetracted)
    #expect(entry.type == .article)
    #expect(entry.sourceType == "Retracted")
    #expect(entry.authorCount == 150)
    #expect(entry.journal?.issn == "00000094", "the first of several in one string")
  }

  @Test func anAbstract() throws {
    let tap = try read("abstract")
    let abstract = try #require(tap.records.first)
    #expect(abstract.fields == ["Surgery", "General Medicine"])
    #expect(abstract.funders == ["Invented Council", "Second Council"])
    #expect(abstract.vintage == "2022-02-07")
    #expect(tap.notes.map(\.code) == ["affiliations-differ"])
    #expect(tap.notes.first?.record == "eid:2-s2.0-99000000011")
  }

  /// The author groups come in another order, one has no country, one no affiliation, one no author.
  @Test func theListsOfAnAbstractAreUnited() throws {
    let abstract = try #require(try read("abstract").records.first)
    #expect(
      abstract.contributors.map { $0.affiliations.map(\.text) } == [
        ["Faculty of Invention, Invented University, Bangkok"],
        ["Invented Hospital, Department of Bones", "Invented Centre"],
        ["Invented Hospital, Department of Bones"], [], [], [],
      ])
    #expect(
      abstract.contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [
        ["tha", "Thailand"], ["United States"], ["United States"], [], [], [],
      ])
    #expect(
      abstract.contributors.map(\.isCorresponding) == [false, true] + [false, false, false, false])
    #expect(abstract.unlinkedAffiliations.isEmpty)
  }

  @Test func objectsForArraysAndAbstractsOfMetadataAlone() throws {
    let tap = try read("abstracts.jsonl.gz")
    #expect(tap.notes.isEmpty)
    let chapter = try #require(tap.records.first)
    #expect(chapter.type == .chapter)
    #expect(chapter.identifierText.hasSuffix("isbn:9780000000132"))
    #expect(
      chapter.contributors.map { $0.affiliations } == [
        [
          Affiliation(
            text: "Invented School, Hong Kong", statedCountries: ["hkg", "Hong Kong"])
        ]
      ])
    let bare = try #require(tap.records.last)
    #expect(bare.contributors.isEmpty)
    #expect(bare.unlinkedAffiliations.flatMap(\.statedCountries) == ["Peru"])
  }

  @Test func affiliationsOfNobodyAreUnlinked() throws {
    let text = #"""
      {"abstracts-retrieval-response":{"coredata":{"eid":"2-s2.0-1"},
       "affiliation":[{"@id":"1","affilname":"A","affiliation-country":"Peru"}],
       "authors":{"author":[{"@seq":"1","affiliation":{"@id":"9"}}]},
       "item":{"bibrecord":{"head":{"author-group":{"affiliation":{"@afid":"3","country":"Chile",
        "organization":{"$":"B"}}}}}}}}
      """#
    let record = try #require(try RecordTap.read(text, as: ScopusFormat()).records.first)
    #expect(record.contributors.map(\.affiliations) == [[]])
    #expect(record.unlinkedAffiliations.flatMap(\.statedCountries) == ["Peru", "Chile"])
  }

  @Test func anEmptyResultIsNoRecord() throws {
    let tap = try read("search-empty.json")
    #expect(tap.records.isEmpty)
    #expect(tap.rejected.isEmpty)
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }
}
