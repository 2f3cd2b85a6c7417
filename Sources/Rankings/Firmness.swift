import Collaboration
import Geography

/// Checks of one specification: whether a change of rank keeps its direction when a detail changes.
///
/// The details are those on which nobody would defend a result: one year, the exact set of countries,
/// the exact threshold.
public struct Firmness: Sendable {
  /// One check.
  public struct Check: Hashable, Sendable {
    /// What kind of check it is.
    public enum Kind: String, Sendable, CaseIterable {
      /// A year left out of one of the windows.
      case leaveYearOut = "leave-one-year-out"
      /// The node set held at that of one window.
      case fixedNodes = "fixed-node-set"
      /// The mean of the yearly ranks in each window.
      case meanOfYears = "mean-of-yearly-ranks"
      /// The threshold of the node set moved.
      case threshold
      /// Another territory policy; pair counts at both bounds of it.
      case territories = "territory-policy"
    }

    /// The kind.
    public var kind: Kind
    /// What was changed: a year, a window or a threshold.
    public var detail: String
    /// The ranks of the focus, nil where it has none; means may be fractions.
    public var ranks: [Double?]

    /// By how many places the focus rose; nil where a rank is missing.
    public var rise: Double? {
      guard let before = ranks.first ?? nil, let after = ranks.last ?? nil else { return nil }
      return before - after
    }
  }

  /// The country.
  public var focus: CountryCode
  /// The specification.
  public var specification: Specification
  /// The windows compared.
  public var windows: [YearWindow]
  /// The ranks without any change.
  public var ranks: [Int?]
  /// The checks.
  public var checks: [Check]
  /// For each window the relative gap of the score to the next better and the next worse country.
  public var gaps: [Gap]

  /// The thresholds of works tried, as parts of the chosen one.
  static let thresholdFactors = [0.2, 0.4, 0.6, 0.8, 0.9, 1.1, 1.2, 1.4, 1.6, 2, 4]

  /// How far a score is from its neighbours, relative to itself.
  public struct Gap: Hashable, Sendable {
    /// The next better country and its lead; nil at rank 1.
    public var above: Neighbour?
    /// The next worse country and the lead over it; nil at the end.
    public var below: Neighbour?

    /// A neighbour in the ranking.
    public struct Neighbour: Hashable, Sendable {
      /// The country.
      public var country: CountryCode
      /// The difference of scores over the score of the focus.
      public var gap: Double
    }
  }

  /// Whether the checks point the way of the unchanged result.
  public func agreeing() -> (same: Int, of: Int) {
    guard let before = ranks.first ?? nil, let after = ranks.last ?? nil else { return (0, 0) }
    let direction = (before - after).signum()
    let same = checks.filter { $0.rise.map { Firmness.sign($0) == direction } ?? false }
    return (same.count, checks.count)
  }

  /// The checks that point another way than the unchanged result, or in which the country has no
  /// rank.
  public var dissenting: [Check] {
    guard let before = ranks.first ?? nil, let after = ranks.last ?? nil else { return [] }
    let direction = (before - after).signum()
    return checks.filter { $0.rise.map { Firmness.sign($0) != direction } ?? true }
  }

  private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }
}

