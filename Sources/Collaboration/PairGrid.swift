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
  /// The counts of a pair from the side of the smaller code and from the other; -1 where none is stated.
  private var cells = CountryPairs(empty: SIMD2<Double>(-1, -1))
  private var rows: [CountryCode: Pages] = [:]

  /// True if the counts come as rows of single countries.
  var isOfRows: Bool { !rows.isEmpty }

  /// True if the row of a country is there, whole or cut.
  func hasRow(_ country: CountryCode) -> Bool { rows[country] != nil }

  /// True if a pair is stated from the side of `a`.
  func holds(_ a: CountryCode, _ b: CountryCode) -> Bool {
    guard let i = cells.knownSlot(of: a), let j = cells.knownSlot(of: b) else { return false }
    return cells[i, j][a < b ? 0 : 1] >= 0
  }

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
    let (i, j) = (cells.slot(of: a), cells.slot(of: b))
    let side = a < b ? 0 : 1
    let held = cells[i, j][side]
    cells[i, j][side] = max(held, joint)
    if held >= 0, held != joint { agreement.conflicts += 1 }
    return held < 0
  }

  /// The counts, each pair once, and the countries without a row of their own.
  ///
  /// - Parameter keepsZeros: true for a table that must be right as a whole: what it names is there.
  /// - Complexity: O(n²) in the countries.
  mutating func settle(
    keepsZeros: Bool
  ) -> (table: PairCounts.Table, partial: Set<CountryCode>) {
    var table = PairCounts.Table()
    table.works = keepsZeros ? works : works.filter { $0.value > 0 }
    var partial: Set<CountryCode> = []
    cells.forEach { a, b, sides in
      let joint = sides.max()
      guard joint >= 0 else { return }
      agreement.pairs += 1
      compare(a, b, sides)
      guard joint > 0 || keepsZeros else { return }
      table.pairs.append(PairCounts.Pair(a: a, b: b, joint: joint))
      if isOfRows { partial.formUnion([a, b].filter { rows[$0] == nil }) }
    }
    if isOfRows {
      partial.formUnion(table.works.keys.filter { rows[$0] == nil })
      countUnknown()
    }
    return (table, partial)
  }

  /// Compares what the two sides of a pair state.
  private mutating func compare(_ a: CountryCode, _ b: CountryCode, _ sides: SIMD2<Double>) {
    var difference = abs(sides[0] - sides[1])
    if sides.min() >= 0 {
      agreement.mirrored += 1
    } else {
      guard let row = rows[sides[0] < 0 ? a : b] else { return }
      guard row.isComplete else {
        agreement.repaired += 1
        return
      }
      // A whole row that lacks a pair states that there is none.
      difference = sides.max()
    }
    guard difference > 0 else { return }
    agreement.asymmetric += 1
    agreement.greatestDifference = max(agreement.greatestDifference, difference)
  }

  /// Pairs of two cut rows can be missing from both.
  private mutating func countUnknown() {
    let cut = rows.filter { !$0.value.isComplete }.keys.sorted()
    agreement.cutRows = cut.count
    guard cut.count > 1 else { return }
    var least: [CountryCode: Double] = [:]
    cells.forEach { a, b, sides in
      for (code, count) in [(a, sides[0]), (b, sides[1])] where count >= 0 {
        least[code] = min(least[code] ?? count, count)
      }
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
