import Foundation
import Networks
import TestSupport

/// Windows of the world's pair counts, pooled by sum.
enum WorldCounts {
  /// A window: its countries in the order of their codes, and their table.
  struct Window: Sendable {
    let countries: [String]
    let table: PairTable

    /// The countries with at least so many international works.
    func countries(withWorks works: Double) -> [Int] {
      countries.indices.filter { table.masses[$0] >= works }
    }
  }

  private struct Year: Sendable {
    var works: [String: Double] = [:]
    var pairs: [[String]: Double] = [:]
  }

  private static let years: [String: Year] = {
    let years = OracleFile.read(Place.worldCounts)["years"] as? [String: [String: Any]] ?? [:]
    return years.mapValues { item in
      var year = Year()
      year.works = (item["works"] as? [String: NSNumber] ?? [:]).mapValues { $0.doubleValue }
      for (a, row) in item["pairs"] as? [String: [String: NSNumber]] ?? [:] {
        for (b, count) in row { year.pairs[a < b ? [a, b] : [b, a]] = count.doubleValue }
      }
      return year
    }
  }()

  /// The table of a window, or `nil` where a year is missing.
  static func window(_ names: [String]) -> Window? {
    var works: [String: Double] = [:]
    var pairs: [[String]: Double] = [:]
    for name in names {
      guard let year = years[name] else { return nil }
      works.merge(year.works) { $0 + $1 }
      pairs.merge(year.pairs) { $0 + $1 }
    }
    let countries = Set(works.keys).union(pairs.keys.joined()).sorted()
    let index = Dictionary(uniqueKeysWithValues: zip(countries, countries.indices))
    let table = pairs.compactMap { codes, count -> PairTable.Pair? in
      guard let i = index[codes[0]], let j = index[codes[1]] else { return nil }
      return PairTable.Pair(i: i, j: j, w: count, joint: count)
    }
    return Window(
      countries: countries,
      table: PairTable(
        nodeCount: countries.count, pairs: table.sorted { ($0.i, $0.j) < ($1.i, $1.j) },
        masses: countries.map { works[$0] ?? 0 }))
  }

  /// The table of the years from `first` to `last`.
  static func window(_ first: Int, _ last: Int) -> Window? {
    window((first...last).map { "\($0)" })
  }
}
