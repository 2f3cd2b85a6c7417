import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct ADSFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("ads/\(sample)"), as: ADSFormat())
  }

  @Test func anArticle() throws {
    let article = try #require(try read("answer.json").records.first)
    #expect(
      article.identifierText
        == "ads:2019Inv....12..345S;arxiv:1901.00001;doi:10.5555/copub.ads-1")
    #expect(article.year == 2019)
    #expect(article.type == .article)
    #expect(article.journal == Journal(issn: "0000-0124", title: "Invented Astronomy"))
    #expect(article.fields == ["astronomy", "physics"])
    #expect(article.citationCount == 9)
    #expect(article.vintage == "2023-04-05")
  }

  /// The list of affiliations runs beside that of authors; `;` parts addresses and ends `&amp;`.
  @Test func affiliationsBesideAuthors() throws {
    let authors = try #require(try read("answer.json").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        [
          "Department of Stars & Planets, Invented University, Tucson, AZ, USA",
          "Invented Observatory, La Silla, Chile",
        ], [], ["Invented Institute, Potsdam, Germany"],
      ])
  }

  @Test func aPreprintWithACutList() throws {
    let tap = try read("answer.json")
    let preprint = try #require(tap.records.last)
    #expect(preprint.type == .preprint)
    #expect(
      preprint.identifierText
        == "ads:2020arXiv200100002S;arxiv:2001.00002;doi:10.5555/copub.ads-2")
    #expect(preprint.authorCount == 40)
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
    #expect(tap.rejected.map(\.code) == ["record-without-content"])
  }

  @Test func listsOfDifferentLengths() throws {
    let documents = try read("documents.jsonl.gz").records
    #expect(documents.map(\.type) == [.conferencePaper, .correction])
    #expect(documents[0].contributors.count == 2, "without authors, one for each affiliation")
    #expect(documents[1].contributors.map { $0.affiliations.count } == [1])
    #expect(documents[1].unlinkedAffiliations.map(\.text) == ["Invented Array, Perth, Australia"])
    #expect(documents[1].identifierText.hasSuffix("isbn:9780000000163"))
  }

  @Test(arguments: [
    ("A&amp;B; C", ["A&B", "C"]), ("-", []), ("; , A ;", ["A"]),
    ("&#233;t&#xE9;; &bogus; x", ["\u{E9}t\u{E9}", "&bogus", "x"]),
    ("A &lt;b&gt; C &", ["A <b> C &"]), ("&#0;&#99999999999;", ["&#0", "&#99999999999"]),
  ])
  func addressesOfOneAuthor(text: String, addresses: [String]) throws {
    let tap = try RecordTap.read(
      #"{"bibcode":"2000Inv.....1....1S","author":["x"],"aff":["\#(text)"]}"#, as: ADSFormat())
    #expect(tap.records.first?.contributors.first?.affiliations.map(\.text) == addresses)
  }
}
