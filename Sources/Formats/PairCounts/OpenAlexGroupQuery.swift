/// The question to which an answer of OpenAlex with `group_by=authorships.countries` belongs.
///
/// The answer itself names neither the country nor the year. The name of its file does, if
/// `copub queries openalex` gave it, or else a list `queries.tsv` beside it.
public struct OpenAlexGroupQuery: Hashable, Sendable {
  /// The country whose works were counted; nil for the works of all.
  public var country: String?
  /// The year.
  public var year: Int
  /// The number of countries of the works counted.
  public var countries: CountrySpan
  /// The number of the page, from 1.
  public var page: Int
  /// The conditions beyond country, year and number of countries, as asked; empty for none.
  public var otherConditions: String
  /// The day of the answer, as `2026-01-31`; empty where it is not known.
  public var date: String

  /// A question.
  public init(
    country: String?, year: Int, countries: CountrySpan = .international, page: Int = 1,
    otherConditions: String = "", date: String = ""
  ) {
    self.country = country
    self.year = year
    self.countries = countries
    self.page = page
    self.otherConditions = otherConditions
    self.date = date
  }
}

extension OpenAlexGroupQuery {
  /// What the name of every answer begins with.
  static let filePrefix = "openalex-groups-"

  /// The conditions that select works by country.
  static let countryKeys: Set = [
    "authorships.countries", "authorships.institutions.country_code",
    "institutions.country_code",
  ]

  /// Reads the name that `copub queries openalex` gives an answer: `openalex-groups-2020-CN.json`,
  /// with `-3` behind the country for works of exactly three countries and `-page2` for a second
  /// page; nil for any other name.
  public init?(fileName: String) {
    guard let stem = fileName.split(separator: ".").first, stem.hasPrefix(Self.filePrefix) else {
      return nil
    }
    var parts = stem.dropFirst(Self.filePrefix.count).split(separator: "-")[...]
    guard let year = parts.popFirst().flatMap({ CountsFile.year(String($0)) }),
      let country = parts.popFirst(), country.utf8.count == 2
    else { return nil }
    self.init(country: String(country), year: year)
    if let last = parts.last, last.hasPrefix("page") {
      guard let number = Int(last.dropFirst(4)), number >= 1 else { return nil }
      page = number
      parts.removeLast()
    }
    if let count = parts.popFirst() {
      guard let countries = CountrySpan(count) else { return nil }
      self.countries = countries
    }
    guard parts.isEmpty else { return nil }
  }

  /// Reads the filter of a request; nil where it names no single year, or several countries.
  ///
  /// Without a condition on the number of countries the works of one country count too.
  public init?(filter: String) {
    self.init(country: nil, year: 0, countries: CountrySpan(from: 1, to: nil))
    var others: [Substring] = []
    for condition in filter.split(separator: ",") {
      let parts = condition.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case let key where Self.countryKeys.contains(String(key)):
        let code = parts[1].split(separator: "/").last ?? ""
        guard country == nil, code.utf8.count == 2 else { return nil }
        country = code.uppercased()
      case "publication_year":
        guard year == 0, let stated = CountsFile.year(String(parts[1])) else { return nil }
        year = stated
      case "countries_distinct_count":
        guard let span = CountrySpan(parts[1]) else { return nil }
        countries = span
      default: others.append(condition)
      }
    }
    guard year > 0 else { return nil }
    otherConditions = others.joined(separator: ",")
  }
}

/// A list `queries.tsv`: which file answers which question.
///
/// Columns by name: `file`, `country`, `year`, `filter`, and `date` where there is one. A country or
/// a year that stands in no column of its own is taken from the filter.
public struct OpenAlexGroupQueries: Sendable {
  /// The name of such a list, in the folder of the answers.
  public static let fileName = "queries.tsv"

  private let queries: [String: OpenAlexGroupQuery]

  /// True if the head of a file is that of such a list.
  public static func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text, let line = head.bytes.split(separator: 0x0A).first else {
      return false
    }
    let columns = DelimitedRows.fields(line, separator: 0x09)
    return columns.contains("file") && (columns.contains("filter") || columns.contains("year"))
  }

  /// Reads a list.
  public init(_ bytes: [UInt8]) {
    var columns: [String: Int] = [:]
    var queries: [String: OpenAlexGroupQuery] = [:]
    for (fields, _) in DelimitedRows(bytes, separator: 0x09) {
      if columns.isEmpty {
        for (index, name) in fields.enumerated() { columns[name.lowercased()] = index }
        continue
      }
      let field = { (name: String) -> String in
        columns[name].flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
      }
      guard let name = field("file").split(separator: "/").last.map(String.init) else { continue }
      queries[name] = OpenAlexGroupQueries.query(name, field)
    }
    self.queries = queries
  }

  /// The question to which a file is the answer; nil where the list does not say.
  public func query(forFile name: String) -> OpenAlexGroupQuery? { queries[name] }

  private static func query(
    _ name: String, _ field: (String) -> String
  ) -> OpenAlexGroupQuery? {
    let named = OpenAlexGroupQuery(fileName: name)
    let (year, country) = (field("year"), field("country").uppercased())
    var conditions = field("filter").split(separator: ",").map(String.init)
    var query = named
    if !conditions.isEmpty || named == nil {
      let keys = conditions.map { String($0.split(separator: ":").first ?? "") }
      if !keys.contains("publication_year") { conditions.append("publication_year:\(year)") }
      if !country.isEmpty, !keys.contains(where: OpenAlexGroupQuery.countryKeys.contains) {
        conditions.append("authorships.countries:\(country)")
      }
      query = OpenAlexGroupQuery(filter: conditions.joined(separator: ","))
    }
    guard let asked = query, year.isEmpty || year == "\(asked.year)",
      country.isEmpty || country == asked.country
    else { return nil }
    query?.date = field("date")
    query?.page = named?.page ?? 1
    return query
  }
}
