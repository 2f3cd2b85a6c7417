import Collaboration
import Geography
import Networks

/// What a window gives to every network: pairs, masses and link sums over all its countries.
struct WindowTable: Sendable {
  let counted: Copublications
  let table: PairTable
  /// False where works were asked for as masses and the source knows none: link sums stand in.
  let hasMasses: Bool

  /// - Complexity: O(n + m) in the countries and pairs.
  init(_ counted: Copublications, _ mass: Specification.Mass) {
    self.counted = counted
    hasMasses = mass == .links || counted.knowsInternationalWorks
    let linkSums = counted.linkSums
    table = PairTable(
      nodeCount: counted.countries.count,
      pairs: counted.ties.map {
        PairTable.Pair(i: $0.i, j: $0.j, w: $0.weight, joint: $0.joint)
      },
      masses: mass == .works && hasMasses ? counted.internationalWorks : linkSums,
      linkSums: linkSums, totalWeight: counted.totalWeight)
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
    _ window: WindowTable, _ specification: Specification, among fixed: [CountryCode]?
  ) throws {
    guard let measure = Centralities.named(specification.centrality) else {
      throw SpecificationError("There is no centrality '\(specification.centrality)'.")
    }
    counted = window.counted
    self.specification = specification
    self.measure = measure
    notes = counted.notes
    if !window.hasMasses {
      notes.append(
        "The source knows no international works: the mass of a country is its link sum here.")
    }
    if case .works = specification.nodes, fixed == nil, !counted.knowsInternationalWorks {
      throw CountingError(
        "works-unknown",
        "The node set \(specification.nodes) asks for international works, which the source does "
          + "not know. Use --nodes all or top:N.")
    }
    if let fixed {
      places = fixed.filter { !window.counted.partial.contains($0) }
        .compactMap { window.counted.index(of: $0) }.sorted()
    } else {
      let (members, note) = specification.nodes.members(
        of: counted, masses: window.table.masses)
      places = members
      if let note { notes.append(note) }
    }
    if places.isEmpty { notes.append("No country is in the node set.") }
    network = window.table.network(
      nodes: places, minJoint: Double(specification.minJoint), weight: specification.weight)
  }

  var countries: [CountryCode] { places.map { counted.countries[$0] } }

  /// The node of a country; nil if it is not in the node set.
  func node(of country: CountryCode) -> Int? {
    counted.index(of: country).flatMap { places.firstIndex(of: $0) }
  }

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
