import Collaboration
import Geography

/// How well countries are known in a window, for the corpus and by country (definitions,
/// "Coverage").
public struct Coverage: Hashable, Sendable {
  /// The window.
  public var window: YearWindow
  /// The link weight of the window, counted full.
  public var joint: Double
  /// Publications; nil where the source knows none.
  public var publications: Double?
  /// The share of publications without any country.
  public var withoutCountry: Double?
  /// The share of author entries without a country.
  public var authorsWithoutCountry: Double?
  /// The same among the authors of each country's works.
  public var byCountry: [CountryCode: Double]
  /// True for a year whose link weight is below three quarters of both its neighbours', by more than
  /// small numbers vary: it is probably incomplete.
  public var isIncomplete = false

  /// The shift of a share that is worth a headline.
  public static let notableShift = 0.02

  init(_ counted: Copublications) {
    window = counted.window
    joint = counted.ties.reduce(0) { $0 + $1.joint }
    publications = counted.totals?.publications
    if let totals = counted.totals {
      withoutCountry = totals.withoutCountry / max(1, totals.publications)
      authorsWithoutCountry = totals.authorsWithoutCountry / max(1, totals.authors)
    }
    byCountry = [:]
    for (place, country) in counted.countries.enumerated() {
      guard let authors = counted.authors?[place], authors.all > 0 else { continue }
      byCountry[country] = authors.withoutCountry / authors.all
    }
  }
}

extension [Coverage] {
  /// The places of windows whose share of authors without a country differs from that of the window
  /// before by more than two points, for the corpus or for a country.
  public func shifts(of country: CountryCode) -> [Int] {
    indices.dropFirst().filter { place in
      let (before, after) = (self[place - 1], self[place])
      let pairs = [
        (before.authorsWithoutCountry, after.authorsWithoutCountry),
        (before.byCountry[country], after.byCountry[country]),
      ]
      return pairs.contains { before, after in
        guard let before, let after else { return false }
        return abs(after - before) > Coverage.notableShift
      }
    }
  }
}

/// A country whose coverage changed between two windows.
public struct CoverageShift: Hashable, Sendable {
  /// The country.
  public var country: CountryCode
  /// The share of its works' author entries without a country, in both windows.
  public var shares: [Double]
}

extension Ranker {
  /// The coverage of each window.
  public func coverage(
    in windows: [YearWindow], _ specification: Specification
  ) throws -> [Coverage] {
    try windows.map { Coverage(try copublications(in: $0, specification)) }
  }

  /// The coverage of each year of the source, incomplete years marked.
  ///
  /// The first and the last year have one neighbour each.
  ///
  /// - Parameter windows: only their years are told; nil for all years.
  public func yearlyCoverage(
    _ specification: Specification, of windows: [YearWindow]? = nil
  ) throws -> [Coverage] {
    let all = source.years
    let told = all.indices.filter { index in
      windows?.contains { $0.contains(all[index]) } ?? true
    }
    // A year is judged by its neighbours, so those are counted, too.
    let counted = Set(told.flatMap { [$0 - 1, $0, $0 + 1] }).filter(all.indices.contains)
    var years = try judgedCoverage(counted.sorted().map { all[$0] }, specification)
    // The neighbour of a year is the next one that the source can answer for.
    if years.count < counted.count { years = try judgedCoverage(all, specification) }
    let kept = Set(told.map { all[$0] })
    return years.filter { kept.contains($0.window.first) }
  }

  private func judgedCoverage(
    _ counted: [Int], _ specification: Specification
  ) throws -> [Coverage] {
    var plain = specification
    plain.pool = .sum
    plain.counting = .full
    var years: [Coverage] = []
    for year in counted {
      // A year that the source cannot answer for, such as one without strata, says nothing.
      do { years += try coverage(in: [YearWindow(year: year)], plain) } catch is CountingError {}
    }
    let joint = years.map(\.joint)
    for index in years.indices {
      let neighbours = [index - 1, index + 1].filter(years.indices.contains).map { joint[$0] }
      guard let lower = neighbours.min() else { continue }
      let chance = 4 * lower.squareRoot()
      years[index].isIncomplete = joint[index] < min(0.75 * lower, lower - chance)
    }
    return years
  }

  /// The countries among the first twenty of the later window whose coverage changed by more than two
  /// points: they belong in the headline.
  public func coverageShifts(
    _ comparison: Comparison, _ specification: Specification
  ) throws -> [CoverageShift] {
    guard let first = comparison.windows.first, let last = comparison.windows.last else {
      return []
    }
    let coverage = try coverage(in: [first, last], specification)
    return comparison.moves.compactMap { move in
      guard let rank = move.ranks.last ?? nil, rank <= 20,
        let before = coverage[0].byCountry[move.country],
        let after = coverage[1].byCountry[move.country],
        abs(after - before) > Coverage.notableShift
      else { return nil }
      return CoverageShift(country: move.country, shares: [before, after])
    }
  }
}
