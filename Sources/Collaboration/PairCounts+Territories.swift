import Geography

extension PairCounts {
  /// True if a policy makes one country of two codes that stand in the same year.
  ///
  /// - Complexity: O(c) in the codes of all years.
  public func needsBound(under territories: TerritoryPolicy) -> Bool {
    guard territories.name != defaultTerritories else { return false }
    return codes.contains { year, codes in
      let nodes = codes.compactMap { territories.node(for: $0, year: year) }
      return Set(nodes).count < nodes.count
    }
  }
}

/// A territory policy as far as pair counts can follow it.
///
/// Codes of one country are put together at a bound, year by year: joint publications with others,
/// and international works alike. Ties between them vanish.
struct TerritoryReading {
  /// The policy; nil where the codes are taken as they stand.
  private let policy: TerritoryPolicy?
  private let bound: TerritoryBound?
  private let counts: PairCounts

  /// The reading of a policy.
  ///
  /// - Throws: `CountingError` where the counts were made under a policy that cannot be undone, where
  ///   a bound is missing, and for strata: merged codes change the number of countries.
  init(
    _ counts: PairCounts, _ policy: TerritoryPolicy, _ bound: TerritoryBound?, isOfStrata: Bool
  ) throws(CountingError) {
    self.counts = counts
    let isOwn = policy.name == counts.defaultTerritories
    let rests = TerritoryPolicy.parts(of: policy.name).base == counts.defaultTerritories
    guard isOwn || rests || TerritoryReading.isOpen(counts.defaultTerritories) else {
      throw CountingError(
        "counts-without-publications",
        "These pair counts were made under '\(counts.defaultTerritories)', which put codes together, "
          + "and cannot be taken apart again for '\(policy.name)'. Leave --territories out, or "
          + "ingest publications.")
    }
    let merges = counts.needsBound(under: policy)
    guard merges else {
      self.policy = isOwn ? nil : policy
      self.bound = nil
      return
    }
    guard let bound else {
      throw CountingError(
        "territories-need-bound",
        "Under '\(policy.name)' codes of these pair counts become one country, and nobody knows how "
          + "many publications they share. Take both bounds: --territories \(policy.name):max and "
          + "\(policy.name):sum.")
    }
    guard !isOfStrata else {
      throw CountingError(
        "counts-without-publications",
        "Under '\(policy.name)' publications change their number of countries, which pair counts "
          + "cannot follow. Use --counting full without --max-countries, another --territories, or "
          + "ingest publications.")
    }
    self.policy = policy
    self.bound = bound
  }

  /// True for a policy that puts no codes together, so that counts under it can follow another.
  private static func isOpen(_ name: String) -> Bool {
    TerritoryPolicy.named(name).map { !$0.isMerging } ?? false
  }

  /// A table under the policy.
  func table(_ table: PairCounts.Table, in year: Int) -> PairCounts.Table {
    guard let policy else { return table }
    var nodes: [CountryCode: CountryCode] = [:]
    for code in counts.codes[year] ?? [] { nodes[code] = policy.node(for: code, year: year) }
    var read = PairCounts.Table()
    for (code, works) in table.works {
      guard let node = nodes[code] else { continue }
      read.works[node] = united(read.works[node], works)
    }
    var pairs = CountryPairs()
    for pair in table.pairs {
      guard let a = nodes[pair.a], let b = nodes[pair.b],
        policy.isInternational(pair.a, pair.b, year: year)
      else { continue }
      pairs.set(united(pairs[a, b], pair.joint), a, b)
    }
    read.pairs = pairs.pairs
    return read
  }

  private func united(_ held: Double?, _ count: Double) -> Double {
    guard let held else { return count }
    return bound == .max ? max(held, count) : held + count
  }

  /// What is worth knowing about the policy in a window.
  func notes(in window: YearWindow) -> [String] {
    guard let policy else { return [] }
    var (changed, inside) = (false, 0.0)
    for year in window.years {
      for code in counts.codes[year] ?? [] where policy.node(for: code, year: year) != code {
        changed = true
      }
      for pair in counts.tables[year]?.total.pairs ?? []
      where !policy.isInternational(pair.a, pair.b, year: year) { inside += pair.joint }
    }
    guard bound != nil else {
      if inside > 0 {
        return [
          "Joint publications between codes whose ties are domestic under \(policy.name) (\(window): "
            + "\(StrataChoice.text(inside))) are no ties; international works still hold them."
        ]
      }
      guard !changed else { return [] }
      return [
        "The counts were made under \(counts.defaultTerritories); under \(policy.name) their codes "
          + "stay as they are."
      ]
    }
    return [
      "Pair counts of codes that become one country can only be bounded, not deduplicated: "
        + "\(policy.name):max takes the largest of them, \(policy.name):sum their sum.",
      "Joint publications between such codes (\(window): \(StrataChoice.text(inside))) are no ties; "
        + "international works are put together in the same way and still hold them.",
    ]
  }
}
