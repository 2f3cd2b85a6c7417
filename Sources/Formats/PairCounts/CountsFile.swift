import Intake

/// What is known of a file of counts besides its bytes.
///
/// Ready-made networks rarely state their year, and answers of OpenAlex never the question. Both are
/// looked for here.
public struct CountsFile: Sendable {
  /// The name, without folders.
  public var name: String
  /// The year that the analyst gives to files which state none.
  public var givenYear: Int?
  /// The question to which the file is the answer, where a list beside it says so.
  public var query: OpenAlexGroupQuery?

  /// A file.
  public init(name: String = "", givenYear: Int? = nil, query: OpenAlexGroupQuery? = nil) {
    self.name = name
    self.givenYear = givenYear
    self.query = query
  }

  /// The years that counts can be of.
  static let years = 1400...2200

  /// A year written alone, as in a column or a cell; nil for anything else.
  static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), years.contains(year) else { return nil }
    return year
  }

  /// The year for counts that state none: the one given, else the only one in the name of the file.
  ///
  /// A year in a name is a number of exactly four digits, as in `world-2020.net`. A name with two
  /// of them has none.
  var year: Int? {
    if let givenYear { return givenYear }
    let numbers = name.utf8.split { !(0x30...0x39).contains($0) }
    let found = Set(numbers.compactMap { CountsFile.year(String(decoding: $0, as: UTF8.self)) })
    return found.count == 1 ? found.first : nil
  }

  /// The finding for a file of which nobody says the year.
  static let yearUnknown = Finding(
    "year-unknown", .error,
    "states no year, so it counts nothing. Put the year into its name, as in pairs-2020.csv, or "
      + "give --year.")
}
