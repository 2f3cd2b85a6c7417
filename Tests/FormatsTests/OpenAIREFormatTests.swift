import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct OpenAIREFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("openaire/\(sample)"), as: OpenAIREFormat())
  }

  @Test func anArticle() throws {
    let product = try #require(try read("products.jsonl").records.first)
    #expect(product.identifierText.hasPrefix("doi:10.5555/copub.oa-1;openaire:doi_________::0000"))
    #expect(product.identifierText.hasSuffix("1;pmid:99800001"))
    #expect(product.year == 2020)
    #expect(product.type == .article, "the first instance with a type of ours decides")
    #expect(product.sourceType == "Article")
    #expect(product.journal == Journal(issn: "0000-0167", title: "Invented Graph Letters"))
    #expect(product.fields == ["0101 mathematics"])
    #expect(product.funders == ["Invented Foundation"])
    #expect(product.citationCount == 6)
    #expect(product.vintage == "2023-11-14")
    #expect(product.contributors.count == 2)
  }

  /// Countries of the product are those of repositories, not of authors.
  @Test func organisationsAreLinkedToNoAuthor() throws {
    let product = try #require(try read("products.jsonl").records.first)
    #expect(OpenAIREFormat().affiliations == .unlinked)
    #expect(
      product.unlinkedAffiliations == [
        Affiliation(
          text: "Invented University of Ghent", institutions: ["https://ror.org/000000006"]),
        Affiliation(text: "Invented Agency", statedCountries: ["GR"]),
      ])
    #expect(product.contributors.allSatisfy { $0.affiliations.isEmpty })
  }

  @Test func identifiersOfAnInstance() throws {
    let product = try #require(try read("products.jsonl").records.last)
    #expect(product.identifierText.hasPrefix("arxiv:2005.00001;openaire:"))
    #expect(product.type == .preprint)
    #expect(product.contributors.isEmpty)
  }

  @Test func theOlderSchemaAndAnAnswer() throws {
    let older = try #require(try read("older.jsonl.gz").records.first)
    #expect(older.type == .dataset)
    #expect(older.year == 2011)
    #expect(older.contributors.count == 1)
    #expect(older.unlinkedAffiliations.map(\.text) == ["Invented Museum"])
    let answer = try read("answer.json").records
    #expect(answer.map(\.type) == [.conferencePaper])
    #expect(answer.map(\.year) == [nil])
  }
}
