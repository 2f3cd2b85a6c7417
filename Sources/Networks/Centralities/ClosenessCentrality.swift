/// Nearness to all others, scaled by how many can be reached.
///
/// Definitions, "Centralities", `closeness`: for a node that reaches *r* other nodes at distances
/// that sum to *t*, *(r / t) (r / (n - 1))*; Wasserman & Faust 1994, eq. 5.22. The second factor
/// keeps members of small components from scoring high. An isolated node scores 0.
public struct ClosenessCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `closeness`.
  public var name: String { "closeness" }
  /// The measure in one line.
  public var summary: String { "one over the mean distance, scaled after Wasserman and Faust" }
  /// Lengths of links.
  public var reads: Reading { .distance }

  /// The closeness of each node; distances are added in ascending order of the nodes.
  ///
  /// - Complexity: O(*n* (*m* + *n* log *n*)).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let search = ShortestPathSearch(in: network, distance: distance)
    let values = (0..<network.nodeCount).map { source -> Double? in
      let others = Double(search.run(from: source) - 1)
      guard others > 0 else { return 0 }
      var total = 0.0
      for length in search.distances where length < .infinity { total += length }
      return others / total * (others / Double(network.nodeCount - 1))
    }
    return CentralityScores(values: values)
  }
}
