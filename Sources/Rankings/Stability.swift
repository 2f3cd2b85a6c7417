import Collaboration
import Geography

/// How far ranks and scores move when publications are resampled (definitions, "Stability").
///
/// It covers resampling only: not coverage, affiliation errors or method.
public struct Stability: Sendable {
  /// What was resampled.
  public enum Kind: String, Sendable {
    /// Publications with replacement: Poisson weights on identical profiles.
    case publications = "bootstrap-publications"
    /// A table has no publications: Poisson noise on each pair count and each number of works.
    case pairCounts = "parametric-poisson-pair-counts"
  }

  /// A country over the replicates.
  public struct Row: Sendable, Hashable {
    /// The country.
    public var country: CountryCode
    /// The 2.5 % and 97.5 % bounds of its rank, one a window; nil where it is ever without a rank.
    public var bounds: [ClosedRange<Int>?]
    /// The same bounds of its score.
    public var scores: [ClosedRange<Double>?]
    /// The share of replicates in which its rank improves from the first window to the last.
    public var rises: Double
    /// The share in which it worsens.
    public var falls: Double
    /// The share in which it stays.
    public var unchanged: Double
    /// The share of replicates in which the focus stands above it, one a window.
    ///
    /// Empty without a focus. Equal ranks count for half, replicates in which either has no rank for nothing.
    public var belowFocus: [Double]
  }

  /// What was resampled.
  public var kind: Kind
  /// The recorded seed.
  public var seed: UInt64
  /// The number of replicates.
  public var replicates: Int
  /// The windows.
  public var windows: [YearWindow]
  /// The country looked at.
  public var focus: CountryCode?
  /// The countries with a rank, by code.
  public var rows: [Row]

  /// The seed where none is given.
  public static let defaultSeed: UInt64 = 20_230_629

  /// The row of a country.
  public func row(_ country: CountryCode) -> Row? { rows.first { $0.country == country } }

  /// The share of replicates in which the focus rises, falls, stays; 0 without one.
  public var shares: (rises: Double, falls: Double, unchanged: Double) {
    let own = focus.flatMap(row)
    return (own?.rises ?? 0, own?.falls ?? 0, own?.unchanged ?? 0)
  }
}

extension Ranker {
  /// Resamples two windows and ranks them anew.
  ///
  /// - Complexity: as for windows in any number.
  public func stability(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification, replicates: Int = 1000, seed: UInt64 = Stability.defaultSeed,
    jobs: Int
  ) throws -> Stability {
    try stability(
      of: focus, in: [first, second], specification, replicates: replicates, seed: seed,
      jobs: jobs)
  }

  /// Resamples windows and ranks them anew.
  ///
  /// A publication that lies in several windows is drawn once for all of them. Each replicate has its
  /// own source of random numbers, so the result depends on the seed and not on the threads. Where the
  /// source keeps answers, this is one.
  ///
  /// - Complexity: one redraw of the kinds of publications, or of the pair counts, and one ranking a
  ///   replicate and window, spread over `jobs` threads.
  public func stability(
    of focus: CountryCode?, in windows: [YearWindow], _ specification: Specification,
    replicates: Int = 1000, seed: UInt64 = Stability.defaultSeed, jobs: Int
  ) throws -> Stability {
    let draw = {
      try self.drawnStability(
        of: focus, in: windows, specification, replicates: replicates, seed: seed, jobs: jobs)
    }
    guard let answers = source.answers, masses == nil else { return try draw() }
    let territories = try policy(TerritoryBound.split(specification.territories).policy)
    let question = [
      "stability", windows.map(\.description).joined(separator: ","), focus?.text ?? "",
      specification.description, "\(replicates) \(seed)", territories.definition,
    ].joined(separator: "\n")
    return try answers.answer(to: question, draw)
  }

  private func drawnStability(
    of focus: CountryCode?, in windows: [YearWindow], _ specification: Specification,
    replicates: Int, seed: UInt64, jobs: Int
  ) throws -> Stability {
    let resampler = try Resampler(self, windows, specification)
    let countries = resampler.countries
    let drawn = Parallel.map(replicates, jobs: jobs) { replicate in
      Result {
        var random = RandomSource(seed: seed, replicate: replicate)
        return try resampler.replicate(&random).map { counted in
          try Standings(
            Stage(
              WindowTable(counted, specification.mass, self.masses), specification, among: nil),
            among: countries)
        }
      }
    }
    let all = try drawn.map { try $0.get() }
    let place = focus.flatMap { code in countries.firstIndex(of: code) }
    return Stability(
      kind: resampler.kind, seed: seed, replicates: replicates, windows: windows, focus: focus,
      rows: countries.indices.compactMap { Stability.Row(countries[$0], at: $0, focus: place, all) }
    )
  }
}

/// Ranks and scores of one replicate in one window.
struct Standings: Sendable {
  /// The rank of each country of a list; 0 for none.
  var ranks: [Int32]
  /// Its score; not a number for none.
  var scores: [Double]

  init(_ stage: Stage, among countries: [CountryCode]) {
    let (values, standings) = stage.scored
    ranks = Array(repeating: 0, count: countries.count)
    scores = Array(repeating: .nan, count: countries.count)
    // Both lists are in the order of codes.
    var place = 0
    for (node, country) in stage.countries.enumerated() {
      while place < countries.count, countries[place] < country { place += 1 }
      guard place < countries.count, countries[place] == country else { continue }
      ranks[place] = Int32(standings[node] ?? 0)
      scores[place] = values[node] ?? .nan
    }
  }
}

extension Stability.Row {
  /// A country over the replicates; nil where it never has a rank.
  fileprivate init?(
    _ country: CountryCode, at place: Int, focus: Int?, _ replicates: [[Standings]]
  ) {
    let windows = replicates.first?.indices ?? 0..<0
    let ranks = windows.map { window in replicates.map { $0[window].ranks[place] } }
    guard ranks.contains(where: { $0.contains { $0 > 0 } }), let first = ranks.first,
      let last = ranks.last
    else { return nil }
    self.country = country
    bounds = ranks.map { ranks in
      ranks.contains(0) ? nil : Stability.bounds(ranks.map { Int($0) })
    }
    scores = windows.map { window in
      let scores = replicates.map { $0[window].scores[place] }
      return scores.contains(where: \.isNaN) ? nil : Stability.bounds(scores)
    }
    let share = { (matches: (Int32, Int32) -> Bool) in
      let count = zip(first, last).count { $0 > 0 && $1 > 0 && matches($0, $1) }
      return Double(count) / Double(replicates.count)
    }
    rises = share { $0 > $1 }
    falls = share { $0 < $1 }
    unchanged = share { $0 == $1 }
    belowFocus =
      focus.map { focus in
        windows.map { window in
          let sum = replicates.reduce(0.0) { sum, replicate in
            let (own, other) = (replicate[window].ranks[focus], replicate[window].ranks[place])
            guard own > 0, other > 0 else { return sum }
            return sum + (own < other ? 1 : own == other ? 0.5 : 0)
          }
          return sum / Double(replicates.count)
        }
      } ?? []
  }
}

extension Stability {
  /// The 2.5 % and 97.5 % bounds of values, the outer of two neighbours where a bound lies between.
  static func bounds<Value: Comparable>(_ values: [Value]) -> ClosedRange<Value>? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let last = Double(sorted.count - 1)
    let low = sorted[Int((0.025 * last).rounded(.down))]
    let high = sorted[Int((0.975 * last).rounded(.up))]
    return low...high
  }
}
