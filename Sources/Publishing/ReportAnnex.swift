import Bibliography
import Collaboration
import Geography
import Rankings

/// The parts of a report beside ranks: output, groups, types and fields, large collaborations,
/// partners by year.
///
/// What a source cannot know is empty, and the chapter says so.
public struct ReportAnnex: Sendable {
  /// The output of a country in the compared windows.
  public struct Output: Sendable {
    /// The country.
    public var country: CountryCode
    /// Works, one a window; nil where the source cannot know them.
    public var works: [Double?]
    /// International works, one a window; nil where the source cannot know them.
    public var international: [Double?]
    /// Fractional works, one a window; nil where the source cannot know them.
    public var fractional: [Double?]
    /// International works that the country leads, one a window; nil where the source cannot know them.
    public var led: [Double?]
  }

  /// The standing of a group of countries taken as one.
  public struct GroupRank: Sendable {
    /// The group.
    public var group: CountryGroup
    /// The international works of the group in each window, both bounds where there are two; ties
    /// inside it are none.
    public var works: [[Double]]
    /// Its standings, one a window: both bounds where a table only bounds what merged codes share.
    public var entries: [[Ranking.Entry?]]
  }

  /// Countries among the publications of one type or field, or without large collaborations.
  public struct Slice: Sendable {
    /// The name of the type or field, as data write it.
    public var name: String
    /// International works of the focus, one a window.
    public var works: [Double]
    /// The standings in each window: the focus, then those set against it.
    public var entries: [[Ranking.Entry?]]
    /// Totals, one a window.
    public var totals: [Copublications.Totals?]
  }

  /// The output by international works in the last window.
  public var output: [Output] = []
  /// Unions and agreements taken as one country each; empty where the source cannot merge codes.
  public var groups: [GroupRank] = []
  /// The types of publications, the most frequent first.
  public var types: [Slice] = []
  /// The fields, the most frequent first.
  public var fields: [Slice] = []
  /// The ranks without large collaborations; nil for pair counts.
  public var withoutLarge: Slice?
  /// The greatest partners of the focus: the share of the international works that they stand in, one
  /// list a country (the focus first), one share a year.
  public var yearlyShares: [(partner: CountryCode, shares: [[Double?]])] = []
  /// The years of the shares.
  public var years: [Int] = []
  /// For each year publications, undetermined ones, author entries and those without a country; empty
  /// for pair counts.
  public var coverage: [(year: Int, totals: Copublications.Totals)] = []

  /// By how much the share of authors without a country moved from the first to the last window;
  /// empty for pair counts.
  public var coverageShifts: [CountryCode: Double] = [:]

  /// The limits of a large collaboration (definitions).
  static let limits = (authors: 100, countries: 30)

  /// Nothing known.
  init() {}
}

extension ReportAnnex {
  /// Computes the parts for a study.
  ///
  /// - Complexity: a count a year, and a count and a ranking for each type, field and window.
  init(
    _ ranker: Ranker, _ study: Study, _ windows: [YearWindow], _ countries: [CountryCode],
    partners: [CountryCode]
  ) throws {
    let reference = study.specification
    let counted = try windows.map { try ranker.copublications(in: $0, reference) }
    output = ReportAnnex.output(counted)
    coverageShifts = ReportAnnex.coverageShifts(counted)
    groups = try ReportAnnex.groups(ranker, windows, reference)
    years = Array(
      (windows.map(\.first).min() ?? 0)...(windows.map(\.last).max() ?? 0))
    let yearly = try years.map { try ranker.copublications(in: YearWindow(year: $0), reference) }
    yearlyShares = partners.map { partner in
      let shares = countries.map { country in
        yearly.map { ReportAnnex.share(of: partner, in: $0, country) }
      }
      return (partner, shares)
    }
    guard let corpus = try ranker.source.publications() else { return }
    let span = ReportContents.span(study)
    coverage = try corpus.years.filter(span.contains).compactMap { year in
      let counted = try ranker.copublications(in: YearWindow(year: year), reference)
      return counted.totals.map { (year, $0) }
    }
    let names = ReportAnnex.names(corpus, windows, countries[0])
    types = try names.types.map { type in
      var part = reference
      part.filter.types = [type]
      return try ReportAnnex.slice(type.rawValue, ranker, countries, windows, part)
    }
    fields = try names.fields.map { field in
      var part = reference
      part.filter.fields = [field]
      return try ReportAnnex.slice(field, ranker, countries, windows, part)
    }
    var small = reference
    small.filter.maxAuthors = min(small.filter.maxAuthors ?? .max, ReportAnnex.limits.authors)
    small.filter.maxCountries = min(small.filter.maxCountries ?? .max, ReportAnnex.limits.countries)
    withoutLarge = try ReportAnnex.slice("", ranker, countries, windows, small)
  }

