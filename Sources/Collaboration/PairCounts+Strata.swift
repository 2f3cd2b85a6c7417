/// Which counts of a table answer a counting method and a limit of countries.
///
/// `full` without a limit is the table as it is. Everything else takes the strata: a publication of k
/// countries adds the method's weight for k to each of its pairs, and the strata above the limit are
/// left out.
struct StrataChoice {
  private let counting: CountingMethod
  private let maxCountries: Int?
  /// What is worth knowing about what was left out.
  private(set) var notes: [String] = []

  /// True if the strata answer; false if the totals do.
  var isOfStrata: Bool { counting != .full || maxCountries != nil }

  /// The choice for a window.
  ///
  /// - Throws: `CountingError` where strata are asked for and not known, with the bounds of what they
  ///   could add.
  init(
    _ counts: PairCounts, in window: YearWindow, counting: CountingMethod, maxCountries: Int?
  ) throws(CountingError) {
    self.counting = counting
    self.maxCountries = maxCountries
    guard isOfStrata else { return }
    guard counting != .authorShare, counting != .bilateralScore else {
      throw CountingError(
        "counts-without-publications",
        "The counting '\(counting.rawValue)' needs the authors of publications, and pair counts know "
          + "none. Use another --counting, or ingest publications.")
    }
    var (all, kept) = (0.0, 0.0)
    for year in window.years {
      guard let table = counts.tables[year] else { continue }
      try checkStrata(of: table, year)
      all += StrataChoice.joint(table.total)
      for (_, part) in parts(of: table) { kept += StrataChoice.joint(part) }
    }
    if let maxCountries {
      let share = all > 0 ? (100_000 * (all - kept) / all).rounded() / 1000 : 0
      notes.append(
        "Publications of more than \(maxCountries) countries are left out: they hold \(share) % of "
          + "the joint publications of pairs.")
    }
  }

  /// The tables that count in a year, each with the weight of one of its publications.
  func parts(of year: PairCounts.Year) -> [(weight: Double, table: PairCounts.Table)] {
    guard isOfStrata else { return [(1, year.total)] }
    return year.strata.sorted { $0.key < $1.key }.compactMap { number, table in
      guard number <= maxCountries ?? .max else { return nil }
      return (counting.weight(countries: number, 0, 0), table)
    }
  }

  private static func joint(_ table: PairCounts.Table) -> Double {
    table.pairs.reduce(0) { $0 + $1.joint }
  }

  /// - Throws: where a number of countries up to the limit is not known by itself.
  private func checkStrata(of table: PairCounts.Year, _ year: Int) throws(CountingError) {
    let all = StrataChoice.joint(table.total)
    guard !table.strata.isEmpty || all == 0 else {
      let asked =
        counting == .full ? "--max-countries" : "--counting \(counting.rawValue)"
      throw CountingError(
        "counts-without-publications",
        "The pair counts of \(year) are not parted by the number of countries of the publications, "
          + "which \(asked) needs. Use counts with strata (`copub queries openalex --strata`), or "
          + "ingest publications; --counting full needs neither.")
    }
    // The least number of countries that a publication outside all strata can have.
    var open = 2
    while table.strata[open] != nil { open += 1 }
    guard open <= maxCountries ?? .max else { return }
    let rest = all - table.strata.values.reduce(0) { $0 + StrataChoice.joint($1) }
    guard rest > 0 else { return }
    var text =
      "The pair counts of \(year) know the publications of \(open) and more countries only "
    text +=
      "together: \(StrataChoice.text(rest)) of \(StrataChoice.text(all)) joint publications of "
    text += "pairs. "
    if counting != .full {
      let most = rest * counting.weight(countries: open, 0, 0)
      let known = parts(of: table).reduce(0) { $0 + $1.weight * StrataChoice.joint($1.table) }
      text += "Counted as '\(counting.rawValue)' they weigh something between 0 and "
      text += "\(StrataChoice.text(most)), beside \(StrataChoice.text(known)) for all others. "
    }
    text +=
      open > 2
      ? "Use --max-countries \(open - 1), or counts with more strata."
      : "Use counts with a stratum of 2 countries."
    throw CountingError("strata-incomplete", text)
  }

  /// A number with two decimals, or none where it is whole.
  static func text(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
