import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct WebOfScienceXMLFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("wos-xml/\(sample)"), as: WebOfScienceXMLFormat())
  }

  @Test func twoDocumentsInAFileAreBothRead() throws {
    let records = try read("joined.xml").records
    #expect(
      records.map(\.identifierText) == [
        "doi:10.5555/copub.wos-1;pmid:99300001;wos:000900000000001",
        "isbn:9780000000026;wos:000900000000002",
      ])
    #expect(records.map(\.year) == [2019, 2020], "early access where no year is stated")
    #expect(records.map(\.type) == [.article, .chapter])
    #expect(records.map(\.isRetracted) == [true, false])
    #expect(records[0].sourceType == "Article; Retracted Publication")
    #expect(records[0].journal == Journal(issn: "0000-0117", title: "INVENTED JOURNAL"))
    #expect(records[0].fields == ["Invention"])
    #expect(records[0].funders == ["Invented Fund"])
    #expect(records[0].citationCount == 9)
  }

  @Test func authorsAreAtTheirNumbers() throws {
    let record = try #require(try read("joined.xml").records.first)
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented Univ, Dept Invent, Hong Kong", "Invented Coll, Cardiff"],
        ["Invented Inst, Davis, CA 95616"], [],
      ],
      "a group is an author, an editor is none, and a reprint address spelt otherwise is no second")
    let affiliations = record.contributors.flatMap(\.affiliations)
    #expect(affiliations.map(\.statedCountries) == [["Peoples R China"], ["Wales"], ["USA"]])
    #expect(affiliations[0].institutions == ["https://ror.org/000000003"])
    #expect(record.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(record.unlinkedAffiliations.isEmpty)
  }

  @Test func addressesWithoutAnAuthor() throws {
    let record = try #require(try read("joined.xml").records.last)
    #expect(record.contributors.map(\.affiliations) == [[], []], "the book's author is none")
    #expect(record.unlinkedAffiliations.map(\.text) == ["Invented Acad, Tallinn"])
    #expect(record.unlinkedAffiliations.map(\.statedCountries) == [["Estonia"]])
  }

  @Test func theReprintAddressIsAnAddressOfItsAuthor() throws {
    let records = try read("old.xml.gz").records
    #expect(
      records.map { $0.contributors.map { $0.affiliations.flatMap(\.statedCountries) } } == [
        [["GER DEM REP"], []], [["JAPAN"], []],
      ])
    #expect(records[0].contributors[0].affiliations[0].text == "INVENTED UNIV,DDR-1040 BERLIN")
    #expect(records[0].unlinkedAffiliations.isEmpty)
    #expect(records[1].unlinkedAffiliations.map(\.statedCountries) == [["USSR"]])
    #expect(records.map(\.type) == [.article, .correction])
  }

  @Test func theAnswerOfAServiceHoldsItsRecordsAsText() throws {
    let inside = "<records><REC><UID>WOS:1</UID></REC><REC><UID>WOS:2</UID></REC></records>"
    let escaped = inside.replacing("<", with: "&lt;")
    for text in [
      "<Envelope><Body><return><queryId>1</queryId><records>\(escaped)</records></return></Body></Envelope>",
      "<response><map><val name=\"Records\"><![CDATA[\(inside)]]></val></map></response>",
    ] {
      let tap = try RecordTap.read(text, as: WebOfScienceXMLFormat())
      #expect(tap.records.map(\.identifierText) == ["wos:1", "wos:2"])
    }
    let cut = try RecordTap.read(
      "<return><records>&lt;records>&lt;REC>&lt;UID>WOS:3&lt;/UID>&lt;/REC>&lt;REC></records></return>",
      as: WebOfScienceXMLFormat())
    #expect(cut.records.map(\.identifierText) == ["wos:3"])
    #expect(cut.rejected.map(\.code) == ["record-incomplete"])
  }
}
