import Collaboration
import Geography
import Networks

/// The countries of a window in the order of a centrality.
public struct Ranking: Sendable {
  /// One country.
  public struct Entry: Sendable, Hashable {
    /// The country.
    public var country: CountryCode
    /// The competition rank ("1224"); nil where the measure gives no score.
    public var rank: Int?
    /// True if another country has the same rank.
    public var isTied: Bool
    /// The score; nil where the measure is not defined.
    public var score: Double?
    /// Works; nil where the source cannot know them.
    public var works: Double?
    /// International works; nil where the source cannot know them.
    public var internationalWorks: Double?
  }

  /// The window.
  public var window: YearWindow
  /// The specification.
  public var specification: Specification
  /// The countries of the node set: by rank, ties by code; countries without a score last.
  public var entries: [Entry]
  /// What is worth knowing about how the scores came about.
  public var notes: [String]
  /// Totals of the window; nil where the source cannot know them.
  public var totals: Copublications.Totals?
  /// What the limits of authors and countries removed, for each country that lost anything.
  public var removed: [CountryCode: Copublications.Removed] = [:]

  /// The entry of a country; nil if it is outside the node set, which is not the last rank.
  public func entry(_ country: CountryCode) -> Entry? {
    entries.first { $0.country == country }
  }

  /// The rank of a country; nil if it has none.
  public func rank(_ country: CountryCode) -> Int? { entry(country)?.rank }

  /// The same ranking with its scores in another unit, which changes no rank.
  public func scaled(_ scale: ScoreScale) -> Ranking {
    guard let measure = Centralities.named(specification.centrality) else { return self }
    let scores = scale.applied(to: CentralityScores(values: entries.map(\.score)), of: measure)
    var scaled = self
    for (place, score) in scores.values.enumerated() { scaled.entries[place].score = score }
    return scaled
  }

  /// Scores nearer than this, relative to the greater one, tie.
  public static let tieTolerance = 1e-9

  /// The rank of one node among scores, and whether it is tied.
  static func standing(
    of node: Int, in scores: [Double?], lowerIsBetter: Bool
  ) -> (rank: Int?, isTied: Bool) {
    let (ranks, tied) = ranks(of: scores, lowerIsBetter: lowerIsBetter)
    return (ranks[node], tied[node])
  }

  /// The competition ranks of scores; higher is better unless `lowerIsBetter`.
  ///
  /// Scores within the tie tolerance of the best of a tie have its rank. nil has no rank.
  ///
  /// - Complexity: O(n log n).
  public static func ranks(
    of scores: [Double?], lowerIsBetter: Bool = false
  ) -> (ranks: [Int?], tied: [Bool]) {
    let order = scores.indices.filter { scores[$0] != nil }.sorted { a, b in
      let (x, y) = (scores[a] ?? 0, scores[b] ?? 0)
      return x == y ? a < b : (lowerIsBetter ? x < y : x > y)
    }
    var ranks = [Int?](repeating: nil, count: scores.count)
    var tied = [Bool](repeating: false, count: scores.count)
    var first = 0
    for (position, index) in order.enumerated() {
      let score = scores[index] ?? 0
      let best = scores[order[first]] ?? 0
      if abs(score - best) > tieTolerance * max(abs(score), abs(best)) { first = position }
      ranks[index] = first + 1
      if position > first {
        tied[index] = true
        tied[order[first]] = true
      }
    }
    return (ranks, tied)
  }
}
