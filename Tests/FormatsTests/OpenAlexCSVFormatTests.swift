import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct OpenAlexCSVFormatTests {
  private func read(_ sample: String) throws -> [PublicationRecord] {
    let tap = try RecordTap.read(Place.sample("openalex-csv/\(sample)"), as: OpenAlexCSVFormat())
    #expect(tap.rejected.isEmpty && tap.notes.isEmpty)
    return tap.records
  }

  @Test(arguments: ["export.csv", "export-again.csv.gz"])
  func theFirstWork(sample: String) throws {
    let work = try #require(try read(sample).first)
    #expect(work.identifiers.map(\.scheme) == [.doi, .openalex, .pmid])
    #expect(work.provider == .openalex)
    #expect(work.year == 2020)
    #expect(work.type == .article)
    #expect(work.citationCount == 12)
    #expect(work.normalisedImpact == 1.5)
    #expect(work.funders == ["Invented Fund", "Second Invented Fund"])
    #expect(work.journal == Journal(issn: "0000-0140", title: "Invented Nature"))
    #expect(work.contributors.map(\.statedCountries) == [["IN"], [], ["SG"]])
    #expect(work.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(work.unlinkedAffiliations.isEmpty)
  }

  @Test func moreCountriesThanAuthorsBelongToNobodyInParticular() throws {
    let work = try read("export.csv")[1]
    #expect(work.contributors.map(\.statedCountries) == [[], []])
    #expect(work.unlinkedAffiliations.map(\.statedCountries) == [["JP"], ["DE"]])
    #expect(work.isRetracted)
    #expect(work.type == .chapter)
  }

  @Test func aWorkWithoutACountryHasItsInstitutionsForATextAtLeast() throws {
    let work = try read("export.csv")[2]
    #expect(work.contributors.map(\.statedCountries) == [[]])
    #expect(work.unlinkedAffiliations.map(\.text) == ["Invented Academy, Ulan Bator"])
  }

  @Test func theShapeOf2024() throws {
    let works = try read("export-2024.csv")
    #expect(works.map(\.vintage) == ["2024-08-20", "2024-08-21"])
    #expect(works[0].fields == ["Earth and Planetary Sciences"])
    #expect(
      works[0].identifierText == "doi:10.5555/copub.oacsv-11;openalex:W9100000011;pmcid:PMC99500011"
    )
    #expect(works[0].unlinkedAffiliations.map(\.statedCountries) == [["MX"], ["ES"]])
    #expect(
      works[1].contributors.map { $0.affiliations.map(\.text) }
        == [["Invented Institute, Graz, Austria"], ["Invented University, Brno, Czechia"]])
  }

  @Test func theShapeOf2023() throws {
    let work = try #require(try read("export-2023.csv").first)
    #expect(work.contributors.count == 2)
    #expect(work.type == .article)
    #expect(work.journal == Journal(issn: "0000-0167", title: "Invented Results"))
    #expect(work.unlinkedAffiliations.map(\.text) == ["Invented University, Hanoi"])
  }

  @Test func rowsKnowTheirPositions() throws {
    let bytes = try Place.bytes(Place.sample("openalex-csv/export.csv"))
    for work in try read("export.csv") {
      #expect(bytes[work.byte...].starts(with: "\"https://openalex.org/W91000".utf8))
    }
  }
}
