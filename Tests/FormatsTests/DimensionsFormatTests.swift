import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct DimensionsFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("dimensions/\(sample)"), as: DimensionsFormat())
  }

  @Test func aReview() throws {
    let publication = try #require(try read("answer.json").records.first)
    #expect(
      publication.identifierText
        == "dimensions:pub.1990000001;doi:10.5555/copub.dm-1;pmid:99700001")
    #expect(publication.year == 2019)
    #expect(publication.type == .review, "the document type tells more than the type")
    #expect(publication.sourceType == "article")
    #expect(publication.fields == ["40 Engineering"], "divisions, not their groups")
    #expect(publication.journal == Journal(issn: "0000-0140", title: "Invented Dimensions"))
    #expect(publication.funders == ["Invented Fund"])
    #expect(publication.citationCount == 8)
    #expect(publication.normalisedImpact == 2.5)
    #expect(publication.unlinkedAffiliations.isEmpty, "its authors have affiliations")
  }

  @Test func itsAuthors() throws {
    let authors = try #require(try read("answer.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Invented University, Pittsburgh, PA, USA"],
        ["Invented Institute, Lund", "Invented Kiosk, Malmo"], ["Invented Farm, Uppsala, Sweden"],
      ])
    #expect(
      authors.map { $0.affiliations.map(\.statedCountries) } == [[["US"]], [["Sweden"], []], [[]]])
    #expect(authors[0].affiliations[0].institutions == ["grid.0.4"])
    #expect(authors.map(\.isCorresponding) == [true, false, false])
  }

  @Test func countriesOfThePublicationAlone() throws {
    let publication = try #require(try read("answer.json").records.last)
    #expect(publication.type == .conferencePaper)
    #expect(publication.contributors.isEmpty)
    #expect(publication.unlinkedAffiliations.map(\.statedCountries) == [["JP"], ["AU"]])
  }

  @Test func linesAndAnOlderShape() throws {
    let publications = try read("publications.jsonl.gz").records
    #expect(publications.map(\.type) == [.preprint, .chapter])
    #expect(publications.map(\.year) == [2019, 2009], "without `year`, that of `date`")
    #expect(publications[0].identifierText == "arxiv:1901.00003;dimensions:pub.1990000003")
    #expect(publications[0].contributors[0].affiliations[0].statedCountries == ["PL"])
    #expect(publications[0].contributors[0].affiliations[0].institutions == ["grid.0.5"])
    #expect(publications[1].contributors.map { $0.affiliations.count } == [1, 0])
  }
}
