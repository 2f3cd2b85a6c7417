import Bibliography
import Formats
import TestSupport
import Testing

/// The XML of formats that come as JSON, too: what the samples state, written down by hand.
struct XMLOfJSONFormatsTests {
  private func read(_ sample: String, as format: any ExportFormat) throws -> RecordTap {
    try RecordTap.read(Place.sample(sample), as: format)
  }

  @Test func scopusSearch() throws {
    let tap = try read("scopus/search.xml", as: ScopusFormat())
    #expect(
      tap.records.map(\.identifierText) == [
        "doi:10.5555/copub.scopus-1;eid:2-s2.0-99400000001;pmid:99400001",
        "eid:2-s2.0-99400000002",
      ])
    #expect(tap.records.map(\.year) == [2020, 2019])
    #expect(tap.records.map(\.type) == [.review, .conferencePaper])
    #expect(tap.records[0].citationCount == 3)
    #expect(tap.records[0].unlinkedAffiliations.map(\.statedCountries) == [["Peru"], []])
    #expect(
      tap.records[1].contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [
        ["Kenya"], ["Kenya", "Norway"],
      ])
    #expect(tap.records[1].authorCount == 3)
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
  }

  @Test func scopusAbstract() throws {
    let tap = try read("scopus/abstract.xml.gz", as: ScopusFormat())
    let abstract = try #require(tap.records.first)
    #expect(abstract.identifierText == "doi:10.5555/copub.scopus-3;eid:2-s2.0-99400000003")
    #expect(abstract.year == 2021, "the cover date, not that of the item")
    #expect(abstract.vintage == "2021-11-04")
    #expect(abstract.fields == ["Arts (all)"])
    #expect(
      abstract.contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [
        ["tha", "deu"], ["deu", "France"], [],
      ], "groups and list, united; a collaboration is an author, a cited one none")
    #expect(abstract.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(tap.notes.map(\.code) == ["affiliations-differ"])
  }

  @Test func scopusWithoutResults() throws {
    let tap = try RecordTap.read(
      "<search-results><entry><error>Result set was empty</error></entry></search-results>",
      as: ScopusFormat())
    #expect(tap.records.isEmpty && tap.rejected.isEmpty)
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }

  @Test func dataCiteKernel() throws {
    let record = try #require(try read("datacite/kernel.xml", as: DataCiteFormat()).records.first)
    #expect(record.identifierText == "arxiv:1801.00001;doi:10.5555/copub.datacite-xml-1")
    #expect(record.year == 2018)
    #expect(record.type == .preprint)
    #expect(record.vintage == "2019-02-03")
    #expect(record.fields == ["Invented sciences"])
    #expect(record.funders == ["Invented Fund"])
    #expect(record.otherVersions.map(\.description) == ["doi:10.5555/copub.datacite-article"])
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Lima, Peru", "Invented Institute"], [],
      ], "contributors are no authors")
    #expect(
      record.contributors[0].affiliations[0].institutions == ["https://ror.org/000000003"])
  }

  @Test func dataCiteOfOAI() throws {
    let tap = try read("datacite/oai-envelope.xml.gz", as: DataCiteFormat())
    #expect(tap.records.map(\.identifierText) == ["doi:10.5555/copub.datacite-xml-2"])
    #expect(tap.records.map(\.year) == [2011])
    #expect(tap.records.map(\.vintage) == ["2022-02-10"])
    #expect(tap.records.map(\.type) == [.dataset])
    #expect(tap.deleted.map(\.description) == ["doi:10.5555/copub.datacite-deleted"])
  }

  @Test func europePMC() throws {
    let tap = try read("europepmc/answer.xml", as: EuropePMCFormat())
    let article = try #require(tap.records.first)
    #expect(
      article.identifierText
        == "doi:10.5555/copub.epmc-xml-1;europepmc:MED/99500001;pmcid:PMC99500001;pmid:99500001")
    #expect(article.year == 2017)
    #expect(article.isRetracted)
    #expect(article.citationCount == 4)
    #expect(article.vintage == "2018-01-02")
    #expect(article.journal == Journal(issn: "0000-0133", title: "Invented Journal"))
    #expect(
      article.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Lima, Peru.", "Invented Institute, Berlin, Germany."],
        ["Invented College, Nairobi, Kenya."], [],
      ])
    #expect(
      article.contributors[0].affiliations[0].institutions == ["https://ror.org/000000003"])
    let preprint = try #require(tap.records.last)
    #expect(preprint.type == .preprint)
    #expect(preprint.version == 2)
    #expect(preprint.contributors.count == 2)
    #expect(preprint.unlinkedAffiliations.map(\.text) == ["Invented Lab, Accra, Ghana"])
    #expect(
      preprint.otherVersions.map(\.description) == ["europepmc:MED/99500003", "pmid:99500003"])
  }
}
