import Geography

extension PairCounts {
  /// The copublications of a window by the number of countries of the publications, from strata.
  ///
  /// What lies beyond all strata has ten countries or more where 2 to 9 are all known, and is then
  /// counted full only.
  ///
  /// - Throws: `CountingError` where a class is not known by itself.
  public func copublicationsBySize(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [SizeClass: Copublications] {
    guard counting == .full, filter.maxCountries == nil else {
      throw CountingError(
        "counts-without-publications",
        "Pair counts are parted by the number of countries with --counting full and without "
          + "--max-countries only. Use these, or ingest publications.")
    }
    for year in window.years {
      guard let table = tables[year] else { continue }
      if let missing = (2...9).first(where: { table.strata[$0] == nil }), !table.total.pairs.isEmpty
      {
        throw CountingError(
          "strata-incomplete",
          "The pair counts of \(year) do not know the publications of \(missing) countries by "
            + "themselves. Use counts with strata of 2 to 9 countries (`copub queries openalex "
            + "--strata`), or ingest publications.")
      }
    }
    var classes: [SizeClass: Copublications] = [:]
    for size in SizeClass.allCases {
      let part = PairCounts(
        title: title, source: source, notes: notes, territories: defaultTerritories, scope: scope,
        tables: tables.filter { window.contains($0.key) }.mapValues { $0.part(size) })
      classes[size] = try part.copublications(
        in: window, counting: .full, territories: territories, filter: filter)
    }
    return classes
  }
}

extension PairCounts.Year {
  /// The counts of a class as those of a whole year.
  fileprivate func part(_ size: SizeClass) -> PairCounts.Year {
    var year = PairCounts.Year()
    year.partial = partial
    let known = strata.filter { size.countries.contains($0.key) }.values
    guard size == .tenOrMore else {
      for table in known { year.total.add(table, 1) }
      return year
    }
    year.total.add(total, 1)
    for (number, table) in strata.sorted(by: { $0.key < $1.key }) where number < 10 {
      year.total.add(table, -1)
    }
    return year
  }
}

extension PairCounts.Table {
  fileprivate mutating func add(_ other: PairCounts.Table, _ sign: Double) {
    for (country, count) in other.works { works[country, default: 0] += sign * count }
    var joint = CountryPairs(pairs)
    for pair in other.pairs { joint.add(sign * pair.joint, pair.a, pair.b) }
    pairs = joint.pairs.map { PairCounts.Pair(a: $0.a, b: $0.b, joint: max(0, $0.joint)) }
  }
}
