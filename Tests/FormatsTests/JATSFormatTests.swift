import Bibliography
import Formats
import Intake
import Markup
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct JATSFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("jats/\(sample)"), as: JATSFormat())
  }

  /// An article around a front that is given.
  private func article(_ meta: String, type: String = "research-article") throws -> RecordTap {
    try RecordTap.read(
      """
      <article article-type="\(type)"><front><article-meta>\
      <article-id pub-id-type="doi">10.5555/x</article-id>\(meta)</article-meta></front></article>
      """, as: JATSFormat())
  }

  private func texts(_ record: PublicationRecord) -> [[String]] {
    record.contributors.map { $0.affiliations.map(\.text) }
  }

  @Test func anArticle() throws {
    let article = try #require(try read("article.xml").records.first)
    #expect(
      article.identifierText == "doi:10.5555/copub.jats-1;pmcid:PMC99200001;pmid:99200001")
    #expect(article.providerKey?.description == "doi:10.5555/copub.jats-1")
    #expect(article.year == 2017, "the earliest that is no deposit")
    #expect(article.type == .article)
    #expect(article.sourceType == "research-article")
    #expect(article.journal == Journal(issn: "0000-0060", title: "Invented Journal of Links"))
    #expect(article.fields == ["Invented physics"], "a heading is no field")
    #expect(article.funders == ["Invented Fund", "Second Fund"])
    #expect(article.isRetracted)
    #expect(article.otherVersions.map(\.description) == ["doi:10.5555/copub.jats-preprint"])
  }

  @Test func theAuthorsOfAnArticle() throws {
    let article = try #require(try read("article.xml").records.first)
    #expect(
      texts(article) == [
        [
          "Invented Institute 1, Seoul",
          "Department of Invention, Invented University 2, Hong Kong",
        ],
        [
          "Department of Invention, Invented University 2, Hong Kong",
          "Invented College 3, Nairobi",
        ],
        [],
      ], "a group is one author; its members, authors not in the byline and editors are none")
    let affiliations = article.contributors.flatMap(\.affiliations)
    #expect(
      affiliations.map(\.statedCountries) == [["Korea"], ["China"], ["China"], ["KE"]],
      "the text before the attribute")
    #expect(affiliations.last?.institutions == ["https://ror.org/000000003"])
    #expect(article.contributors.map(\.isCorresponding) == [true, false, false])
    #expect(article.unlinkedAffiliations.isEmpty, "that of an editor or a member is no author's")
  }

  @Test func affiliationsThatNobodyIsLinkedTo() throws {
    let article = try #require(try read("set.xml").records.first)
    #expect(texts(article) == [[], []])
    #expect(
      article.unlinkedAffiliations.map(\.text) == [
        "Faculty of Invention, Invented University, Tangshan",
        "Invented Institute, Berlin, Germany. E-mail:",
      ])
    #expect(article.unlinkedAffiliations.map(\.statedCountries) == [["China"], []])
    #expect(article.type == .review)
    #expect(article.year == 2013)
  }

  @Test func theOnlyAffiliationOfAGroupIsThatOfAll() throws {
    let article = try #require(try read("set.xml").records.dropFirst().first)
    #expect(
      texts(article) == [
        ["Invented School, Wellington"], ["Invented School, Wellington"],
        ["Invented Academy, Tallinn"],
      ])
    #expect(article.contributors[2].affiliations[0].statedCountries == ["Estonia"])
    #expect(article.unlinkedAffiliations.isEmpty)
    #expect(article.year == 2014)
  }

  @Test func aLinkByLabelAndAnAuthorWithoutAType() throws {
    let article = try #require(try read("set.xml").records.last)
    #expect(texts(article) == [["Invented Bureau, Geneva, Switzerland"]])
    #expect(article.type == .correction)
    #expect(article.year == 2015)
  }

  @Test func recordsOfOAI() throws {
    let tap = try read("oai.xml.gz")
    let preprint = try #require(tap.records.first)
    #expect(preprint.type == .preprint)
    #expect(preprint.year == 2019, "the dates of the host's own handling do not count")
    #expect(preprint.vintage == "2019-05-04")
    #expect(preprint.fields == ["Invented Biology"])
    #expect(preprint.otherVersions.map(\.description) == ["doi:10.5555/copub.vor"])
    #expect(preprint.contributors.map(\.isCorresponding) == [true])
    #expect(preprint.contributors[0].affiliations[0].statedCountries == ["Ghana"])
    #expect(tap.deleted.map(\.description) == ["pmcid:PMC99200009"])
  }

  @Test(
    arguments: [
      ("Institut, <country>France</country>.", "Institut, .", ["France"]),
      ("<institution>A</institution><city>B</city><country>C</country>", "A, B", ["C"]),
      ("<institution>A</institution> of <city>B</city>, <country/>", "A of B", []),
      ("<label>1</label>A, <italic>B</italic>", "A, B", []),
      ("A<break/>B", "A, B", []),
      ("A, <country>Korea, Republic of</country>", "A", ["Korea, Republic of"]),
      ("<country>F-13108 St Paul, France</country>", "F-13108 St Paul", ["France"]),
      ("A, <country>Taiwan, Province of China</country>", "A", ["Taiwan, Province of China"]),
      ("A, <country>Bethesda, MD, USA</country>", "A, Bethesda, MD", ["USA"]),
      (
        "<institution content-type=\"orgname\">A</institution>"
          + "<institution content-type=\"original\">A. B, Brasil</institution>"
          + "<country country=\"BR\">Brasil</country>", "A. B, Brasil", ["Brasil"]
      ),
    ] as [(String, String, [String])])
  func theTextOfAnAffiliation(aff: String, text: String, countries: [String]) throws {
    let tap = try article(
      "<contrib-group><contrib contrib-type=\"author\"><aff>\(aff)</aff></contrib></contrib-group>")
    let affiliation = try #require(tap.records.first?.contributors.first?.affiliations.first)
    #expect(affiliation.text == text)
    #expect(affiliation.statedCountries == countries)
  }

  @Test func severalAffiliationsOfAGroupAreOfNobodyInParticular() throws {
    let tap = try article(
      """
      <contrib-group><contrib contrib-type="author"/><contrib contrib-type="author"/>\
      <aff>A, Peru</aff><aff>B, Kenya</aff></contrib-group>
      """)
    let record = try #require(tap.records.first)
    #expect(texts(record) == [[], []])
    #expect(record.unlinkedAffiliations.map(\.text) == ["A, Peru", "B, Kenya"])
  }

  @Test func membersWhoAreCalledAuthorsAreAuthors() throws {
    let tap = try article(
      """
      <contrib-group><contrib contrib-type="collab"><collab>Group<contrib-group>\
      <contrib contrib-type="author"><xref ref-type="aff" rid="a"/></contrib>\
      </contrib-group></collab></contrib></contrib-group><aff id="a">A, Peru</aff>
      """)
    #expect(texts(try #require(tap.records.first)) == [[], ["A, Peru"]])
  }

  @Test func linksInTheContributorItselfAndIntoAnother() throws {
    let tap = try article(
      """
      <contrib-group><contrib contrib-type="author" rid="a b"/>\
      <contrib contrib-type="author"><aff id="b">B, Kenya</aff></contrib></contrib-group>\
      <aff id="a">A, Peru</aff>
      """)
    #expect(
      try texts(#require(tap.records.first)).map { $0.sorted() } == [
        ["A, Peru", "B, Kenya"], ["B, Kenya"],
      ])
  }

  @Test func aLinkToWhatIsNotThereIsTold() throws {
    let tap = try article(
      """
      <contrib-group><contrib contrib-type="author"><xref ref-type="aff" rid="gone"/></contrib>\
      </contrib-group>
      """)
    #expect(tap.notes.map(\.code) == ["affiliation-missing"])
    #expect(tap.notes.first?.record == "doi:10.5555/x")
  }

  @Test(
    arguments: [
      ("retraction", .retraction), ("review-article", .review), ("letter", .letter),
      ("proceedings", .conferencePaper), ("obituary", .other),
    ] as [(String, PublicationType)])
  func types(word: String, type: PublicationType) throws {
    #expect(try article("", type: word).records.map(\.type) == [type])
  }

  @Test func aFileThatBreaksBehindTheBylineKeepsTheArticle() throws {
    let front = """
      <article><front><article-meta><article-id pub-id-type="doi">10.5555/x</article-id>\
      <contrib-group><contrib contrib-type="author"/></contrib-group>\
      <pub-date><year>2019</year></pub-date><volume>1</volume>
      """
    let tap = RecordTap()
    #expect(throws: XMLError.self) {
      try JATSFormat().read(
        MemorySource((front + "<permissions><p>cut").utf8), limits: .standard, into: tap)
    }
    #expect(tap.records.map(\.year) == [2019])
    #expect(tap.notes.map(\.code) == ["record-cut-short"])
    let other = RecordTap()
    #expect(throws: XMLError.self) {
      try JATSFormat().read(
        MemorySource(front.prefix(160).utf8), limits: .standard, into: other)
    }
    #expect(other.rejected.map(\.code) == ["record-incomplete"])
  }

  @Test func recordsKnowTheirPositions() throws {
    let bytes = try Place.bytes(Place.sample("jats/set.xml"))
    let records = try read("set.xml").records
    #expect(records.count == 3)
    for record in records {
      #expect(bytes[record.byte...].prefix(9).elementsEqual("<article ".utf8))
    }
  }
}