  private static func output(_ counted: [Copublications]) -> [Output] {
    let countries = Set(counted.flatMap(\.countries)).sorted()
    let list = countries.map { country in
      let places = counted.map { $0.index(of: country) }
      let value = { (column: (Copublications) -> [Double]?) in
        zip(counted, places).map { counted, place in
          column(counted).map { values in place.map { values[$0] } ?? 0 }
        }
      }
      return Output(
        country: country, works: value(\.works),
        international: value { $0.knowsInternationalWorks ? $0.internationalWorks : nil },
        fractional: value(\.fractionalWorks), led: value(\.ledInternationalWorks))
    }
    return list.sorted { a, b in
      let (x, y) = ((a.international.last ?? nil) ?? 0, (b.international.last ?? nil) ?? 0)
      return x == y ? a.country < b.country : x > y
    }
  }

  /// The ranks of unions and agreements as one country each; regions of the world are left out.
  private static func groups(
    _ ranker: Ranker, _ windows: [YearWindow], _ reference: Specification
  ) throws -> [GroupRank] {
    var ranks: [GroupRank] = []
    let (policy, bound) = TerritoryBound.split(reference.territories)
    guard TerritoryPolicy.parts(of: policy).groups.isEmpty else { return [] }
    for group in CountryGroup.shipped where !group.isRegion {
      var united = reference
      united.territories = "\(policy)+\(group.name)" + (bound.map { ":\($0.rawValue)" } ?? "")
      // A source that cannot merge codes, or not so many, knows no rank of a group.
      do {
        let readings = try ranker.readings(of: united)
        let entries = try windows.map { window in
          try readings.map { try ranker.ranking(in: window, $0).entry(group.node) }
        }
        let works = try windows.map { window in
          try readings.map { reading in
            let counted = try ranker.copublications(in: window, reading)
            return counted.index(of: group.node).map { counted.internationalWorks[$0] } ?? 0
          }
        }
        ranks.append(GroupRank(group: group, works: works, entries: entries))
      } catch is CountingError { continue }
    }
    return ranks
  }

  private static func coverageShifts(_ counted: [Copublications]) -> [CountryCode: Double] {
    guard let first = counted.first, let last = counted.last, let before = first.authors,
      let after = last.authors
    else { return [:] }
    var shifts: [CountryCode: Double] = [:]
    for (place, country) in last.countries.enumerated() {
      guard let old = first.index(of: country), before[old].all > 0, after[place].all > 0 else {
        continue
      }
      shifts[country] =
        after[place].withoutCountry / after[place].all
        - before[old].withoutCountry / before[old].all
    }
    return shifts
  }

  private static func share(
    of partner: CountryCode, in counted: Copublications, _ country: CountryCode
  ) -> Double? {
    guard partner != country, let a = counted.index(of: country),
      counted.internationalWorks[a] > 0
    else { return nil }
    guard let b = counted.index(of: partner) else { return 0 }
    let tie = counted.ties.first { $0.i == min(a, b) && $0.j == max(a, b) }
    return (tie?.joint ?? 0) / counted.internationalWorks[a]
  }

  /// The most frequent types and fields among the publications of a country in the windows: at most
  /// eight and twelve.
  private static func names(
    _ corpus: ProfileCorpus, _ windows: [YearWindow], _ country: CountryCode
  ) -> (types: [PublicationType], fields: [String]) {
    var types: [PublicationType: Int] = [:]
    var fields: [String: Int] = [:]
    for entry in corpus.entries {
      guard let year = entry.profile.year, windows.contains(where: { $0.contains(year) }),
        entry.profile.authors.contains(where: { $0.resolved.contains(country) })
      else { continue }
      types[entry.profile.type, default: 0] += entry.publications
      for field in entry.profile.fields { fields[field, default: 0] += entry.publications }
    }
    return (
      types.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.prefix(8)
        .map(\.key),
      fields.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12).map(\.key)
    )
  }

  private static func slice(
    _ name: String, _ ranker: Ranker, _ countries: [CountryCode], _ windows: [YearWindow],
    _ specification: Specification
  ) throws -> Slice {
    let counted = try windows.map { try ranker.copublications(in: $0, specification) }
    return Slice(
      name: name,
      works: counted.map { counted in
        counted.index(of: countries[0]).map { counted.internationalWorks[$0] } ?? 0
      },
      entries: try windows.map { window in
        let ranking = try ranker.ranking(in: window, specification)
        return countries.map { ranking.entry($0) }
      },
      totals: counted.map(\.totals))
  }
}
