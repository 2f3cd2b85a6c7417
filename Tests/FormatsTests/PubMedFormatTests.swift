import Bibliography
import Formats
import Intake
import Markup
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct PubMedFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("pubmed/\(sample)"), as: PubMedFormat())
  }

  @Test func anArticle() throws {
    let article = try #require(try read("articles.xml").records.first)
    #expect(
      article.identifierText == "doi:10.5555/copub.pm-1;pmcid:PMC99000001;pmid:99000001",
      "neither the invalid DOI nor the PMID of a reference is its own")
    #expect(article.providerKey?.description == "pmid:99000001")
    #expect(article.version == 1)
    #expect(article.year == 2018, "the year of PubDate, not of ArticleDate or History")
    #expect(article.vintage == "2020-03-04")
    #expect(article.type == .article)
    #expect(article.journal == Journal(issn: "0000-0043", title: "Invented Medical Letters"))
    #expect(article.funders == ["Invented Health Fund"])
    #expect(!article.isRetracted)
    #expect(!article.isAuthorListTruncated)
  }

  @Test func theAuthorsOfAnArticle() throws {
    let authors = try #require(try read("articles.xml").records.first).contributors
    #expect(
      authors.map { $0.affiliations.map(\.text) } == [
        ["Department of Invention, Invented University, Beijing, China. pia@example.org."],
        ["Invented Institute, Berlin, Germany.", "Invented College, Nairobi, Kenya."],
      ], "neither the invalid spelling of a name nor an investigator is an author")
    #expect(authors[0].affiliations[0].institutions == ["https://ror.org/000000000"])
    #expect(authors.allSatisfy { $0.statedCountries.isEmpty && !$0.isCorresponding })
  }

  @Test func aReviewByAGroupWithAMedlineDate() throws {
    let review = try #require(try read("articles.xml").records.dropFirst().first)
    #expect(review.year == 2004)
    #expect(review.type == .review)
    #expect(review.contributors.count == 2)
    #expect(review.contributors.map { $0.affiliations.count } == [0, 1])
    #expect(
      review.contributors[1].affiliations[0].text == "Invented Hospital, S\u{E3}o Paulo, Brazil.")
    #expect(review.isAuthorListTruncated)
    #expect(review.vintage == nil)
    #expect(review.journal?.issn == "0000-0051")
  }

  @Test func aRetractedArticle() throws {
    let article = try #require(try read("articles.xml").records.dropFirst(2).first)
    #expect(article.isRetracted)
    #expect(article.type == .article)
    #expect(article.identifierText == "pmid:99000003", "the notice's PMID is not its own")
    #expect(article.journal == nil)
  }

  @Test func aBook() throws {
    let tap = try read("articles.xml")
    #expect(tap.records.count == 4)
    let book = try #require(tap.records.last)
    #expect(book.identifierText == "isbn:9780000000002;pmid:99000004")
    #expect(book.year == 2011)
    #expect(
      book.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented School, Wellington, New Zealand."]
      ], "editors are no authors")
  }

  @Test func versionsAndDeletions() throws {
    let tap = try read("updates.xml")
    #expect(tap.records.map(\.version) == [2])
    #expect(tap.records.map(\.identifierText) == ["pmid:99000001"])
    #expect(tap.deleted.map(\.description) == ["pmid:99000003"])
    #expect(tap.rejected.isEmpty)
  }

  @Test func theAffiliationOfAnOldArticleIsThatOfTheFirstAuthor() throws {
    let article = try #require(try read("old-and-new.xml.gz").records.first)
    #expect(
      article.contributors.map { $0.affiliations.map(\.text) } == [
        ["Department of Invention, Universit\u{E9} Invent\u{E9}e, Lyon, France."], [],
      ])
  }

  @Test func aPreprintNamesItsArticle() throws {
    let preprint = try #require(try read("old-and-new.xml.gz").records.last)
    #expect(preprint.identifierText == "pmid:99000022")
    #expect(preprint.otherVersions.map(\.description) == ["pmid:99000023"])
    #expect(preprint.version == 2)
    #expect(
      preprint.contributors[0].affiliations[0].institutions
        == ["grid.0000.3", "0000000000000003"])
  }

  @Test func filesJoinedByCatAreReadToTheEnd() throws {
    let text =
      SampleArticle.file([SampleArticle(pmid: 1)]) + SampleArticle.file([SampleArticle(pmid: 2)])
    let tap = try RecordTap.read(text, as: PubMedFormat())
    #expect(tap.records.map(\.identifierText) == ["pmid:1", "pmid:2"])
  }

  @Test func gzipIsReadAlike() throws {
    let tap = try read("articles-again.xml.gz")
    #expect(tap.records.map(\.year) == [2018, 2004, 2010, 2011])
    #expect(tap.records.compactMap { $0.providerKey?.value }.sorted().count == 4)
  }

  @Test func recordsKnowTheirPositions() throws {
    let bytes = try Place.bytes(Place.sample("pubmed/articles.xml"))
    let tags = try read("articles.xml").records.map { record in
      String(decoding: bytes[record.byte...].prefix(14), as: UTF8.self)
    }
    #expect(tags == ["<PubmedArticle", "<PubmedArticle", "<PubmedArticle", "<PubmedBookArt"])
  }

  @Test(
    arguments: [
      ("2004 Nov-Dec", 2004), ("1998 Dec-1999 Jan", 1998), ("Spring 2001", 2001),
      ("1999-2000", 1999), ("no year", nil),
    ] as [(String, Int?)])
  func theYearOfAMedlineDate(text: String, year: Int?) throws {
    let element = SampleArticle(pmid: 1).element.replacing(
      "<Year>2018</Year>", with: "<MedlineDate>\(text)</MedlineDate>")
    let tap = try RecordTap.read(
      "<PubmedArticleSet>\(element)</PubmedArticleSet>", as: PubMedFormat())
    #expect(tap.records.map(\.year) == [year])
  }

  @Test func aCutFileKeepsWhatCameBeforeAndRejectsTheRest() throws {
    let text = SampleArticle.file([SampleArticle(pmid: 1), SampleArticle(pmid: 2)])
    let second = try #require(text.firstRange(of: "<PMID Version=\"1\">2<")).lowerBound
    let tap = RecordTap()
    let cut = String(text[..<second]) + "<PMID>2</PMID><Article><Jour"
    #expect(throws: XMLError.self) {
      try PubMedFormat().read(MemorySource(cut.utf8), limits: .standard, into: tap)
    }
    #expect(tap.records.map(\.identifierText) == ["pmid:1"])
    #expect(tap.rejected.map(\.code) == ["record-incomplete"])
    #expect(tap.rejected.map(\.record) == ["pmid:2"])
  }

  @Test func anEmptySetIsSaidToBeSo() throws {
    let tap = try RecordTap.read("<PubmedArticleSet/>", as: PubMedFormat())
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }

  @Test func aRecordWithoutContentIsRejected() throws {
    let tap = try RecordTap.read(
      "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", as: PubMedFormat())
    #expect(tap.records.isEmpty)
    #expect(tap.rejected.map(\.code) == ["record-without-content"])
  }

  @Test func anArticleAboveTheLimitIsRejectedAndTheNextIsRead() throws {
    var limits = Limits()
    limits.recordBytes = 10_000
    let long = SampleArticle(pmid: 1, authors: Array(repeating: "Somewhere, China", count: 1000))
    let text = SampleArticle.file([long, SampleArticle(pmid: 2)], deleting: [3])
    let tap = RecordTap()
    try PubMedFormat().read(MemorySource(text.utf8), limits: limits, into: tap)
    #expect(tap.records.map(\.identifierText) == ["pmid:2"])
    #expect(tap.rejected.map(\.code) == ["xml-record-too-large"])
  }
}
