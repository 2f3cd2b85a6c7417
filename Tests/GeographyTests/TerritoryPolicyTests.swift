import Geography
import Testing

@Suite struct TerritoryPolicyTests {
  func code(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }

  func node(_ policy: String, _ text: String, _ year: Int?) throws -> String? {
    try #require(TerritoryPolicy.named(policy)).node(for: code(text), year: year)?.text
  }

  @Test func everyShippedPolicyIsReadable() {
    #expect(TerritoryPolicy.shippedNames.count == 5)
    for name in TerritoryPolicy.shippedNames {
      #expect(TerritoryPolicy.named(name)?.name == name)
    }
    #expect(TerritoryPolicy.named("none") == nil)
    #expect(TerritoryPolicy.asResolved.name == "as-resolved")
    #expect(!TerritoryPolicy.asResolved.rows.isEmpty)
  }

  @Test func onlyAsStatedReadsTheStatedCountry() {
    let stated = TerritoryPolicy.shippedNames.filter {
      TerritoryPolicy.named($0)?.readsStated == true
    }
    #expect(stated == ["as-stated"])
  }

  @Test func mergingPoliciesSaySo() {
    let merging = TerritoryPolicy.shippedNames.filter {
      TerritoryPolicy.named($0)?.isMerging == true
    }
    #expect(merging == ["hk-mo-in-cn", "sovereign", "historical"])
    #expect(TerritoryPolicy.named("historical")?.isMerging(in: 2000...2023) == true)
    #expect(TerritoryPolicy.named("historical")?.isMerging(in: 2003...2023) == false)
    #expect(TerritoryPolicy.named("sovereign")?.isMerging(in: 2003...2023) == true)
  }

  @Test(arguments: [
    ("as-resolved", "HK", "HK"), ("as-resolved", "SU", "RU"), ("as-resolved", "DD", "DE"),
    ("as-resolved", "CS", nil), ("as-resolved", "YU", nil), ("hk-mo-in-cn", "HK", "CN"),
    ("hk-mo-in-cn", "MO", "CN"), ("hk-mo-in-cn", "TW", "TW"), ("hk-mo-in-cn", "RE", "RE"),
    ("sovereign", "RE", "FR"), ("sovereign", "PR", "US"), ("sovereign", "GL", "DK"),
    ("sovereign", "HK", "CN"), ("sovereign", "TW", "TW"), ("sovereign", "GB", "GB"),
  ])
  func codesCountAs(policy: String, from: String, to: String?) throws {
    #expect(try node(policy, from, 2020) == to)
    #expect(try node(policy, from, nil) == to)
  }

  @Test(arguments: [
    ("SU", 1985, "SU"), ("SU", 1995, "RU"), ("UA", 1985, "SU"), ("UA", 1992, "UA"),
    ("CS", 1990, "CS"), ("CS", 1995, nil), ("CZ", 1992, "CS"), ("CZ", 1993, "CZ"),
    ("DD", 1990, "DD"), ("DD", 1991, "DE"), ("RS", 2000, "YU"), ("HR", 2000, "HR"),
  ])
  func historicalGoesByYear(from: String, year: Int, to: String?) throws {
    #expect(try node("historical", from, year) == to)
  }

  /// Every territory of ISO 3166-1 counts with its state, each row on one state that is none itself.
  @Test func sovereignLeavesNoTerritoryApart() throws {
    let policy = try #require(TerritoryPolicy.named("sovereign"))
    let territories =
      "AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP "
      + "MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT"
    for text in territories.split(separator: " ") {
      let node = try #require(try node("sovereign", String(text), 2020))
      #expect(["AU", "CN", "DK", "FI", "FR", "GB", "NL", "NO", "NZ", "US"].contains(node))
    }
    let dissolved = ["SU", "DD", "CS", "YU"]
    #expect(policy.rows.count == 51 + dissolved.count)
    for row in policy.rows where row.countedAs != nil {
      #expect(row.countedAs.flatMap { policy.node(for: $0, year: 2020) } == row.countedAs)
    }
  }

