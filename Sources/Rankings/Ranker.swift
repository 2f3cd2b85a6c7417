import Collaboration
import Foundation
import Geography
import Networks

/// Ranks the countries of a corpus under any specification.
///
/// Remembers what windows count, so that many specifications share that work; safe to use from
/// several threads.
public final class Ranker: Sendable {
  /// The corpus.
  public let source: any CopublicationSource
  private let cache = Cache()

  /// A ranker over a corpus.
  public init(_ source: any CopublicationSource) { self.source = source }

  /// Refuses world ranks from a corpus that was selected on one country.
  ///
  /// - Throws: `CountingError` with the code `corpus-selected-on-country`.
  public func checkScope() throws(CountingError) {
    guard case .country(let code) = source.scope, !source.isScopeDeclared else { return }
    throw CountingError(
      "corpus-selected-on-country",
      "\(code) stands in 90 % or more of the publications: the corpus was selected on that "
        + "country, and world ranks from it are an artefact of the selection. If the corpus is "
        + "complete for the world all the same, say so with --scope world; otherwise use a corpus "
        + "of the world.")
  }

  /// What a window counts under a specification's counting, territories, filter and pooling.
  public func copublications(
    in window: YearWindow, _ specification: Specification
  ) throws -> Copublications {
    let key = Cache.Key(
      window: window, counting: specification.counting, territories: specification.territories,
      filter: specification.filter, pool: specification.pool)
    if let known = cache[key] { return known }
    let (name, bound) = TerritoryBound.split(specification.territories)
    let policy = try policy(name)
    let count = { (window: YearWindow) in
      try self.source.copublications(
        in: window, counting: specification.counting, territories: policy, bound: bound,
        filter: specification.filter)
    }
    var counted = try count(window)
    if specification.pool == .meanOfYears {
      counted.scaleToMeanOfYears(try window.years.map { try count(YearWindow(year: $0)) })
    }
    cache[key] = counted
    return counted
  }

  /// A policy that is known by name, or the one of the source itself, whose countries are taken as they
  /// are.
  private func policy(_ name: String) throws -> TerritoryPolicy {
    if let policy = TerritoryPolicy.named(name) { return policy }
    let (base, groups) = TerritoryPolicy.parts(of: name)
    let unknown = groups.filter { CountryGroup.named($0) == nil }
    guard base == source.defaultTerritories, unknown.isEmpty else {
      let shipped = TerritoryPolicy.shippedNames.joined(separator: ", ")
      throw SpecificationError(
        unknown.isEmpty
          ? "There is no territory policy '\(base)', and no file of that name. --territories takes "
            + "\(shipped), or a file."
          : "There is no group '\(unknown[0])', and no file of that name. See `copub measures`.")
    }
    let own = try TerritoryPolicy(name: base, tsv: "code\tcounted-as\tfrom\tto\tties\n")
    return groups.isEmpty ? own : own.taking(groups.compactMap(CountryGroup.named))
  }

  /// The specifications that answer one: itself, or both bounds of its territory policy where the
  /// source can only bound what merged codes share.
  public func readings(of specification: Specification) throws -> [Specification] {
    let (name, bound) = TerritoryBound.split(specification.territories)
    let policy = try policy(name)
    guard bound == nil, source.needsBound(under: policy) else { return [specification] }
    return TerritoryBound.allCases.map { bound in
      var reading = specification
      reading.territories = "\(name):\(bound.rawValue)"
      return reading
    }
  }

  /// Ranks the countries of a window.
  ///
  /// - Parameter fixed: the node set, instead of the specification's.
  public func ranking(
    in window: YearWindow, _ specification: Specification, among fixed: [CountryCode]? = nil
  ) throws -> Ranking {
    let counted = try copublications(in: window, specification)
    let stage = try Stage(counted, specification, among: fixed)
    return stage.ranking
  }

