import Collaboration
import Geography
import Networks

/// What a window gives to every network: pairs, masses and link sums over all its countries.
struct WindowTable: Sendable {
  let counted: Copublications
  let table: PairTable
  /// What is to be said of the masses.
  let notes: [String]

  /// - Parameter outside: masses that the corpus does not know itself, for `mass=outside`; link sums
  ///   are then these masses too, which they equal under fractional counting.
  /// - Complexity: O(n + m) in the countries and pairs.
  init(_ counted: Copublications, _ mass: Specification.Mass, _ outside: OutsideMasses?) {
    self.counted = counted
    var linkSums = counted.linkSums
    var total = counted.totalWeight
    var masses = linkSums
    switch mass {
    case .works where counted.knowsInternationalWorks:
      masses = counted.internationalWorks
      notes = []
    case .works:
      notes = [
        "The source knows no international works: the mass of a country is its link sum here."
      ]
    case .links: notes = []
    case .outside:
      let (own, note) = outside?.masses(of: counted) ?? (linkSums, nil)
      masses = own
      linkSums = own
      total = (outside?.total(in: counted.window) ?? 2 * total) / 2
      notes = note.map { [$0] } ?? []
    }
    table = PairTable(
      nodeCount: counted.countries.count,
      pairs: counted.ties.map {
        PairTable.Pair(i: $0.i, j: $0.j, w: $0.weight, joint: $0.joint)
      },
      masses: masses, linkSums: linkSums, totalWeight: total)
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
    notes += window.notes
    if case .works = specification.nodes, fixed == nil, !counted.knowsInternationalWorks {
      throw CountingError(
        "works-unknown",
        "The node set \(specification.nodes) asks for international works, which the source does "
          + "not know. Use --nodes all or top:N.")
    }
    if specification.mass == .outside, !specification.weight.readsMass,
      [.association, .associationSteijn].contains(specification.weight),
      specification.counting != .fractional
    {
      throw CountingError(
        "masses-need-fractional",
        "Masses from outside are international works, which are link sums under fractional counting "
          + "only. Use --counting fractional with --weights \(specification.weight.rawValue).")
    }
    if let fixed {
      places = fixed.filter { !window.counted.partial.contains($0) }
        .compactMap { window.counted.index(of: $0) }.sorted()
    } else {
      let (members, note) = specification.nodes.members(
        of: counted, masses: window.table.masses, minJoint: specification.minJoint)
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

  /// The scores and the ranks of the nodes.
  var scored: (scores: [Double?], ranks: [Int?]) {
    let scores = measure.scores(of: network, distance: specification.distance).values
    return (scores, Ranking.ranks(of: scores, lowerIsBetter: measure.lowerIsBetter).ranks)
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
      notes: notes + scores.notes, totals: counted.totals, removed: counted.removed)
  }
}
