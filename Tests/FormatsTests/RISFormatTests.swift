import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct RISFormatTests {
  private func read(_ sample: String) throws -> [PublicationRecord] {
    let tap = try RecordTap.read(Place.sample("ris/\(sample)"), as: RISFormat())
    #expect(tap.rejected.isEmpty)
    return tap.records
  }

  private func record(_ fields: String) throws -> PublicationRecord {
    try #require(
      try RecordTap.read("TY  - JOUR\n\(fields)\nER  - \n", as: RISFormat()).records.first)
  }

  @Test func webOfScience() throws {
    let records = try read("wos.ris")
    #expect(
      records.map(\.identifierText) == [
        "doi:10.5555/copub.ris-wos-1;pmid:99400001;wos:009900000000041", "wos:009900000000042",
      ])
    #expect(records.map(\.provider) == [.wos, .wos])
    #expect(records.map(\.year) == [2019, 2014], "early access stands in C6")
    #expect(records.map(\.type) == [.article, .conferencePaper])
    #expect(records[0].citationCount == 12)
    #expect(
      records[0].unlinkedAffiliations == [
        Affiliation(text: "Univ Invented, Beijing", statedCountries: ["Peoples R China"]),
        Affiliation(text: "Univ Invented, Perth, WA", statedCountries: ["Australia"]),
      ], "the fields that run on in the line are no address")
    #expect(records[0].contributors.count == 2)
    #expect(records[0].journal == Journal(issn: "0000-0078", title: "JOURNAL OF INVENTED EARTHS"))
  }

  @Test(arguments: ["scopus.ris", "scopus-again.ris.gz"])
  func scopus(sample: String) throws {
    let record = try #require(try read(sample).first)
    #expect(record.provider == .scopus)
    #expect(record.identifiers.map(\.scheme) == [.doi, .eid, .isbn, .pmid])
    #expect(record.type == .review)
    #expect(record.sourceType == "Short Survey")
    #expect(record.vintage == "2024-08-05")
    #expect(record.citationCount == 2)
    #expect(record.journal == Journal(issn: "00000086", title: "Invented Nature"))
    let uppsala = Affiliation(text: "School of Invention, Invented University, Uppsala, Sweden")
    #expect(
      record.unlinkedAffiliations
        == [Affiliation(text: "Museum of Invention, 1 Invented Road, Abuja, Nigeria"), uppsala])
    #expect(record.contributors.map(\.isCorresponding) == [false, false, true])
    #expect(record.contributors.map(\.affiliations) == [[], [], [uppsala]])
  }

  @Test func openAlexLinksAddressesByTheirPlace() throws {
    let records = try read("openalex.ris")
    #expect(
      records.map { $0.contributors.map { $0.affiliations.map(\.text) } } == [
        [
          ["Invented Museum, La Paz, Bolivia", "Invented Institute, Barcelona, Spain"], [],
          ["Invented University, Sfax, Tunisia"],
        ], [["Invented College, Cork, Ireland"]],
      ])
    #expect(records.map(\.provider) == [.references, .references])
    #expect(records.map(\.type) == [.article, .letter])
    #expect(records.map(\.year) == [2022, nil])
    #expect(records[1].identifierText == "doi:10.5555/copub.ris-openalex-2")
  }

  @Test func aReferenceManager() throws {
    let records = try read("endnote.ris")
    #expect(records[0].identifierText == "doi:10.5555/copub.ris-endnote-1;pmid:99400021")
    #expect(
      records[0].unlinkedAffiliations.map(\.text) == [
        "H. Hahn, Invented University, Vienna, Austria",
        "I. Ito, Invented Institute, Sendai, Japan",
      ])
    #expect(records[0].contributors.allSatisfy { $0.affiliations.isEmpty }, "C1 is no address here")
    #expect(records[1].year == 2003)
    #expect(records[1].type == .book)
    #expect(records[1].identifierText == "isbn:0000000040")
  }

  @Test func anAccessionNumberIsAPMIDOnlyInMedline() throws {
    #expect(try record("AN  - 123\nDB  - PubMed").identifierText == "pmid:123")
    #expect(try record("AN  - 123\nDP  - NLM").identifierText == "pmid:123")
    #expect(try record("AN  - 123\nPY  - 2000").identifierText == "")
    #expect(try record("C2  - PMC77\nPY  - 2000").identifierText == "pmcid:PMC77")
    #expect(try record("M3  - doi: 10.5555/X").identifierText == "doi:10.5555/x")
    #expect(try record("UR  - https://doi.org/10.5555/y").identifierText == "doi:10.5555/y")
  }

  @Test(arguments: ["Cited By: 12", "Cited By :12", "Export Date: 5 May 2019; Cited By: 12"])
  func citationsStandInANote(note: String) throws {
    let link = "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&partnerID=40"
    #expect(try record("N1  - \(note)\nUR  - \(link)").citationCount == 12)
  }

  @Test func whatIsNotWhole() throws {
    let tap = try RecordTap.read(
      "TY  - JOUR\nDO  - 10.5555/a\nTY  - JOUR\nDO  - 10.5555/b\nER  -\nTY  - JOUR\nDO  - 10.5555/c\n",
      as: RISFormat())
    #expect(tap.records.map(\.identifierText) == ["doi:10.5555/a", "doi:10.5555/b"])
    #expect(tap.rejected.map(\.code) == ["record-incomplete"])
    #expect(tap.rejected.map(\.record) == ["doi:10.5555/c"])
    #expect(tap.notes.map(\.code) == ["record-unended", "addresses-not-exported"])
  }
}
