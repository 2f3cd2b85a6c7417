import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct CrossrefXMLFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("crossref-xml/\(sample)"), as: CrossrefXMLFormat())
  }

  @Test func anArticle() throws {
    let article = try #require(try read("unixsd.xml").records.first)
    #expect(article.identifierText == "doi:10.5555/copub.cx-1", "not those of references")
    #expect(article.provider == .crossref)
    #expect(article.year == 2019, "the earlier date of the article, whatever its issue says")
    #expect(article.type == .article)
    #expect(article.sourceType == "journal_article")
    #expect(article.journal == Journal(issn: "0000-0095", title: "Invented Annals"))
    #expect(article.funders == ["Invented Fund"])
    #expect(article.citationCount == 17)
    #expect(article.vintage == "2021-07-08")
    #expect(article.otherVersions.map(\.description) == ["doi:10.5555/copub.cx-preprint"])
  }

  @Test func theAuthorsOfAnArticle() throws {
    let authors = try #require(try read("unixsd.xml").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Invented Institute, Berlin, Germany", "Invented College, Nairobi, Kenya"],
        ["Department of Invention, Invented University, Lima, Peru"], [],
      ], "a group is an author, an editor is none")
    #expect(authors[1].affiliations[0].institutions == ["https://ror.org/000000003"])
  }

  @Test func aChapterHasTheYearOfItsBook() throws {
    let chapter = try #require(try read("unixsd.xml").records.dropFirst().first)
    #expect(chapter.identifierText == "doi:10.5555/copub.cx-2;isbn:9780000000002")
    #expect(chapter.type == .chapter)
    #expect(chapter.year == 2015)
    #expect(chapter.contributors.count == 1)
    #expect(chapter.journal == nil)
  }

  @Test func answersWithoutARecordAndShortOnes() throws {
    let tap = try read("unixsd.xml")
    #expect(tap.rejected.map(\.code) == ["doi-unresolved"])
    #expect(tap.rejected.map(\.record) == ["doi:10.5555/copub.none"])
    let short = try #require(tap.records.last)
    #expect(short.identifierText == "doi:10.5555/copub.cx-3")
    #expect(short.year == 2012)
    #expect(short.contributors.count == 1)
    #expect(short.journal?.issn == "0000-0109")
  }

  @Test func recordsOfOAI() throws {
    let tap = try read("oai.xml")
    let paper = try #require(tap.records.first)
    #expect(paper.type == .conferencePaper)
    #expect(paper.year == 2008)
    #expect(paper.vintage == "2018-09-26")
    #expect(paper.contributors.count == 1, "a chair is no author")
    #expect(paper.identifierText == "doi:10.5555/copub.cx-4;isbn:9780000000019")
    #expect(tap.deleted.map(\.description) == ["doi:10.5555/copub.cx-deleted"])
    #expect(tap.rejected.map(\.code) == ["doi-unresolved"])
  }

  @Test func aDepositHoldsSeveralWorks() throws {
    let records = try read("deposit.xml.gz").records
    #expect(
      records.map(\.identifierText) == [
        "doi:10.5555/copub.cx-6", "doi:10.5555/copub.cx-7", "doi:10.5555/copub.cx-8",
      ])
    #expect(records.map(\.type) == [.article, .retraction, .preprint])
    #expect(records.map(\.year) == [2021, 2021, 2022])
    #expect(records.map { $0.contributors.count } == [1, 0, 1])
    #expect(
      records[0].contributors[0].affiliations[0].text
        == "Universit\u{E9} invent\u{E9}e, Gen\u{E8}ve, Suisse")
  }

  @Test(
    arguments: [
      ("<book book_type=\"monograph\"><book_metadata>DOI</book_metadata></book>", .book),
      ("<report-paper><report-paper_metadata>DOI</report-paper_metadata></report-paper>", .other),
      ("<database><dataset>DOI</dataset></database>", .dataset),
      ("<posted_content type=\"letter\">DOI</posted_content>", .letter),
      ("<dissertation>DOI</dissertation>", .other),
    ] as [(String, PublicationType)])
  func types(text: String, type: PublicationType) throws {
    let work = text.replacing("DOI", with: "<doi_data><doi>10.5555/t</doi></doi_data>")
    for (before, behind) in [
      ("<crossref>", "</crossref>"), ("<doi_batch><body>", "</body></doi_batch>"),
    ] {
      let tap = try RecordTap.read(before + work + behind, as: CrossrefXMLFormat())
      #expect(tap.records.map(\.type) == [type])
      #expect(tap.records.map(\.identifierText) == ["doi:10.5555/t"])
    }
  }
}
