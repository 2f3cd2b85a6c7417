import Formats
import Intake
import TestSupport
import Testing

struct OpenAlexGroupsFormatTests {
  private let format = OpenAlexGroupsFormat()

  private func read(
    _ text: String, _ query: OpenAlexGroupQuery? = nil
  ) throws -> (document: CountsDocument, findings: [Finding]) {
    var findings: [Finding] = []
    let document = try format.read(
      MemorySource(text.utf8), of: CountsFile(query: query), limits: .standard,
      findings: &findings)
    return (document, findings)
  }

  private func answer(_ groups: [(String, Int)], meta: String = #""count":9,"per_page":200"#)
    -> String
  {
    let list = groups.map { #"{"key":"\#($0.0)","key_display_name":"x","count":\#($0.1)}"# }
    return #"{"meta":{\#(meta)},"group_by":[\#(list.joined(separator: ","))]}"#
  }

  @Test func theSample() throws {
    let name = "openalex-groups-2020-CN-3.json"
    var findings: [Finding] = []
    let document = try format.read(
      Input(path: Place.sample("openalex-groups/\(name)").path), of: CountsFile(name: name),
      limits: .standard, findings: &findings)
    #expect(findings.isEmpty)
    let table = try #require(document.table(2020, CountrySpan(from: 3, to: 3)))
    #expect(table.works == ["CN": 5])
    #expect(table.pairs == [.init("CN", "DE", 5), .init("CN", "US", 5)])
    #expect(table.rows.map(\.country) == ["CN"])
    #expect(table.rows.map(\.isLast) == [true])
    #expect(document.scope == "world")
  }

  @Test func anAnswerWithoutItsQuestionCountsNothing() throws {
    let (document, findings) = try read(answer([("CN", 3)]))
    #expect(document.tables.isEmpty)
    #expect(findings.map(\.code) == ["group-answer-without-query"])
    #expect(findings.allSatisfy { $0.severity == .error && $0.text.hasSuffix(".") })
  }

  @Test(arguments: [
    ("openalex-groups-2020-CN.json", "CN 2020 >1 1"),
    ("openalex-groups-2020-CN-3.json.gz", "CN 2020 3 1"),
    ("openalex-groups-1999-US-page2.json", "US 1999 >1 2"),
    ("openalex-groups-2020-CN-31-page10.json", "CN 2020 31 10"),
    ("openalex-groups-2020-CN->30.json", "CN 2020 >30 1"),
    ("openalex-groups-CN-2020.json", nil), ("openalex-groups-2020.json", nil),
    ("openalex-groups-2020-CHN.json", nil), ("openalex-groups-20200-CN.json", nil),
    ("openalex-groups-2020-CN-x.json", nil), ("openalex-groups-2020-CN-page0.json", nil),
    ("openalex-groups-2020-CN-3-4-5.json", nil), ("answer.json", nil), ("", nil),
  ])
  func namesSayTheQuestion(name: String, question: String?) {
    let query = OpenAlexGroupQuery(fileName: name)
    #expect(
      query.map { "\($0.country ?? "") \($0.year) \($0.countries) \($0.page)" } == question)
  }

  @Test(arguments: [
    ("authorships.countries:CN,publication_year:2020,countries_distinct_count:>1", "CN 2020 >1 "),
    (
      "publication_year:2020,authorships.countries:https://openalex.org/countries/cn", "CN 2020 >0 "
    ),
    (
      "institutions.country_code:us,publication_year:2019,type:article,countries_distinct_count:4",
      "US 2019 4 type:article"
    ),
    ("publication_year:2019,countries_distinct_count:31-40", " 2019 31-40 "),
    ("authorships.countries:CN|US,publication_year:2020", nil),
    ("authorships.countries:CN,authorships.countries:US,publication_year:2020", nil),
    ("authorships.countries:CN,publication_year:2013-2017", nil),
    ("authorships.countries:CN", nil), ("nonsense", nil), ("", nil),
  ])
  func filtersSayTheQuestion(filter: String, question: String?) {
    let query = OpenAlexGroupQuery(filter: filter)
    #expect(
      query.map { "\($0.country ?? "") \($0.year) \($0.countries) \($0.otherConditions)" }
        == question)
  }