extension Ranker {
  /// Checks how firm the change of a country between two windows is.
  ///
  /// - Complexity: one ranking a year of either window, twice, and those of `levels`.
  public func firmness(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification
  ) throws -> Firmness {
    let rankings = try [first, second].map { try ranking(in: $0, specification) }
    var checks: [Firmness.Check] = []
    for (index, window) in [first, second].enumerated() where window.years.count > 1 {
      for year in window.years {
        var ranks = rankings.map { $0.rank(focus).map(Double.init) }
        let rest = try copublications(in: window, without: year, specification)
        ranks[index] = try ranking(of: rest, specification).rank(focus).map(Double.init)
        checks.append(
          Firmness.Check(kind: .leaveYearOut, detail: "without \(year)", ranks: ranks))
      }
    }
    checks += try levels(of: focus, in: [first, second], specification)
    checks.append(
      Firmness.Check(
        kind: .meanOfYears, detail: "mean of yearly ranks",
        ranks: try [first, second].map { try meanYearlyRank(of: focus, $0, specification) }))
    let (own, groups) = TerritoryPolicy.parts(
      of: TerritoryBound.split(specification.territories).policy)
    for name in ["as-resolved", "hk-mo-in-cn", "sovereign"] where name != own {
      let whole = ([name] + groups).joined(separator: "+")
      for policy in Multiverse.Axes.readings(of: whole, source) {
        var changed = specification
        changed.territories = policy
        do {
          let ranks = try [first, second].map {
            try ranking(in: $0, changed).rank(focus).map(Double.init)
          }
          checks.append(Firmness.Check(kind: .territories, detail: policy, ranks: ranks))
        } catch is CountingError {
          // Strata cannot follow a policy that merges codes: there is nothing to check.
        }
      }
    }
    return Firmness(
      focus: focus, specification: specification, windows: [first, second],
      ranks: rankings.map { $0.rank(focus) }, checks: checks,
      gaps: rankings.map { gap(of: focus, $0) })
  }

  /// The ranks of a country in several windows with the node set held at that of each, and under
  /// other thresholds of works: how far the level of a rank depends on the choice of countries.
  ///
  /// - Complexity: one ranking a window and window, and one a threshold and window.
  public func levels(
    of focus: CountryCode, in windows: [YearWindow], _ specification: Specification
  ) throws -> [Firmness.Check] {
    var checks: [Firmness.Check] = []
    for window in windows {
      let fixed = try ranking(in: window, specification).entries.map(\.country)
      checks.append(
        Firmness.Check(
          kind: .fixedNodes, detail: "countries of \(window)",
          ranks: try windows.map {
            try ranking(in: $0, specification, among: fixed).rank(focus).map(Double.init)
          }))
    }
    guard case .works(let bound) = specification.nodes else { return checks }
    for factor in Firmness.thresholdFactors {
      var changed = specification
      changed.nodes = .works(max(1, Int(exactly: (Double(bound) * factor).rounded()) ?? bound))
      checks.append(
        Firmness.Check(
          kind: .threshold, detail: "nodes \(changed.nodes)",
          ranks: try windows.map {
            try ranking(in: $0, changed).rank(focus).map(Double.init)
          }))
    }
    return checks
  }

  /// The copublications of a window without one of its years.
  private func copublications(
    in window: YearWindow, without year: Int, _ specification: Specification
  ) throws -> Copublications {
    var plain = specification
    plain.pool = .sum
    let years = try window.years.filter { $0 != year }.map {
      try copublications(in: YearWindow(year: $0), plain)
    }
    guard !years.isEmpty else { return try copublications(in: window, specification) }
    var sum = Copublications(window, sumOf: years)
    if specification.pool == .meanOfYears { sum.scaleToMeanOfYears(years) }
    return sum
  }

  private func meanYearlyRank(
    of focus: CountryCode, _ window: YearWindow, _ specification: Specification
  ) throws -> Double? {
    var yearly = specification
    // A threshold of works means a window; a year gets its part of it.
    if case .works(let bound) = specification.nodes {
      yearly.nodes = .works(max(1, bound / window.years.count))
    }
    let ranks = try window.years.compactMap { year in
      try ranking(in: YearWindow(year: year), yearly).rank(focus)
    }
    return ranks.isEmpty ? nil : Double(ranks.reduce(0, +)) / Double(ranks.count)
  }

  private func gap(of focus: CountryCode, _ ranking: Ranking) -> Firmness.Gap {
    guard let place = ranking.entries.firstIndex(where: { $0.country == focus }),
      let score = ranking.entries[place].score, score != 0
    else { return Firmness.Gap() }
    let neighbour = { (index: Int) -> Firmness.Gap.Neighbour? in
      guard ranking.entries.indices.contains(index), let other = ranking.entries[index].score
      else { return nil }
      return Firmness.Gap.Neighbour(
        country: ranking.entries[index].country, gap: abs(other - score) / abs(score))
    }
    return Firmness.Gap(above: neighbour(place - 1), below: neighbour(place + 1))
  }
}
