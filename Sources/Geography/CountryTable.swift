/// The countries and territories that copub knows: codes, names, regions.
///
/// ISO 3166-1, Kosovo (`XK`) and the dissolved states `SU`, `CS`, `YU` and `DD`; from
/// `countries.tsv`.
public struct CountryTable: Sendable {
  /// A language that names are printed in.
  public enum Language: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Simplified Chinese.
    case simplifiedChinese = "zh-Hans"
  }

  private struct Country: Sendable {
    var alpha3: String
    var english: String
    var chinese: String
    var region: String
    var subregion: String
    var since: Int?
    var until: Int?
  }

  /// The built-in table.
  public static let standard = CountryTable()

  private let countries: [CountryCode: Country]
  private let alpha3: [String: CountryCode]

  /// Every code, in alphabetical order, dissolved states included.
  public let codes: [CountryCode]

  /// Reads the built-in table.
  public init() {
    var countries: [CountryCode: Country] = [:]
    var alpha3: [String: CountryCode] = [:]
    EmbeddedTable.countries.forEachRow { fields in
      guard fields.count > 7, let code = CountryCode(utf8: fields[0]) else { return }
      countries[code] = Country(
        alpha3: fields[1].text, english: fields[2].text, chinese: fields[3].text,
        region: fields[4].text, subregion: fields[5].text, since: Int(fields[6].text),
        until: Int(fields[7].text))
      alpha3[fields[1].text] = code
    }
    self.countries = countries
    self.alpha3 = alpha3
    codes = countries.keys.sorted()
  }

  /// Whether a code is known.
  public func contains(_ code: CountryCode) -> Bool { countries[code] != nil }

  /// The name that copub prints, of a country or of a group that is taken as one; the code itself where
  /// it is unknown.
  public func name(of code: CountryCode, language: Language) -> String {
    guard let country = countries[code] else {
      return CountryGroup.ofNode(code)?.nodeName(language) ?? code.text
    }
    switch language {
    case .english: return country.english
    case .simplifiedChinese: return country.chinese
    }
  }

  /// The code of three letters.
  public func alpha3(of code: CountryCode) -> String? { countries[code]?.alpha3 }

  /// The code of an ISO 3166-1 alpha-3 code in either case.
  public func code(alpha3 text: some StringProtocol) -> CountryCode? { alpha3[text.uppercased()] }

  /// The region of UN M49: Africa, Americas, Antarctica, Asia, Europe or Oceania.
  public func region(of code: CountryCode) -> String? { countries[code]?.region }

  /// The subregion of UN M49, such as Western Europe.
  public func subregion(of code: CountryCode) -> String? { countries[code]?.subregion }

  /// The years of a dissolved state; `nil` for every other code.
  public func years(ofDissolved code: CountryCode) -> ClosedRange<Int>? {
    guard let country = countries[code], let since = country.since, let until = country.until,
      since <= until
    else { return nil }
    return since...until
  }

  /// Whether a code is that of a dissolved state.
  public func isDissolved(_ code: CountryCode) -> Bool { years(ofDissolved: code) != nil }
}