  @Test func aListSaysTheQuestions() throws {
    let list = OpenAlexGroupQueries(
      Array(
        """
        file\tcountry\tyear\tfilter\tdate
        a.json\tCN\t2020\tcountries_distinct_count:>1\t2026-01-02\r
        in/folder/b.json\t\t\tauthorships.countries:US,publication_year:2019\t
        c.json\tCN\t2020\tpublication_year:2019,authorships.countries:CN\t
        d.json\tDE\t2013-2017\tcountries_distinct_count:>1\t
        openalex-groups-2020-FR-page2.json\tFR\t2020\t\t2026-01-03

        short
        """.utf8))
    let a = try #require(list.query(forFile: "a.json"))
    #expect(a == OpenAlexGroupQuery(country: "CN", year: 2020, date: "2026-01-02"))
    #expect(list.query(forFile: "b.json")?.country == "US")
    #expect(list.query(forFile: "b.json")?.countries.least == 1)
    #expect(list.query(forFile: "c.json") == nil, "column and filter contradict each other")
    #expect(list.query(forFile: "d.json") == nil, "a span of years is no year")
    let second = try #require(list.query(forFile: "openalex-groups-2020-FR-page2.json"))
    #expect(second.page == 2 && second.countries == .international && second.date == "2026-01-03")
    #expect(list.query(forFile: "absent.json") == nil)
  }

  /// Without a condition on countries the diagonal holds works of one country too: no D.
  @Test func aRowOfAllWorksGivesPairsAlone() throws {
    let query = try #require(
      OpenAlexGroupQuery(filter: "authorships.countries:CN,publication_year:2020"))
    let document = try read(answer([("CN", 90), ("US", 7)]), query).document
    let table = try #require(document.table(2020))
    #expect(table.works.isEmpty)
    #expect(table.pairs == [.init("CN", "US", 7)])
  }

  @Test func otherConditionsAreSaid() throws {
    let query = try #require(
      OpenAlexGroupQuery(
        filter:
          "authorships.countries:CN,publication_year:2020,countries_distinct_count:>1,is_oa:true"
      ))
    let document = try read(answer([("CN", 9), ("US", 7)]), query).document
    #expect(document.scope == "topic")
    #expect(document.notes == ["Works with is_oa:true alone."])
  }

  /// An answer of as many groups as a page holds may go on; one with empty groups does not.
  @Test(arguments: [
    (199, 200, 1, true), (200, 200, 1, false), (200, 200, 0, true), (25, 25, 1, false),
    (240, 25, 1, true),
  ])
  func aFullPageIsNoLastOne(groups: Int, size: Int, least: Int, isLast: Bool) throws {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    let codes = letters.flatMap { a in letters.map { a + $0 } }.prefix(groups)
    var counts = codes.map { ($0, 5) }
    counts[counts.count - 1].1 = least
    let document = try read(
      answer(counts, meta: #""count":5,"per_page":\#(size)"#),
      OpenAlexGroupQuery(country: "AA", year: 2020)
    ).document
    #expect(document.tables.first?.rows.map(\.isLast) == [isLast])
  }

  @Test func aCountryWithoutWorksHasAnEmptyRow() throws {
    let document = try read(
      answer([], meta: #""count":0,"groups_count":null"#),
      OpenAlexGroupQuery(country: "AQ", year: 2020)
    ).document
    #expect(document.tables.first?.works == ["AQ": 0])
    #expect(document.tables.first?.rows.first?.isLast == true)
  }

  @Test func groupsThatAreNoneAreCounted() throws {
    let text =
      #"{"meta":{"count":9},"group_by":[{"key":"CN","count":9},{"key":"US","count":-1},"#
      + #"{"key":"unknown","count":4},{"count":4},7,{"key":"https://openalex.org/types/book","#
      + #""count":2},{"key":"DE","count":"3"},{"key":"FR","count":1}]}"#
    let document = try read(text, OpenAlexGroupQuery(country: "CN", year: 2020)).document
    #expect(document.tables.first?.pairs == [.init("CN", "FR", 1)])
    #expect(document.unreadable == 5)
    #expect(throws: MalformedCounts.self) {
      try read(#"{"group_by":7}"#, OpenAlexGroupQuery(country: "CN", year: 2020))
    }
  }

  @Test(arguments: [
    (#"{"meta":{},"group_by":[{"key":"https://openalex.org/countries/US"}]}"#, true),
    (#"{"meta":{},"group_by":[{"key":"unknown"},{"key_display_name":"US","key" : "US"}]}"#, true),
    (#"{"meta":{"groups_count":null},"group_by":[]}"#, true),
    (#"{"meta":{"groups_count":null},"results":[],"group_by":[]}"#, false),
    (#"{"meta":{},"group_by":[]}"#, false),
    (#"{"meta":{},"group_by":[{"key":"https://openalex.org/types/article"}]}"#, false),
    (#"{"meta":{},"group_by":[{"key":"en"}]}"#, false),
    (#"{"meta":{},"group_by":[{"key":"2020"}]}"#, false),
    (#"{"meta":{},"group_by":[{"key":7}]}"#, false),
    (#"{"group_by":[{"key":"US"}]}"#, false), (#"["US"]"#, false), ("", false),
  ])
  func onlyCountriesMakeSuchAnAnswer(text: String, isOne: Bool) {
    #expect(format.recognises(FileHead(Array(text.utf8))) == isOne)
  }
}
