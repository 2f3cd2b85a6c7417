import Geography

/// How far two rankings agree over the countries that both rank.
public struct Agreement: Hashable, Sendable {
  /// The number of countries that both rank.
  public var countries: Int
  /// Kendall's tau-b, which corrects for ties; nil for fewer than two countries or no variation.
  public var kendallTauB: Double?
  /// Spearman's rank correlation, with mean ranks for ties; nil as above.
  public var spearman: Double?
  /// Rank-biased overlap at p = 0.9, extrapolated (Webber, Moffat & Zobel 2010); a group of ties
  /// stands at its best rank.
  public var rankBiasedOverlap: Double
  /// The share of the first ten of either ranking that stand in the first ten of both.
  public var topTenOverlap: Double { topOverlaps[10] ?? 1 }
  /// The same of the first five, ten, twenty and fifty, ties at the border all taken.
  public var topOverlaps: [Int: Double]

  /// Compares two rankings.
  ///
  /// - Complexity: O(n²) in the countries.
  public init(_ first: Ranking, _ second: Ranking) {
    let one = Agreement.ranks(first)
    let two = Agreement.ranks(second)
    let common = one.keys.filter { two[$0] != nil }.sorted()
    countries = common.count
    let x = common.map { Double(one[$0] ?? 0) }
    let y = common.map { Double(two[$0] ?? 0) }
    kendallTauB = Agreement.tauB(x, y)
    spearman = Agreement.pearson(Agreement.meanRanks(x), Agreement.meanRanks(y))
    rankBiasedOverlap = Agreement.overlap(one, two, p: 0.9)
    topOverlaps = [:]
    for depth in [5, 10, 20, 50] { topOverlaps[depth] = Agreement.topOverlap(one, two, depth) }
  }

  private static func topOverlap(
    _ one: [CountryCode: Int], _ two: [CountryCode: Int], _ depth: Int
  ) -> Double {
    let first = Set(one.filter { $0.value <= depth }.keys)
    let second = Set(two.filter { $0.value <= depth }.keys)
    let most = max(first.count, second.count)
    return most == 0 ? 1 : Double(first.intersection(second).count) / Double(most)
  }

  private static func ranks(_ ranking: Ranking) -> [CountryCode: Int] {
    var ranks: [CountryCode: Int] = [:]
    for entry in ranking.entries { ranks[entry.country] = entry.rank }
    return ranks
  }

  private static func tauB(_ x: [Double], _ y: [Double]) -> Double? {
    var concordant = 0.0
    var discordant = 0.0
    var tiesX = 0.0
    var tiesY = 0.0
    for i in x.indices {
      for j in x.indices where j > i {
        let product = (x[i] - x[j]) * (y[i] - y[j])
        if product > 0 { concordant += 1 } else if product < 0 { discordant += 1 }
        if x[i] == x[j] { tiesX += 1 }
        if y[i] == y[j] { tiesY += 1 }
      }
    }
    let pairs = Double(x.count * (x.count - 1)) / 2
    let scale = ((pairs - tiesX) * (pairs - tiesY)).squareRoot()
    return scale > 0 ? (concordant - discordant) / scale : nil
  }

  private static func meanRanks(_ values: [Double]) -> [Double] {
    values.map { value in
      let below = values.filter { $0 < value }.count
      let equal = values.filter { $0 == value }.count
      return Double(below) + Double(equal + 1) / 2
    }
  }

  private static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    guard x.count > 1 else { return nil }
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    var (covariance, varianceX, varianceY) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      covariance += (a - meanX) * (b - meanY)
      varianceX += (a - meanX) * (a - meanX)
      varianceY += (b - meanY) * (b - meanY)
    }
    let scale = (varianceX * varianceY).squareRoot()
    return scale > 0 ? covariance / scale : nil
  }

  /// RBO_ext over the common evaluation depth: the overlap at the end goes on beyond it.
  private static func overlap(
    _ one: [CountryCode: Int], _ two: [CountryCode: Int], p: Double
  ) -> Double {
    let depth = min(one.count, two.count)
    guard depth > 0 else { return one.isEmpty && two.isEmpty ? 1 : 0 }
    var sum = 0.0
    var agreement = 0.0
    var factor = 1.0
    for d in 1...depth {
      let a = Set(one.filter { $0.value <= d }.keys)
      let b = Set(two.filter { $0.value <= d }.keys)
      // With ties the prefixes may be longer than d: agreement is taken over both lengths.
      agreement = 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
      sum += agreement * factor
      factor *= p
    }
    return (1 - p) * sum + agreement * factor
  }
}
