import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct InspireFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("inspire/\(sample)"), as: InspireFormat())
  }

  @Test func anArticle() throws {
    let tap = try read("answer.json")
    let record = try #require(tap.records.first)
    #expect(record.identifierText == "arxiv:2001.00001;doi:10.5555/copub.in-1;inspire:99500001")
    #expect(record.providerKey?.description == "inspire:99500001")
    #expect(record.year == 2020, "the first year of a publication, not of preprint or imprint")
    #expect(record.type == .article)
    #expect(record.fields == ["Theory-HEP"])
    #expect(record.journal == Journal(issn: "", title: "Invent.Phys."))
    #expect(record.citationCount == 5)
    #expect(record.vintage == "2021-05-06")
    #expect(tap.notes.map(\.code) == ["authors-truncated"], "it states four authors and has three")
  }

  @Test func itsAuthors() throws {
    let authors = try #require(try read("answer.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Department of Physics, Invented University, Berlin, Germany"], ["Invented Inst., Kyoto"],
        [],
      ], "the printed text before the short name; a collaboration is an author, an editor is none")
    #expect(
      authors[0].affiliations[0].institutions == [
        "https://inspirehep.net/api/institutions/1", "https://ror.org/000000004",
      ])
  }

  @Test func aPreprintOfAConferenceAndADeletedRecord() throws {
    let tap = try read("answer.json")
    let record = try #require(tap.records.last)
    #expect(record.identifierText == "arxiv:hep-ph/9901001;inspire:99500002")
    #expect(record.year == 1999)
    #expect(record.type == .conferencePaper)
    #expect(tap.deleted.map(\.description) == ["inspire:99500003"])
    #expect(tap.records.count == 2)
    #expect(tap.rejected.isEmpty)
  }

  @Test func aSingleRecord() throws {
    let record = try #require(try read("record.json").records.first)
    #expect(record.identifierText == "ads:2018Inv...1S;inspire:99500004;isbn:9780000000156")
    #expect(record.type == .review)
    #expect(record.year == 2018)
    #expect(record.isRetracted)
    #expect(record.contributors[0].affiliations.count == 2)
  }

  @Test func recordsOfSCOAP3() throws {
    let record = try #require(try read("scoap3.json").records.first)
    #expect(record.identifierText == "doi:10.5555/copub.in-5", "its number is none of INSPIRE")
    #expect(record.providerKey == nil)
    #expect(record.year == 2014)
    #expect(
      record.contributors.map { $0.affiliations.map(\.statedCountries) } == [
        [["CERN"]], [["Turkey"], ["Germany"]],
      ], "what stands as a country is passed on as it is")
    #expect(record.contributors[0].affiliations[0].text == "CERN, Geneva, Switzerland")
    let line = try #require(try read("scoap3-lines.jsonl.gz").records.first)
    #expect(line.contributors[0].affiliations[0].statedCountries == ["Bulgaria"])
  }

  @Test func anAnswerWithoutHits() throws {
    let tap = try RecordTap.read(
      #"{"hits":{"hits":[],"total":0},"links":{"self":"https://inspirehep.net"}}"#,
      as: InspireFormat())
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }
}
