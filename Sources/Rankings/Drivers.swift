import Collaboration
import Geography
import Networks

/// What one partner of the focus country contributed to the change between two windows.
///
/// Drivers are arithmetic, not causes, and counterfactuals do not add up.
public struct Driver: Hashable, Sendable {
  /// The partner.
  public var partner: CountryCode
  /// Joint publications in the first and the second window, counted full.
  public var joint: [Double]
  /// The partner's part of the score change, where the measure is a sum over partners: the parts
  /// add up to the change exactly.
  public var exact: Double?
  /// The rank of the focus in the second window if this tie had only grown as the total weight did;
  /// nil where the focus would have none.
  public var counterfactualRank: Int?
  /// The score in that case.
  public var counterfactualScore: Double?

  /// What the tie's own growth adds to the score of the later window, as a part of that score.
  public func effect(onScore score: Double?) -> Double? {
    guard let score, let held = counterfactualScore else { return nil }
    return score == 0 ? 0 : (score - held) / score
  }
}

extension [Driver] {
  /// The partners that contributed most to a change, the greatest part first: the exact part where
  /// there is one, else the effect of the tie's own growth.
  public func contributing(_ count: Int, score: Double?) -> [Driver] {
    let size = { (driver: Driver) in driver.exact ?? driver.effect(onScore: score) ?? 0 }
    return ordered { size($0) > size($1) }.filter { size($0) > 0 }.prefix(count).map(\.self)
  }

  /// The partners that pulled against it: ties that grew less than all ties together, so that the
  /// score were higher had they kept up; the strongest first.
  public func pullingAgainst(_ count: Int, score: Double?) -> [Driver] {
    let effect = { (driver: Driver) in driver.effect(onScore: score) ?? 0 }
    return ordered { effect($0) < effect($1) }.filter { effect($0) < 0 }.prefix(count).map(\.self)
  }

  private func ordered(_ precedes: (Driver, Driver) -> Bool) -> [Driver] {
    sorted { a, b in
      precedes(a, b) ? true : precedes(b, a) ? false : a.partner < b.partner
    }
  }
}

extension Ranker {
  /// The drivers of a country's change between two windows, by partner code.
  ///
  /// The counterfactual of a partner is the second window with the tie at its value in the first,
  /// scaled by the growth of total weight; link sums and m are recomputed, works and the node set
  /// kept.
  ///
  /// - Complexity: one ranking a partner.
  public func drivers(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification
  ) throws -> [Driver] {
    let before = try Stage(table(in: first, specification), specification, among: nil)
    let after = try Stage(table(in: second, specification), specification, among: nil)
    let parts = exactParts(of: focus, before, after)
    let growth =
      before.counted.totalWeight > 0
      ? after.counted.totalWeight / before.counted.totalWeight : 1
    let old = ties(of: focus, before.counted)
    let new = ties(of: focus, after.counted)
    let partners = Set(old.keys).union(new.keys).sorted()
    return try partners.map { partner in
      let was = old[partner]
      var changed = after.counted
      changed.setTie(
        focus, partner, weight: (was?.weight ?? 0) * growth, joint: (was?.joint ?? 0) * growth)
      let ranking = try ranking(of: changed, specification, among: after.countries)
      let entry = ranking.entry(focus)
      return Driver(
        partner: partner, joint: [was?.joint ?? 0, new[partner]?.joint ?? 0],
        exact: parts?[partner] ?? (parts == nil ? nil : 0), counterfactualRank: entry?.rank,
        counterfactualScore: entry?.score)
    }
  }

  private func ties(
    of focus: CountryCode, _ counted: Copublications
  ) -> [CountryCode: Copublications.Tie] {
    guard let place = counted.index(of: focus) else { return [:] }
    var ties: [CountryCode: Copublications.Tie] = [:]
    for tie in counted.ties where tie.i == place || tie.j == place {
      ties[counted.countries[tie.i == place ? tie.j : tie.i]] = tie
    }
    return ties
  }

  /// The score change by partner where the score is a sum over partners; nil where it is not.
  private func exactParts(
    of focus: CountryCode, _ before: Stage, _ after: Stage
  ) -> [CountryCode: Double]? {
    let measure = before.specification.centrality
    guard measure == "strength" || measure == "partner-share" else { return nil }
    var parts: [CountryCode: Double] = [:]
    for (stage, sign) in [(before, -1.0), (after, 1.0)] {
      let countries = stage.countries
      guard let node = countries.firstIndex(of: focus) else { continue }
      let scale = measure == "strength" ? 1 : 1 / Double(max(1, countries.count - 1))
      for neighbour in stage.network.neighbours(of: node) {
        parts[countries[neighbour.node], default: 0] += sign * neighbour.value * scale
      }
    }
    return parts
  }
}