  /// Ranks the countries of copublications that were made elsewhere, such as a replicate.
  public func ranking(
    of counted: Copublications, _ specification: Specification, among fixed: [CountryCode]? = nil
  ) throws -> Ranking {
    try Stage(counted, specification, among: fixed).ranking
  }

  /// The network behind a ranking: its countries in node order and the links.
  public func network(
    in window: YearWindow, _ specification: Specification
  ) throws -> (countries: [CountryCode], network: CollaborationNetwork) {
    let stage = try Stage(copublications(in: window, specification), specification, among: nil)
    return (stage.countries, stage.network)
  }
}

/// The way from copublications to a ranking, in the order of the definitions: masses and link sums
/// over all countries, node set, min-joint, weights, centrality.
struct Stage {
  let counted: Copublications
  let specification: Specification
  let places: [Int]
  let network: CollaborationNetwork
  private let measure: any Centrality
  private var notes: [String] = []

  init(
    _ counted: Copublications, _ specification: Specification, among fixed: [CountryCode]?
  ) throws {
    guard let measure = Centralities.named(specification.centrality) else {
      throw SpecificationError("There is no centrality '\(specification.centrality)'.")
    }
    self.counted = counted
    self.specification = specification
    self.measure = measure
    notes = counted.notes
    let linkSums = counted.linkSums
    let hasMasses = specification.mass == .links || counted.knowsInternationalWorks
    let masses = specification.mass == .works && hasMasses ? counted.internationalWorks : linkSums
    if !hasMasses {
      notes.append(
        "The source knows no international works: the mass of a country is its link sum here.")
      if case .works = specification.nodes, fixed == nil {
        throw CountingError(
          "works-unknown",
          "The node set \(specification.nodes) asks for international works, which the source does "
            + "not know. Use --nodes all or top:N.")
      }
    }
    if let fixed {
      places = fixed.filter { !counted.partial.contains($0) }
        .compactMap { counted.index(of: $0) }.sorted()
    } else {
      let (members, note) = specification.nodes.members(of: counted, masses: masses)
      places = members
      if let note { notes.append(note) }
    }
    let table = PairTable(
      nodeCount: counted.countries.count,
      pairs: counted.ties.map {
        PairTable.Pair(i: $0.i, j: $0.j, w: $0.weight, joint: $0.joint)
      },
      masses: masses, linkSums: linkSums, totalWeight: counted.totalWeight)
    if places.isEmpty { notes.append("No country is in the node set.") }
    network = table.network(
      nodes: places, minJoint: Double(specification.minJoint), weight: specification.weight)
  }

  var countries: [CountryCode] { places.map { counted.countries[$0] } }

  var ranking: Ranking {
    let scores = measure.scores(of: network, distance: specification.distance)
    let (ranks, tied) = Ranking.ranks(of: scores.values, lowerIsBetter: measure.lowerIsBetter)
    var entries = places.enumerated().map { node, place in
      Ranking.Entry(
        country: counted.countries[place], rank: ranks[node], isTied: tied[node],
        score: scores.values[node], works: counted.works?[place],
        internationalWorks: counted.knowsInternationalWorks
          ? counted.internationalWorks[place] : nil)
    }
    entries.sort { ($0.rank ?? Int.max, $0.country) < ($1.rank ?? Int.max, $1.country) }
    return Ranking(
      window: counted.window, specification: specification, entries: entries,
      notes: notes + scores.notes, totals: counted.totals)
  }
}

/// What windows count, by all that it depends on.
private final class Cache: @unchecked Sendable {
  struct Key: Hashable {
    var window: YearWindow
    var counting: CountingMethod
    var territories: String
    var filter: PublicationFilter
    var pool: Specification.Pool
  }

  private let lock = NSLock()
  private var held: [Key: Copublications] = [:]

  subscript(key: Key) -> Copublications? {
    get { lock.withLock { held[key] } }
    set { lock.withLock { held[key] = newValue } }
  }
}
