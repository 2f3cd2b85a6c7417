import Foundation

/// Ranks from the top down: at an even pace, or logarithmic where they reach far.
struct RankScale: Sendable, Equatable {
  let ranks: ClosedRange<Int>
  let top: Double
  let height: Double
  let isLogarithmic: Bool
  /// The room above the first and below the last rank of a logarithmic axis.
  private static let margin = 9.0

  init(_ ranks: ClosedRange<Int>, top: Double) {
    self.ranks = ranks
    self.top = top
    isLogarithmic = RankScale.isWide(ranks)
    height = isLogarithmic ? 240 : min(220, max(60, Double(ranks.count) * 16))
  }

  /// From the least to the greatest rank of a curve, the published one and those of others
  /// included.
  static func span(of chart: SpecificationCurve) -> ClosedRange<Int> {
    let found =
      chart.results.compactMap { $0.standing?.rank } + (chart.published.map { [$0.rank] } ?? [])
      + chart.others.flatMap(\.ranks)
    return (found.min() ?? 1)...(found.max() ?? 1)
  }

  /// Whether ranks ask for a logarithmic axis: the greatest is above 40 and at least five
  /// times the least.
  ///
  /// From 50th to 60th, an even pace shows more.
  static func isWide(_ ranks: ClosedRange<Int>) -> Bool {
    ranks.lowerBound >= 1 && ranks.upperBound > 40 && ranks.upperBound / 5 >= ranks.lowerBound
  }

  /// The y of a rank within the range.
  func y(_ rank: Int) -> Double {
    guard isLogarithmic else {
      return top + (Double(rank - ranks.lowerBound) + 0.5) / Double(ranks.count) * height
    }
    let least = Double(ranks.lowerBound)
    let part = log(Double(rank) / least) / log(Double(ranks.upperBound) / least)
    return top + RankScale.margin + part * (height - 2 * RankScale.margin)
  }

  /// The ranks with a line and a number: whole numbers at a round pace, or 1, 2, 5, 10, 20,
  /// 50 and so on as far as they lie in the range and keep their distance.
  var ticks: [Int] {
    guard isLogarithmic else { return NiceTicks.whole(ranks, count: Int(height / 15)) }
    var shown: [Int] = []
    for tick in NiceTicks.decades(upTo: ranks.upperBound) where ranks.contains(tick) {
      if let last = shown.last, y(tick) - y(last) < 13 { continue }
      shown.append(tick)
    }
    return shown
  }

  /// How thick a step of the staircase is.
  var thickness: Double {
    isLogarithmic ? 4 : min(7, max(3, height / Double(ranks.count) * 0.45))
  }
}
