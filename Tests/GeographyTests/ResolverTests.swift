import Foundation
import Geography
import Testing

@Suite struct ResolverTests {
  let resolver = CountryResolver()

  func code(_ text: String) -> CountryCode? { CountryCode(text) }

  @Test(arguments: [
    ("Dept of Physics, Univ of Oxford, Oxford, UK", "country-name", "UK", Grade.certain),
    ("Boston, Massachusetts", "region", "Massachusetts", .likely),
    ("Banting Institute, M5G 1L5", "postal-code", "M5G 1L5", .likely),
    ("Medical School, Nagoya", "city", "Nagoya", .likely),
    ("Harvard Medical School", "institution", "Harvard Medical School", .likely),
    ("Stanford, U.S.A.", "country-name", "U.S.A.", .certain),
  ])
  func answersSayWhy(text: String, step: String, matched: String, grade: Grade) {
    let resolution = resolver.resolve(text)
    #expect(resolution.step == step)
    #expect(resolution.matched == matched)
    #expect(resolution.grade == grade)
  }

  @Test func severalMatchesAreJoined() {
    let resolution = resolver.resolve("CNRS, Paris, France; MIT, Cambridge, MA 02139, USA")
    #expect(resolution.countries.description == "FR;US")
    #expect(resolution.matched == "France; USA")
  }

  @Test func theWeakestGradeCounts() {
    let resolution = resolver.resolve("Harvard University, Boston, MA 02115; CNRS, Paris, France")
    #expect(resolution.countries.description == "FR;US")
    #expect(resolution.grade == .likely)
    #expect(resolution.step == "region")
  }

  @Test(arguments: ["", " ", ",;,", "\u{FEFF}", "@", "<", "&", "&amp;", "\u{0}", "😀", "((((("])
  func nothingIsUnresolved(text: String) {
    #expect(resolver.resolve(text) == .unresolved)
  }

  @Test func brokenBytesAreReadOver() {
    let bytes: [UInt8] =
      [0xFF, 0xC3, 0x28, 0x2C, 0x20] + Array("Paris, France".utf8) + [0xE2, 0x82]
    let resolution = bytes.withUnsafeBufferPointer { resolver.resolve(utf8: $0) }
    #expect(resolution.countries.description == "FR")
  }

  @Test func everyPrefixIsSafe() {
    let text = Array("Universit&eacute; <sup>1</sup> de Z\u{FC}rich, a.b@c.d, 北京，M5G 1X8 U.K.".utf8)
    for end in 0...text.count {
      text[..<end].withUnsafeBufferPointer { _ = resolver.resolve(utf8: $0) }
    }
  }

  @Test(arguments: [
    ("Kiev, USSR", "SU", "UA"), ("Academy of Sciences, Moscow, USSR", "SU", "RU"),
    ("Academy of Sciences, USSR", "SU", "RU"), ("Prague, Czechoslovakia", "CS", "CZ"),
    ("Komensky University, Bratislava, Czechoslovakia", "CS", "SK"),
    ("Institute, Czechoslovakia", "CS", ""), ("University of Zagreb, Yugoslavia", "YU", "HR"),
    ("Yugoslavia", "YU", ""), ("Leipzig, GDR", "DD", "DE"), ("Paris, France", "FR", "FR"),
  ])
  func dissolvedStatesAreKeptAndPutAsToday(text: String, kept: String, present: String) {
    let resolution = resolver.resolve(text)
    #expect(resolution.countries.description == kept)
    #expect(resolution.present.description == present)
  }

  @Test(arguments: [
    ("Peoples R China", "CN"), ("USA", "US"), ("Türkiye", "TR"), ("Turkiye", "TR"), ("UK", "GB"),
    ("gbr", "GB"), ("England", "GB"), ("North Ireland", "GB"), ("the Netherlands", "NL"),
    ("Viet Nam", "VN"), ("U ARAB EMIRATES", "AE"), ("cn", "CN"), ("deu", "DE"), ("USSR", "SU"),
    ("Ger Dem Rep", "DD"), ("Brasil", "BR"), ("中国香港", "HK"), ("中国台湾", "TW"), ("Georgia", "GE"),
    ("CA", "CA"), ("Korea, Republic of", "KR"), ("Congo", "CG"), ("Hong Kong, China", "HK"),
    ("Taiwan, Province of China", "TW"), ("Kosovo", "XK"), ("Réunion", "RE"), (" France. ", "FR"),
  ])
  func namesStandAlone(name: String, expected: String) {
    #expect(resolver.country(named: name)?.text == expected)
  }

  @Test(arguments: ["", "CERN", "Paris, France", "Massachusetts", "XX", "of", "Beth Israel", "the"])
  func otherTextIsNoName(name: String) {
    #expect(resolver.country(named: name) == nil)
  }

  @Test func everyPrintedNameIsUnderstood() {
    let table = CountryTable.standard
    for code in table.codes {
      #expect(resolver.country(named: table.name(of: code, language: .english)) == code)
      #expect(resolver.country(named: table.name(of: code, language: .simplifiedChinese)) == code)
      #expect(resolver.country(named: code.text) == code)
      if let alpha3 = table.alpha3(of: code) {
        #expect(resolver.country(named: alpha3) == code)
      }
    }
  }

  /// Twenty times the text must not cost four hundred times the work; the bound is generous.
  @Test(arguments: [
    "Dept of X, Univ of Y, China; ", "Georgia, ", "UNIVERSITY ", "GB; ", "University of Jordan ",
    "(", "France and ", "<", "&amp", "Boston University ", "University of Hong Kong, China, ",
    "Kiev, USSR, ", "x@", ",", "N.Y., ", "国", "Nuuk, Denmark, ", "University of Y, Chicago; ",
    "Tsinghua University, Beijing; CNRS, Paris, France; ",
  ])
  func workIsLinear(unit: String) {
    // Of the thread, so that other work on the machine does not count.
    func processorTime() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    func cost(_ bytes: Int) -> Double {
      let text = String(repeating: unit, count: bytes / unit.utf8.count)
      return (0..<3).map { _ in
        let start = processorTime()
        _ = resolver.resolve(text)
        return processorTime() - start
      }.min() ?? 0
    }
    _ = resolver.resolve(unit)
    let small = cost(5_000)
    #expect(cost(100_000) < small * 100 + 0.05)
  }
}
