import Geography
import Testing

@Suite struct CountryTableTests {
  let table = CountryTable.standard

  @Test func holdsIsoKosovoAndDissolvedStates() {
    #expect(table.codes.count == 249 + 1 + 4)
    #expect(table.codes == table.codes.sorted())
    for text in ["XK", "SU", "CS", "YU", "DD", "HK", "MO", "TW"] {
      #expect(CountryCode(text).map { table.contains($0) } == true)
    }
  }

  @Test(arguments: [
    ("US", "United States", "美国"), ("HK", "Hong Kong", "中国香港"), ("MO", "Macao", "中国澳门"),
    ("TW", "Taiwan", "中国台湾"), ("CN", "China", "中国"), ("KR", "South Korea", "韩国"),
    ("TR", "Türkiye", "土耳其"), ("DD", "German Democratic Republic", "民主德国"),
  ])
  func printsNames(text: String, english: String, chinese: String) throws {
    let code = try #require(CountryCode(text))
    #expect(table.name(of: code, language: .english) == english)
    #expect(table.name(of: code, language: .simplifiedChinese) == chinese)
  }

  @Test func unknownCodesPrintAsThemselves() throws {
    let code = try #require(CountryCode("QQ"))
    #expect(table.name(of: code, language: .english) == "QQ")
    #expect(!table.contains(code))
  }

  @Test func everyCodeHasARegion() {
    let regions = Set(["Africa", "Americas", "Antarctica", "Asia", "Europe", "Oceania"])
    for code in table.codes {
      #expect(table.region(of: code).map { regions.contains($0) } == true)
      #expect(table.subregion(of: code)?.isEmpty == false)
      #expect(table.alpha3(of: code).flatMap { table.code(alpha3: $0) } == code)
    }
  }

  @Test func dissolvedStatesHaveYears() throws {
    let soviet = try #require(CountryCode("SU"))
    #expect(table.years(ofDissolved: soviet) == 1922...1991)
    #expect(table.isDissolved(soviet))
    #expect(try !table.isDissolved(#require(CountryCode("RU"))))
  }
}
