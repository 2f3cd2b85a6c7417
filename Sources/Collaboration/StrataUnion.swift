import Formats
import Geography
import Intake

/// The counts of one year by number of countries, made into one table and its strata.
struct StrataUnion {
  /// Pairs that count.
  private(set) var accepted = 0
  /// Counts of a pair from its other side.
  private(set) var mirrored = 0
  /// What the counts leave open or contradict each other in.
  private(set) var findings: [Finding] = []
  private let year: Int
  private var grids: [CountrySpan: PairGrid]

  init(_ year: Int, _ grids: [CountrySpan: PairGrid]) {
    self.year = year
    self.grids = grids
  }

  /// The year; nil where its strata are no whole and nothing states the whole.
  ///
  /// The total is what is stated for all international publications, else the sum of strata that
  /// cover them without gap or overlap.
  ///
  /// - Throws: for a table that must be right as a whole and is not.
  mutating func counts(isWhole: Bool) throws(CountingError) -> PairCounts.Year? {
    let openStrata = incompleteStrata()
    var counts = PairCounts.Year()
    var settled: [CountrySpan: PairCounts.Table] = [:]
    for span in grids.keys.sorted() {
      guard var grid = grids[span] else { continue }
      let (table, partial) = grid.settle(keepsZeros: isWhole)
      grids[span] = grid
      settled[span] = table
      if span == .international { counts.partial = partial }
      accepted += grid.agreement.pairs
      mirrored += grid.agreement.mirrored
    }
    if let total = settled.removeValue(forKey: .international) {
      counts.total = total
    } else if StrataUnion.isCover(settled.keys.sorted()) {
      counts.total = StrataUnion.sum(settled.values)
    } else {
      try refuse(isWhole)
      return nil
    }
    for (span, table) in settled {
      guard let number = span.exact, !openStrata.contains(number) else { continue }
      counts.strata[number] = table
    }
    try raiseTotal(of: &counts, isWhole)
    tell(openStrata, counts.partial)
    return counts
  }

  /// Spans from 2 up without gap or overlap.
  private static func isCover(_ spans: [CountrySpan]) -> Bool {
    var next: Int? = 2
    for span in spans {
      guard span.least == next else { return false }
      next = span.most.map { $0 + 1 }
    }
    return next == nil
  }

  private static func sum(_ tables: some Sequence<PairCounts.Table>) -> PairCounts.Table {
    var sum = PairCounts.Table()
    var pairs = CountryPairs()
    for table in tables {
      for (country, works) in table.works { sum.works[country, default: 0] += works }
      for pair in table.pairs { pairs.add(pair.joint, pair.a, pair.b) }
    }
    sum.pairs = pairs.pairs
    return sum
  }

  private mutating func refuse(_ isWhole: Bool) throws(CountingError) {
    let text =
      "counts publications of some numbers of countries alone in \(year), which do not make up all "
      + "international publications."
    if isWhole { throw .malformed("The table \(text)") }
    findings.append(
      Finding(
        "strata-without-total", .error,
        "The input \(text) The year is left out; ask for all of them too."))
  }

  /// Numbers of countries that were asked for some countries and not for others.
  ///
  /// A country whose strata add up to its row already has nothing in the others.
  private func incompleteStrata() -> Set<Int> {
    guard let total = grids[.international], total.isOfRows else { return [] }
    let strata = grids.filter { $0.key.exact != nil }
    var open: Set<Int> = []
    for (country, works) in total.works where total.hasRow(country) {
      let known = strata.values.reduce(0) { sum, grid in
        sum + (grid.hasRow(country) ? grid.works[country] ?? 0 : 0)
      }
      guard known < works else { continue }
      open.formUnion(strata.filter { !$0.value.hasRow(country) }.keys.compactMap(\.exact))
    }
    return open
  }

  /// Strata that hold more than the whole: a contradiction in a table, and in answers that were asked
  /// for at different times a sign of it.
  private mutating func raiseTotal(
    of counts: inout PairCounts.Year, _ isWhole: Bool
  ) throws(CountingError) {
    guard !counts.strata.isEmpty else { return }
    let sum = StrataUnion.sum(counts.strata.values)
    let tolerance = 1e-9
    var (raised, most) = (0, 0.0)
    for (country, works) in sum.works {
      let excess = works - (counts.total.works[country] ?? 0)
      guard excess > tolerance * works else { continue }
      if isWhole {
        throw .malformed("The strata of \(year) hold more works of \(country) than there are.")
      }
      counts.total.works[country] = works
      (raised, most) = (raised + 1, max(most, excess))
    }
    var joint = CountryPairs(counts.total.pairs)
    for pair in sum.pairs {
      let excess = pair.joint - (joint[pair.a, pair.b] ?? 0)
      guard excess > tolerance * pair.joint else { continue }
      if isWhole {
        throw .malformed(
          "The strata of \(year) hold more joint publications of \(pair.a) and \(pair.b) than there "
            + "are.")
      }
      joint.set(pair.joint, pair.a, pair.b)
      (raised, most) = (raised + 1, max(most, excess))
    }
    guard raised > 0 else { return }
    counts.total.pairs = joint.pairs
    findings.append(
      Finding(
        "strata-exceed-total", .warning,
        "\(year): counts smaller than those of their strata: \(raised); by "
          + "\(StrataChoice.text(most)) at most, and raised to them. The answers may be of different "
          + "days; ask again."))
  }

  private mutating func tell(_ openStrata: Set<Int>, _ partial: Set<CountryCode>) {
    var sum = PairGrid.Agreement()
    for agreement in grids.values.map(\.agreement) {
      sum.asymmetric += agreement.asymmetric
      sum.greatestDifference = max(sum.greatestDifference, agreement.greatestDifference)
      sum.repaired += agreement.repaired
      sum.unknown += agreement.unknown
      sum.greatestUnknown = max(sum.greatestUnknown, agreement.greatestUnknown)
      sum.cutRows += agreement.cutRows
      sum.conflicts += agreement.conflicts
    }
    let text = StrataChoice.text
    note(
      sum.conflicts, "count-conflict", .warning,
      "counts that are stated several times with different numbers", "the greatest is kept")
    note(
      sum.asymmetric, "counts-asymmetric", .warning,
      "pairs that differ between their two sides",
      "by \(text(sum.greatestDifference)) at most, and the greater number is kept")
    note(
      sum.cutRows, "group-row-cut", .info, "rows cut at the most groups of an answer",
      "the pairs that they lack (\(sum.repaired)) are known from the other side")
    note(
      sum.unknown, "group-cells-missing", .warning,
      "pairs that stand in neither of their two rows, because both are cut",
      "each is \(text(sum.greatestUnknown)) at most and counts as 0. Ask for the second page")
    note(
      partial.count, "group-row-missing", .warning,
      "countries without a row of their own",
      "their ties with each other are unknown, and they stand outside rankings. Ask for the rows "
        + "of \(StrataUnion.list(partial))")
    note(
      openStrata.count, "strata-incomplete", .warning,
      "numbers of countries that were not asked for every country",
      "publications of \(openStrata.sorted().map(String.init).joined(separator: ", ")) countries are "
        + "not known apart. Start the script again")
  }

  private mutating func note(
    _ number: Int, _ code: String, _ severity: Finding.Severity, _ what: String, _ then: String
  ) {
    guard number > 0 else { return }
    findings.append(Finding(code, severity, "\(year): \(what): \(number); \(then)."))
  }

  private static func list(_ countries: Set<CountryCode>) -> String {
    let codes = countries.sorted().map(\.text)
    return codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
  }
}
