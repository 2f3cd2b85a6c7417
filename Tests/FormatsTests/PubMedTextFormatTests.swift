import Bibliography
import Formats
import Intake
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct PubMedTextFormatTests {
  private func read(_ sample: String = "export.nbib") throws -> RecordTap {
    try RecordTap.read(Place.sample("pubmed-text/\(sample)"), as: PubMedTextFormat())
  }

  @Test func anArticle() throws {
    let record = try #require(try read().records.first)
    #expect(record.identifierText == "doi:10.5555/copub.nbib-1;pmcid:PMC99300001;pmid:99300001")
    #expect(record.provider == .pubmed)
    #expect(record.version == 1)
    #expect(record.year == 2023)
    #expect(record.type == .review)
    #expect(record.vintage == "2024-05-06")
    #expect(record.journal == Journal(issn: "0000-0060", title: "Invented medical reviews"))
    #expect(record.funders == ["NIH HHS", "Invented Wellness Trust"])
    #expect(!record.isRetracted && !record.isAuthorListTruncated)
  }

  @Test func affiliationsBelongToTheAuthorBeforeThem() throws {
    let authors = try #require(try read().records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        [
          "Department of Invention, Invented University, Kyoto, Japan.",
          "Invented Clinic, Lima, Peru.",
        ], [], ["Trial Office, Accra, Ghana."],
      ], "the group is an author, the investigator is none")
  }

  @Test func anOldRecord() throws {
    let tap = try read()
    let record = try #require(tap.records.dropFirst().first)
    #expect(record.year == 1998)
    #expect(record.isRetracted)
    #expect(record.type == .article)
    #expect(record.isAuthorListTruncated)
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) }
        == [["Invented Institute, Quito, Ecuador."], []],
      "the affiliation of old is the first author's")
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
    #expect(tap.notes.map(\.record) == ["pmid:99300002"])
  }

  @Test func aChapterWithAnEditor() throws {
    let record = try #require(try read().records.last)
    #expect(record.identifierText == "isbn:9780000000002;pmid:99300003")
    #expect(record.type == .chapter)
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) }
        == [["Invented School, Wellington, New Zealand."]])
  }

  @Test func gzipIsReadAlike() throws {
    #expect(try read("export-again.txt.gz").records.map(\.year) == [2023, 1998, 2011])
  }

  @Test func recordsKnowTheirPositions() throws {
    let bytes = try Place.bytes(Place.sample("pubmed-text/export.nbib"))
    for record in try read().records {
      #expect(bytes[record.byte...].starts(with: "PMID- 9930000".utf8))
    }
  }

  @Test func aCutRecordIsRejected() throws {
    let text = "PMID- 1\nDP  - 2000\nSO  - X.\n\nPMID- 2\nDP  - 20"
    let tap = try RecordTap.read(text, as: PubMedTextFormat())
    #expect(tap.records.map(\.identifierText) == ["pmid:1"])
    #expect(tap.rejected.map(\.code) == ["record-incomplete"])
    #expect(tap.rejected.map(\.record) == ["pmid:2"])
    let others = try RecordTap.read(
      "PMID- 1\nDP  - 2000\n\nPMID- 2\nDP  - 2001", as: PubMedTextFormat())
    #expect(others.records.count == 2, "some tools write no source line at all")
  }
}
