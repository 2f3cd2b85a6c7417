import Formats
import Geography

/// Joint publications by pair of countries and year, counted by somebody else: a corpus that knows no
/// publications.
///
/// Where the counts are parted by the number of countries of the publications (strata), they answer
/// `--counting fractional` and `paper` and `--max-countries` as publications would.
public struct PairCounts: CopublicationSource {
  /// Two countries and their joint publications, counted full.
  public struct Pair: Hashable, Sendable {
    /// The country of the smaller code.
    public var a: CountryCode
    /// The other country.
    public var b: CountryCode
    /// The joint publications.
    public var joint: Double
  }

  /// Publications by country and by pair.
  public struct Table: Hashable, Sendable {
    /// International works by country.
    public var works: [CountryCode: Double] = [:]
    /// The pairs, sorted.
    public var pairs: [Pair] = []

    /// Nothing counted.
    public init() {}
  }

  /// What one year counts.
  public struct Year: Hashable, Sendable {
    /// All international publications.
    public var total = Table()
    /// Those of exactly so many countries, as far as the source parts them.
    ///
    /// A number that has no table here was not asked for. What `total` holds beyond all strata has
    /// such a number of countries.
    public var strata: [Int: Table] = [:]
    /// Countries of which only the ties with some others are known.
    public var partial: Set<CountryCode> = []

    /// Nothing counted.
    public init() {}
  }

  /// The title that the counts give themselves.
  public let title: String
  /// Where the figures come from, in the words of the files.
  public let source: String
  /// Remarks in the words of the files.
  public let notes: [String]
  /// The counts by year.
  public let tables: [Int: Year]
  /// The scope that the files declare.
  public let scope: CorpusScope
  /// True if the files say what the counts were selected by.
  public var isScopeDeclared: Bool { scope != .unknown }
  /// The territory policy under which the publications were counted.
  public let defaultTerritories: String
  /// Counts have no publications to resample or to filter.
  public var hasPublications: Bool { false }
  /// The countries of each year, sorted.
  public let codes: [Int: [CountryCode]]

  /// Counts by year.
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
    codes = tables.mapValues { year in
      var pairs = CountryPairs(year.total.pairs)
      for code in year.total.works.keys { _ = pairs.slot(of: code) }
      return pairs.codes.sorted()
    }
  }

  /// The counts of one document; those of several are put together by `PairCountsBuilder`.
  ///
  /// - Throws: where a country or the scope is unknown, or the document contradicts itself.
  public init(_ document: CountsDocument) throws(CountingError) {
    var builder = PairCountsBuilder()
    try builder.add(document)
    self = try builder.build().counts
  }

  /// Full, and by strata fractional and paper.
  public var countings: [CountingMethod] {
    tables.values.contains { !$0.strata.isEmpty } ? [.full, .fractional, .paper] : [.full]
  }
  /// True if any year states works.
  public var knowsInternationalWorks: Bool {
    tables.values.contains { !$0.total.works.isEmpty }
  }

  /// The years, in order.
  public var years: [Int] { tables.keys.sorted() }

  /// Adds up the years of a window.
  ///
  /// - Throws: where the counting method, a filter or the policy asks for publications.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    try copublications(
      in: window, counting: counting, territories: territories, bound: nil, filter: filter)
  }

  /// Adds up the years of a window, a policy that merges codes taken at one of its bounds.
  ///
  /// - Throws: where the counting method, a filter or the policy asks for publications, or for
  ///   strata that are not there.
  /// - Complexity: O(p log p) in the pairs of the window, those of all strata if they are asked for.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    bound: TerritoryBound?, filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    try refuse(filter)
    let choice = try StrataChoice(
      self, in: window, counting: counting, maxCountries: filter.maxCountries)
    let reading = try TerritoryReading(self, territories, bound, isOfStrata: choice.isOfStrata)
    var sum = PairSum()
    for year in window.years {
      guard let counts = tables[year] else { continue }
      for (weight, table) in choice.parts(of: counts) {
        sum.add(reading.table(table, in: year), weight: weight)
      }
      sum.partial.formUnion(counts.partial)
    }
    var counted = sum.copublications(in: window, knowsWorks: knowsInternationalWorks)
    counted.notes = choice.notes + reading.notes(in: window)
    if filter.maxCountries != nil {
      counted.removed = removed(from: counted, in: window, counting, reading)
    }
    if !sum.partial.isEmpty { counted.notes.append(PairCounts.note(on: sum.partial)) }
    return counted
  }

  /// What a limit of countries took from each country: works and, counted full, link weight.
  private func removed(
    from counted: Copublications, in window: YearWindow, _ counting: CountingMethod,
    _ reading: TerritoryReading
  ) -> [CountryCode: Copublications.Removed] {
    var all = PairSum()
    for year in window.years {
      guard let counts = tables[year] else { continue }
      all.add(reading.table(counts.total, in: year), weight: 1)
    }
    let whole = all.copublications(in: window, knowsWorks: true)
    let (sums, kept) = (whole.linkSums, counted.linkSums)
    var removed: [CountryCode: Copublications.Removed] = [:]
    for (place, country) in whole.countries.enumerated() {
      let own = counted.index(of: country)
      var part = Copublications.Removed()
      part.publications =
        whole.internationalWorks[place] - (own.map { counted.internationalWorks[$0] } ?? 0)
      if counting == .full { part.weight = sums[place] - (own.map { kept[$0] } ?? 0) }
      if part.publications > 0 || part.weight > 0 { removed[country] = part }
    }
    return removed
  }

  private static func note(on partial: Set<CountryCode>) -> String {
    let codes = partial.sorted()
    let more = codes.count > 10 ? " and \(codes.count - 10) more" : ""
    let list = codes.prefix(10).map(\.text).joined(separator: ", ")
    return
      "\(codes.count) countries were not asked for (\(list)\(more)): their ties with others that "
      + "were not are unknown, so they stand outside the ranking."
  }

  private func refuse(_ filter: PublicationFilter) throws(CountingError) {
    guard filter.types.isEmpty, filter.fields.isEmpty, filter.maxAuthors == nil,
      filter.retracted == .keep
    else {
      throw CountingError(
        "counts-without-publications",
        "Pair counts know no types, fields, authors or retractions of publications, so they cannot "
          + "be filtered by them. Leave the filter out, or ingest publications.")
    }
  }
}

/// Pair counts added up over years and strata.
private struct PairSum {
  /// International works by slot.
  private var works: [Double] = []
  /// Weight and joint publications of every two countries.
  private var ties = CountryPairs(empty: SIMD2<Double>.zero)
  var partial: Set<CountryCode> = []

  /// Adds a table, each of its publications with a weight.
  mutating func add(_ table: PairCounts.Table, weight: Double) {
    for (country, count) in table.works { works[slot(of: country)] += count }
    for pair in table.pairs {
      ties[slot(of: pair.a), slot(of: pair.b)] += SIMD2(weight * pair.joint, pair.joint)
    }
  }

  private mutating func slot(of country: CountryCode) -> Int {
    let slot = ties.slot(of: country)
    if slot == works.count { works.append(0) }
    return slot
  }

  func copublications(in window: YearWindow, knowsWorks: Bool) -> Copublications {
    let order = ties.ordered
    return Copublications(
      window: window, countries: order.map { ties.codes[$0] }, works: nil,
      knowsInternationalWorks: knowsWorks, internationalWorks: order.map { works[$0] },
      fractionalWorks: nil, ledInternationalWorks: nil, undeterminedWorks: nil, authors: nil,
      ties: ties.ties(of: order), totals: nil, partial: partial)
  }
}
