import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct ScopusCSVFormatTests {
  private func read(_ sample: String) throws -> [PublicationRecord] {
    let tap = try RecordTap.read(Place.sample("scopus-csv/\(sample)"), as: ScopusCSVFormat())
    #expect(tap.rejected.isEmpty && tap.notes.isEmpty)
    return tap.records
  }

  @Test(arguments: ["export.csv", "export-again.csv.gz"])
  func theFirstDocument(sample: String) throws {
    let record = try #require(try read(sample).first)
    #expect(record.identifiers.map(\.scheme) == [.doi, .eid, .pmid])
    #expect(record.provider == .scopus)
    #expect(record.year == 2026)
    #expect(record.type == .article)
    #expect(record.citationCount == 4)
    #expect(record.journal == Journal(issn: "00000175", title: "Invented Health"))
    #expect(
      record.funders == ["Invented Science Foundation", "Ministry of Invention, Culture and Sport"])
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) } == [
        [
          "Department of Invention, Invented University, Changsha, China",
          "Invented Clinic, Ibadan, Nigeria",
        ], ["Invented Clinic, Ibadan, Nigeria"], ["Institute; of Invention, Bergen, Norway"],
      ])
    #expect(record.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(record.unlinkedAffiliations.isEmpty)
  }

  @Test func anAuthorWithoutAffiliationAndNoAuthorsAtAll() throws {
    let records = try read("export.csv")
    #expect(
      records[1].contributors.map { $0.affiliations.map(\.text) }
        == [[], ["Invented School, Thies, Senegal"]])
    #expect(records[1].type == .correction)
    #expect(records[2].contributors.isEmpty)
    #expect(records[2].type == .editorial)
  }

  @Test func theShapeOf2019() throws {
    let record = try #require(try read("export-2019.csv").first)
    #expect(record.type == .conferencePaper)
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Zurich, Switzerland"],
        ["Invented Laboratory, Graz, Austria", "Invented University, Zurich, Switzerland"],
      ])
    #expect(record.contributors.map(\.isCorresponding) == [false, true])
  }

  @Test func theJapanesePage() throws {
    let record = try #require(try read("export-japanese.csv").first)
    #expect(record.identifierText == "doi:10.5555/copub.scsv-21;eid:2-s2.0-99000000041")
    #expect(record.year == 2021)
    #expect(record.type == .review)
    #expect(record.contributors.count == 2)
    #expect(
      record.unlinkedAffiliations.map(\.text)
        == ["Invented University, Osaka, Japan", "Invented College, Busan, South Korea"])
  }

  @Test(
    arguments: [
      ("Liu F.; Li C.", 2), ("Liu F., Li C., de Boer A.B.", 3), ("Liu, F., Li, C.", 2),
      ("Liu F.", 1), ("L., Bornmann, Lutz; R., Mutz, Rüdiger", 2), ("", 0),
    ])
  func authorsAreCountedHoweverTheyAreParted(names: String, count: Int) throws {
    let tap = try RecordTap.read(
      "Authors,Source title,Cited by,Year\n\"\(names)\",X,1,2000\n", as: ScopusCSVFormat())
    #expect(tap.records.map(\.contributors.count) == [count])
  }

  @Test func anExportWithoutAffiliationsIsSaidToBeOne() throws {
    let tap = try RecordTap.read(
      "Authors,Source title,Cited by,Year\nLiu F.,X,1,2000\n", as: ScopusCSVFormat())
    #expect(tap.notes.map(\.code) == ["addresses-not-exported"])
  }

  @Test func aDamagedRowIsRejectedAndTheNextIsRead() throws {
    let tap = try RecordTap.read(
      "Authors,Source title,Cited by,Year,EID\nLiu F.,\"X,1,2000,2-s2.0-1\n"
        + "Li C.,Y,2,2001,2-s2.0-2\n", as: ScopusCSVFormat())
    #expect(tap.records.map(\.identifierText) == ["eid:2-s2.0-2"])
    #expect(tap.rejected.map(\.code) == ["record-incomplete"])
    #expect(tap.rejected.map(\.byte) == [39])
  }
}
