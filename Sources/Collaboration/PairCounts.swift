import Formats
import Geography

/// A table of joint publications by pair of countries and year (`copub.counts/1`): a corpus that
/// knows no publications.
public struct PairCounts: CopublicationSource {
  /// What one year counts.
  public struct Year: Sendable {
    /// International works by country.
    public var works: [CountryCode: Double]
    /// Joint publications by pair; the first country is the smaller code.
    public var pairs: [(a: CountryCode, b: CountryCode, joint: Double)]

    /// A year.
    public init(
      works: [CountryCode: Double], pairs: [(a: CountryCode, b: CountryCode, joint: Double)]
    ) {
      self.works = works
      self.pairs = pairs
    }
  }

  /// The title that the table gives itself.
  public let title: String
  /// Where the figures come from, in the table's own words.
  public let source: String
  /// Remarks in the table's own words.
  public let notes: [String]
  /// The counts by year.
  public let tables: [Int: Year]
  /// The scope that the table declares.
  public let scope: CorpusScope
  /// True if the table says what it was selected by.
  public var isScopeDeclared: Bool { scope != .unknown }
  /// The territory policy under which the table was counted.
  public let defaultTerritories: String
  /// A table has no publications to resample or to count otherwise.
  public let hasPublications = false

  /// A table.
  public init(
    title: String, source: String, notes: [String], territories: String, scope: CorpusScope,
    tables: [Int: Year]
  ) {
    self.title = title
    self.source = source
    self.notes = notes
    self.tables = tables
    self.scope = scope
    defaultTerritories = territories
  }

  /// A table from the document that a format read.
  ///
  /// - Throws: where a country or the scope is unknown, or a year counts a pair twice.
  public init(_ document: CountsDocument) throws(CountingError) {
    guard let scope = CorpusScope(document.scope) else {
      throw CountingError(
        "counts-malformed", "The scope '\(document.scope)' of the table is none that copub knows.")
    }
    let codes = try PairCounts.codes(document)
    var tables: [Int: Year] = [:]
    for (year, counts) in document.years {
      var works: [CountryCode: Double] = [:]
      for (country, count) in counts.works {
        guard let code = codes[country] else { continue }
        guard works.updateValue(count, forKey: code) == nil else {
          throw CountingError(
            "counts-malformed", "The works of \(code) stand twice in \(year), under two spellings.")
        }
      }
      var joint: [UInt32: Double] = [:]
      for pair in counts.pairs {
        guard let a = codes[pair.a], let b = codes[pair.b] else { continue }
        let key = UInt32(min(a, b).rawValue) << 16 | UInt32(max(a, b).rawValue)
        guard a != b, joint.updateValue(pair.joint, forKey: key) == nil else {
          throw CountingError(
            "counts-malformed", "The pair \(pair.a), \(pair.b) stands twice in \(year).")
        }
      }
      let pairs = joint.sorted { $0.key < $1.key }.compactMap { key, count in
        PairCounts.pair(key).map { (a: $0.0, b: $0.1, joint: count) }
      }
      tables[year] = Year(works: works, pairs: pairs)
    }
    self.init(
      title: document.title, source: document.source, notes: document.notes,
      territories: document.territories, scope: scope, tables: tables)
  }

  private static func pair(_ key: UInt32) -> (CountryCode, CountryCode)? {
    let code = { (raw: UInt32) in
      CountryCode(utf8: [UInt8(truncatingIfNeeded: raw >> 8), UInt8(truncatingIfNeeded: raw)])
    }
    guard let a = code(key >> 16), let b = code(key & 0xFFFF) else { return nil }
    return (a, b)
  }

  private static func codes(
    _ document: CountsDocument
  ) throws(CountingError) -> [String: CountryCode] {
    var names = Set<String>()
    for counts in document.years.values {
      names.formUnion(counts.works.keys)
      for pair in counts.pairs {
        names.insert(pair.a)
        names.insert(pair.b)
      }
    }
    let resolver = CountryResolver()
    var codes: [String: CountryCode] = [:]
    for name in names.sorted() {
      guard let code = resolver.country(named: name) else {
        throw CountingError(
          "counts-malformed",
          "The table names the country '\(name)', which copub does not know. Use ISO 3166-1 codes.")
      }
      codes[name] = code
    }
    return codes
  }

  /// The years, in order.
  public var years: [Int] { tables.keys.sorted() }

  /// Adds up the years of a window.
  ///
  /// - Throws: where the counting method, a filter or the policy asks for publications.
  /// - Complexity: O(p log p) in the pairs of the window.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    try check(counting, territories, filter)
    var international: [CountryCode: Double] = [:]
    var joint: [UInt32: Double] = [:]
    for year in window.years {
      guard let table = tables[year] else { continue }
      for (country, works) in table.works { international[country, default: 0] += works }
      for pair in table.pairs {
        joint[UInt32(pair.a.rawValue) << 16 | UInt32(pair.b.rawValue), default: 0] += pair.joint
        for country in [pair.a, pair.b] where international[country] == nil {
          international[country] = 0
        }
      }
    }
    let countries = international.keys.sorted()
    var place: [UInt16: Int] = [:]
    for (index, country) in countries.enumerated() { place[country.rawValue] = index }
    let ties = joint.sorted { $0.key < $1.key }.compactMap { key, count in
      guard let i = place[UInt16(key >> 16)], let j = place[UInt16(key & 0xFFFF)], count > 0
      else { return nil as Copublications.Tie? }
      return Copublications.Tie(i: i, j: j, weight: count, joint: count)
    }
    return Copublications(
      window: window, countries: countries, works: nil,
      knowsInternationalWorks: tables.values.contains { !$0.works.isEmpty },
      internationalWorks: countries.map { international[$0] ?? 0 }, fractionalWorks: nil,
      ledInternationalWorks: nil, undeterminedWorks: nil, authors: nil, ties: ties, totals: nil)
  }

  private func check(
    _ counting: CountingMethod, _ territories: TerritoryPolicy, _ filter: PublicationFilter
  ) throws(CountingError) {
    guard counting == .full else {
      throw CountingError(
        "counts-without-publications",
        "A table of pair counts was counted in full and cannot be counted again as "
          + "'\(counting.rawValue)': that needs publications. Use --counting full, or ingest "
          + "publications.")
    }
    guard territories.name == defaultTerritories else {
      throw CountingError(
        "counts-without-publications",
        "This table of pair counts was counted under '\(defaultTerritories)'. Under "
          + "'\(territories.name)' publications that two territories share would count twice, and a "
          + "table cannot know how many those are. Leave --territories out, or ingest publications."
      )
    }
    guard filter.types.isEmpty, filter.fields.isEmpty, filter.maxAuthors == nil,
      filter.maxCountries == nil, filter.retracted == .keep
    else {
      throw CountingError(
        "counts-without-publications",
        "A table of pair counts knows no types, fields, author or country numbers of "
          + "publications, so it cannot be filtered by them. Leave the filter out, or ingest "
          + "publications.")
    }
  }
}
