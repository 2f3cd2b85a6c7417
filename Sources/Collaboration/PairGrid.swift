import Formats
import Geography

/// Counts of pairs as they are stated, each from one side, and what they come to.
struct PairGrid {
  /// Which pages of a row are there.
  private struct Pages {
    var numbers: Set<Int> = []
    var last: Int?

    var isComplete: Bool { last.map { (1...$0).allSatisfy(numbers.contains) } ?? false }
  }

  /// How the two sides of pairs agree.
  struct Agreement: Hashable {
    /// Different pairs.
    var pairs = 0
    /// Those of them that are stated from both sides.
    var mirrored = 0
    /// Pairs whose two sides differ, and by how much at most.
    var asymmetric = 0
    var greatestDifference = 0.0
    /// Pairs that a row lacks because it is cut, known from the other side.
    var repaired = 0
    /// Pairs of two cut rows that neither of them states, and what such a pair can count at most.
    var unknown = 0
    var greatestUnknown = 0.0
    /// Rows that are cut.
    var cutRows = 0
    /// Counts stated twice from the same side with different numbers.
    var conflicts = 0
  }

  /// The greatest number of works stated for a country.
  private(set) var works: [CountryCode: Double] = [:]
  /// How the two sides agree; complete once the counts are settled.
  private(set) var agreement = Agreement()
  private var cells: [UInt32: Double] = [:]
  private var rows: [CountryCode: Pages] = [:]

  private static func key(_ a: CountryCode, _ b: CountryCode) -> UInt32 {
    UInt32(a.rawValue) << 16 | UInt32(b.rawValue)
  }

  /// True if the counts come as rows of single countries.
  var isOfRows: Bool { !rows.isEmpty }

  /// True if the row of a country is there, whole or cut.
  func hasRow(_ country: CountryCode) -> Bool { rows[country] != nil }

  /// True if a pair is stated from the side of `a`.
  func holds(_ a: CountryCode, _ b: CountryCode) -> Bool { cells[PairGrid.key(a, b)] != nil }

  /// Takes note of a page of a row.
  mutating func add(_ row: CountsDocument.Row, of country: CountryCode) {
    rows[country, default: Pages()].numbers.insert(row.page)
    if row.isLast { rows[country]?.last = row.page }
  }

  /// Takes works of a country; false if they were stated before.
  mutating func add(works count: Double, of country: CountryCode) -> Bool {
    guard let held = works.updateValue(count, forKey: country) else { return true }
    works[country] = max(held, count)
    if held != count { agreement.conflicts += 1 }
    return false
  }

  /// Takes joint publications from the side of `a`; false if that side stated them before.
  mutating func add(joint: Double, _ a: CountryCode, _ b: CountryCode) -> Bool {
    let key = PairGrid.key(a, b)
    guard let held = cells.updateValue(joint, forKey: key) else { return true }
    cells[key] = max(held, joint)
    if held != joint { agreement.conflicts += 1 }
    return false
  }

  /// The counts, each pair once, and the countries without a row of their own.
  ///
  /// - Parameter keepsZeros: true for a table that must be right as a whole: what it names is there.
  /// - Complexity: O(p log p) in the counts stated.
  mutating func settle(
    keepsZeros: Bool
  ) -> (table: PairCounts.Table, partial: Set<CountryCode>) {
    var table = PairCounts.Table()
    table.works = keepsZeros ? works : works.filter { $0.value > 0 }
    var partial: Set<CountryCode> = []
    for (key, count) in cells.sorted(by: { $0.key < $1.key }) {
      guard let stated = PairCounts.Pair(key, count) else { continue }
      let mirror = cells[PairGrid.key(stated.b, stated.a)]
      if mirror != nil, stated.b < stated.a {
        agreement.mirrored += 1
        continue
      }
      agreement.pairs += 1
      compare(stated, with: mirror)
      let joint = max(count, mirror ?? 0)
      guard joint > 0 || keepsZeros else { continue }
      table.pairs.append(
        PairCounts.Pair(a: min(stated.a, stated.b), b: max(stated.a, stated.b), joint: joint))
      if isOfRows { partial.formUnion([stated.a, stated.b].filter { rows[$0] == nil }) }
    }
    table.pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    if isOfRows {
      partial.formUnion(table.works.keys.filter { rows[$0] == nil })
      countUnknown()
    }
    return (table, partial)
  }

  private mutating func compare(_ stated: PairCounts.Pair, with mirror: Double?) {
    var other = mirror
    if other == nil, let row = rows[stated.b] {
      // A whole row that lacks a pair states that there is none.
      if row.isComplete { other = 0 } else { agreement.repaired += 1 }
    }
    guard let other, other != stated.joint else { return }
    agreement.asymmetric += 1
    agreement.greatestDifference = max(agreement.greatestDifference, abs(other - stated.joint))
  }

  /// Pairs of two cut rows can be missing from both.
  private mutating func countUnknown() {
    let cut = rows.filter { !$0.value.isComplete }.keys.sorted()
    agreement.cutRows = cut.count
    guard cut.count > 1 else { return }
    var least: [CountryCode: Double] = [:]
    for (key, count) in cells {
      guard let stated = PairCounts.Pair(key, count) else { continue }
      least[stated.a] = min(least[stated.a] ?? count, count)
    }
    for (place, a) in cut.enumerated() {
      for b in cut[(place + 1)...] where !holds(a, b) && !holds(b, a) {
        agreement.unknown += 1
        let most = min(least[a] ?? 0, least[b] ?? 0)
        agreement.greatestUnknown = max(agreement.greatestUnknown, most)
      }
    }
  }
}
