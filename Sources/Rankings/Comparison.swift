import Collaboration
import Geography

/// Two or more windows of one corpus under one specification, side by side.
public struct Comparison: Sendable {
  /// A country in the first and the last window.
  public struct Move: Hashable, Sendable {
    /// The country.
    public var country: CountryCode
    /// Its ranks, nil where it has none.
    public var ranks: [Int?]
    /// Its scores, nil where it has none.
    public var scores: [Double?]
    /// By how many places it rose from the first window to the last; negative for a fall.
    public var rise: Int? {
      guard let before = ranks.first ?? nil, let after = ranks.last ?? nil else { return nil }
      return before - after
    }
  }

  /// The specification.
  public var specification: Specification
  /// The rankings, one a window.
  public var rankings: [Ranking]
  /// Every country that any window ranks, by its last rank, then by code.
  public var moves: [Move]
  /// Countries ranked in the last window and not in the first.
  public var entrants: [CountryCode]
  /// Countries ranked in the first window and not in the last.
  public var leavers: [CountryCode]
  /// The agreement of the first and the last ranking.
  public var agreement: Agreement

  /// The windows.
  public var windows: [YearWindow] { rankings.map(\.window) }

  /// The move of a country; nil if no window ranks it.
  public func move(_ country: CountryCode) -> Move? { moves.first { $0.country == country } }

  /// Puts rankings side by side.
  ///
  /// - Precondition: at least one ranking.
  public init(_ rankings: [Ranking], _ specification: Specification) {
    precondition(!rankings.isEmpty, "a comparison needs a ranking")
    self.rankings = rankings
    self.specification = specification
    let tables = rankings.map { ranking in
      Dictionary(
        ranking.entries.map { ($0.country, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let countries = Set(tables.flatMap(\.keys)).sorted()
    moves = countries.map { country in
      Move(
        country: country, ranks: tables.map { $0[country]?.rank },
        scores: tables.map { $0[country]?.score })
    }
    moves.sort { a, b in
      let (x, y) = ((a.ranks.last ?? nil) ?? Int.max, (b.ranks.last ?? nil) ?? Int.max)
      return (x, a.country) < (y, b.country)
    }
    let ranked = { (table: [CountryCode: Ranking.Entry]?) in
      Set((table ?? [:]).values.filter { $0.rank != nil }.map(\.country))
    }
    let (before, after) = (ranked(tables.first), ranked(tables.last))
    entrants = after.subtracting(before).sorted()
    leavers = before.subtracting(after).sorted()
    agreement = Agreement(rankings[0], rankings[rankings.count - 1])
  }
}

extension Ranker {
  /// Ranks several windows and puts them side by side.
  ///
  /// - Precondition: at least one window.
  public func comparison(
    of windows: [YearWindow], _ specification: Specification, among fixed: [CountryCode]? = nil
  ) throws -> Comparison {
    try Comparison(
      windows.map { try ranking(in: $0, specification, among: fixed) }, specification)
  }
}
