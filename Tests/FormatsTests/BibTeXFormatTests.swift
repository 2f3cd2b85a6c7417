import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct BibTeXFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("bibtex/\(sample)"), as: BibTeXFormat())
  }

  @Test func webOfScience() throws {
    let tap = try read("wos.bib")
    let record = try #require(tap.records.first)
    #expect(record.identifierText == "doi:10.5555/copub.bib-wos-1;wos:009900000000051")
    #expect(record.provider == .wos)
    #expect(record.year == 2010)
    #expect(record.type == .conferencePaper)
    #expect(record.sourceType == "Article; Proceedings Paper")
    #expect(record.vintage == "2023-07-08")
    #expect(record.citationCount == 29)
    #expect(record.fields == ["Mathematics, Applied", "Statistics & Probability"])
    #expect(record.funders == ["Ministry of Invention", "Junta de Invención"])
    #expect(record.journal == Journal(issn: "0000-0116", title: "JOURNAL OF INVENTED NUMBERS"))
    #expect(record.byte == 4)
  }

  @Test func authorsStandBeforeTheirAddress() throws {
    let records = try read("wos.bib").records
    let malaga = Affiliation(
      text: "Univ Invented, Dept Comp Sci & Artificial Intelligence, E-29071 Malaga",
      statedCountries: ["Spain"])
    #expect(
      records[0].contributors.map(\.affiliations) == [
        [malaga], [malaga],
        [
          Affiliation(
            text: "Natl Invented Univ, RA-3500 Resistencia", statedCountries: ["Argentina"])
        ],
      ])
    #expect(records[0].contributors.map(\.isCorresponding) == [false, true, false])
    #expect(records[0].unlinkedAffiliations.isEmpty)
    #expect(records[1].year == 2020)
    #expect(records[1].type == .book)
    #expect(
      records[1].unlinkedAffiliations == [
        Affiliation(text: "UNIV INVENTED,ANKARA", statedCountries: ["TURKEY"]),
        Affiliation(text: "UNIV INVENTED,DAYTON,OH 45435"),
      ])
  }

  @Test func scopus() throws {
    let tap = try read("scopus.bib")
    #expect(
      tap.records.map(\.identifierText)
        == ["doi:10.5555/copub.bib-scopus-1;eid:2-s2.0-99000000011", "eid:2-s2.0-99000000012"])
    #expect(tap.records.map(\.provider) == [.scopus, .scopus])
    #expect(tap.records.map(\.vintage) == ["2023-07-08", "2023-07-08"])
    #expect(tap.records.map(\.type) == [.conferencePaper, .article])
    #expect(tap.records.map(\.isRetracted) == [false, true])
    #expect(tap.records.map(\.citationCount) == [52, nil])
    let pretoria = Affiliation(text: "School of Invention, Pretoria, South Africa")
    #expect(
      tap.records[0].unlinkedAffiliations
        == [
          Affiliation(text: "Department of Invention, Invented University, Lund, Sweden"), pretoria,
        ])
    #expect(tap.records[0].contributors.map(\.isCorresponding) == [false, true])
    #expect(tap.records[0].contributors.map(\.affiliations) == [[], [pretoria]])
  }

  @Test(arguments: ["references.bib", "references-again.bib.gz"])
  func aReferenceManager(sample: String) throws {
    let tap = try read(sample)
    #expect(tap.records.map(\.provider) == [.references, .references, .references])
    #expect(tap.records.map(\.year) == [2019, 2021, 2015])
    #expect(tap.records.map(\.type) == [.conferencePaper, .article, .other])
    #expect(tap.records.map(\.contributors.count) == [2, 1, 1])
    #expect(tap.records.map(\.isAuthorListTruncated) == [true, false, false])
    #expect(tap.records.map { $0.identifiers.map(\.scheme) } == [[.doi], [.arxiv], [.isbn]])
    #expect(tap.records[1].journal?.title == "Journal of Invented Results")
    #expect(
      tap.records[1].unlinkedAffiliations.map(\.text) == ["Invented University, Sofia, Bulgaria"])
    #expect(tap.rejected.map(\.code) == ["record-incomplete"])
    #expect(tap.rejected.map(\.record) == ["broken2020"])
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
  }

  /// Older exports of Web of Science put every value into two pairs of braces; older ones of Scopus
  /// call the fields otherwise.
  @Test func olderShapes() throws {
    let wos = try RecordTap.read(
      """
      @article{ ISI:000000000000061,
      Author = {Aker, Ali and Bach, Bo},
      Year = {{2011}},
      Type = {{Review}},
      Affiliation = {{Aker, A (Reprint Author), Univ Invented, TR-06500 Ankara, Turkey.
         Aker, Ali; Bach, Bo, Univ Invented, TR-06500 Ankara, Turkey.}},
      DOI = {{10.5555/a\\_b}},
      Unique-ID = {{ISI:000000000000061}},
      }
      """, as: BibTeXFormat())
    let record = try #require(wos.records.first)
    #expect(record.identifierText == "doi:10.5555/a_b;wos:000000000000061")
    #expect(record.year == 2011)
    #expect(record.type == .review)
    #expect(
      record.contributors.map { $0.affiliations.flatMap(\.statedCountries) }
        == [["Turkey"], ["Turkey"]])
    #expect(record.contributors.map(\.isCorresponding) == [true, false])
    let scopus = try RecordTap.read(
      """
      @ARTICLE{Cam2012, author={Cam, C. and Dorn, D.}, year={2012},
      url={https://www.scopus.com/inward/record.uri?eid=2-s2.0-61}, note={cited By 3},
      affiliation={School, Invented University, Lund, Sweden; Institute, Bonn, Germany},
      correspondence_address1={Dorn, D.; Institute, PO Box 3, Bonn, Germany}, document_type={Editorial}}
      """, as: BibTeXFormat())
    let document = try #require(scopus.records.first)
    #expect(document.citationCount == 3)
    #expect(document.type == .editorial)
    #expect(document.unlinkedAffiliations.count == 2)
    #expect(
      document.contributors.map { $0.affiliations.map(\.text) } == [
        [], ["Institute, Bonn, Germany"],
      ])
  }

  @Test func aBibliographyWithoutAddressesIsSaidToBeOne() throws {
    let tap = try RecordTap.read("@article{a, author = {A, B}, year = 2000}", as: BibTeXFormat())
    #expect(tap.notes.map(\.code) == ["addresses-not-exported"])
  }
}