  /// To a year a row, from a year another: no year of a code has two.
  @Test func historicalHoldsEveryStateToItsEnd() throws {
    let table = CountryTable.standard
    for text in ["SU", "CS", "YU", "DD"] {
      let years = try #require(table.years(ofDissolved: code(text)))
      #expect(try node("historical", text, years.upperBound - 1) == text)
      #expect(try node("historical", text, years.upperBound + 1) != text)
    }
  }

  @Test func tiesInsideACountryAreDomestic() throws {
    let merged = try #require(TerritoryPolicy.named("hk-mo-in-cn"))
    #expect(try !merged.isInternational(code("HK"), code("CN"), year: 2020))
    #expect(try !merged.isInternational(code("HK"), code("MO"), year: 2020))
    #expect(try merged.isInternational(code("HK"), code("US"), year: 2020))
    let apart = TerritoryPolicy.asResolved
    #expect(try apart.isInternational(code("HK"), code("CN"), year: 2020))
    #expect(try !apart.isInternational(code("US"), code("US"), year: 2020))
    #expect(try !apart.isInternational(code("CS"), code("US"), year: 2020))
  }

  @Test func nodesMayStayApartWithDomesticTies() throws {
    let policy = try TerritoryPolicy(
      name: "mine.tsv",
      tsv: """
        # mine
        code\tcounted-as\tfrom\tto\tties
        CN\tCN\t\t\tdomestic:china
        HK\tHK\t1997\t\tdomestic:china
        FR\tFR\t\t\tdomestic
        """)
    #expect(try policy.node(for: code("HK"), year: 2000) == code("HK"))
    #expect(try !policy.isInternational(code("HK"), code("CN"), year: 2000))
    #expect(try policy.isInternational(code("HK"), code("CN"), year: 1990))
    #expect(try policy.isInternational(code("FR"), code("CN"), year: 2000))
    #expect(!policy.isMerging)
  }

  @Test func setsAreMapped() throws {
    let policy = try #require(TerritoryPolicy.named("hk-mo-in-cn"))
    let set = CountrySet(try ["HK", "CN", "US"].map { try code($0) })
    #expect(policy.nodes(for: set, year: nil).description == "CN;US")
  }

  @Test(arguments: [
    ("", TerritoryPolicyError.noHeader),
    ("# only a comment", .noHeader),
    ("code\tcounted-as\tfrom\tto", .missingColumn("ties")),
    ("# reads: tea leaves\ncode\tcounted-as\tfrom\tto\tties", .badReads("tea leaves")),
    ("code\tcounted-as\tfrom\tto\tties\nHK", .shortRow(line: 2)),
    ("code\tcounted-as\tfrom\tto\tties\nQQ\tCN\t\t\t", .unknownCode(line: 2, text: "QQ")),
    ("code\tcounted-as\tfrom\tto\tties\nHK\tChina\t\t\t", .unknownCode(line: 2, text: "China")),
    ("code\tcounted-as\tfrom\tto\tties\nHK\tCN\tx\t\t", .badYears(line: 2, text: "x")),
    (
      "code\tcounted-as\tfrom\tto\tties\nHK\tCN\t2000\t1990\t",
      .badYears(line: 2, text: "2000-1990")
    ),
    ("code\tcounted-as\tfrom\tto\tties\nHK\tCN\t\t\tno", .badTies(line: 2, text: "no")),
    ("code\tcounted-as\tfrom\tto\tties\r\nHK\tCN\t\t\tno\r\n", .badTies(line: 2, text: "no")),
  ])
  func errorsSayWhatIsWrong(text: String, expected: TerritoryPolicyError) {
    #expect(throws: expected) { try TerritoryPolicy(name: "x", tsv: text) }
    #expect(!expected.description.isEmpty)
  }

  @Test func overlappingRowsAreRefused() throws {
    let text = "code\tcounted-as\tfrom\tto\tties\nHK\tCN\t\t2000\t\nHK\tGB\t1990\t1996\t"
    let expected = TerritoryPolicyError.overlappingRows(line: 3, code: try code("HK"))
    #expect(throws: expected) { try TerritoryPolicy(name: "x", tsv: text) }
  }
}
