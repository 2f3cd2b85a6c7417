import Bibliography
import Intake
import TestSupport
import Testing

@testable import Formats

/// What the samples of Dimensions and the Lens as CSV state, written down by hand.
struct DimensionsCSVTests {
  private func source(_ sample: String) throws -> Input {
    try Input(path: Place.sample(sample).path)
  }

  @Test func dimensions() throws {
    let tap = RecordTap()
    try DimensionsCSV.read(source("dimensions/export.csv"), limits: .standard, into: tap)
    #expect(tap.rejected.isEmpty && tap.notes.isEmpty)
    let record = try #require(tap.records.first)
    #expect(
      record.identifierText
        == "dimensions:pub.1900000001;doi:10.5555/copub.dim-1;pmcid:PMC99700001;pmid:99700001")
    #expect(record.provider == .dimensions)
    #expect(record.year == 2022)
    #expect(record.type == .review)
    #expect(record.sourceType == "Review Article")
    #expect(record.vintage == "2026-09-30")
    #expect(record.journal == Journal(issn: "0000-0205", title: "Invented Letters"))
    #expect(record.citationCount == 5)
    #expect(record.normalisedImpact == 1.25)
    #expect(record.funders == ["Invented Fund", "Second Invented Fund"])
    #expect(record.fields == ["40 Engineering", "4001 Aerospace Engineering"])
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented (Central University, Enugu, Nigeria", "Invented Clinic, Leeds, UK"],
        ["Invented Institute, Pune, India"], [],
      ])
    #expect(record.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(
      record.unlinkedAffiliations.map(\.statedCountries)
        == [["Nigeria"], ["India"], ["United Kingdom"]])
  }

  @Test func aBookWithoutRawAffiliations() throws {
    let tap = RecordTap()
    try DimensionsCSV.read(source("dimensions/export.csv"), limits: .standard, into: tap)
    let record = try #require(tap.records.last)
    #expect(record.type == .book)
    #expect(record.contributors.map { $0.affiliations.map(\.text) } == [["Invented College"]])
    #expect(record.unlinkedAffiliations.map(\.statedCountries) == [["Chile"]])
  }

  @Test func lens() throws {
    let tap = RecordTap()
    try LensCSV.read(source("lens/export.csv"), limits: .standard, into: tap)
    #expect(tap.notes.map(\.code) == ["format-without-affiliations"])
    #expect(
      tap.records.map(\.identifierText) == [
        "doi:10.5555/copub.lens-csv-1;lens:900-000-000-000-001;pmcid:PMC99800001;pmid:99800001",
        "lens:900-000-000-000-002",
      ])
    #expect(tap.records.map(\.year) == [2020, 2018])
    #expect(tap.records.map(\.type) == [.article, .chapter])
    #expect(tap.records.map(\.contributors.count) == [2, 1])
    #expect(tap.records.map(\.citationCount) == [10, 0])
    #expect(tap.records[0].journal == Journal(issn: "00000221", title: "Invented Systems"))
    #expect(tap.records.allSatisfy { !$0.hasAffiliation })
  }

  @Test func eachKnowsItsOwn() throws {
    let heads = try ["dimensions/export.csv", "lens/export.csv", "scopus-csv/export.csv"]
      .map { FileHead(try source($0).head) }
    #expect(heads.map(DimensionsCSV.recognises) == [true, false, false])
    #expect(heads.map(LensCSV.recognises) == [false, true, false])
  }
}
