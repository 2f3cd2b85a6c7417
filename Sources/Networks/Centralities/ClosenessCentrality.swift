/// Nearness to all others, scaled by how many can be reached.
///
/// Definitions, "Centralities", `closeness`: for a node that reaches *r* other nodes at distances
/// that sum to *t*, *(r / t) (r / (n - 1))*; Wasserman & Faust 1994, eq. 5.22. The second factor
/// keeps members of small components from scoring high. An isolated node scores 0.
public struct ClosenessCentrality: PathCentrality {
  /// Makes the measure.
  public init() {}

  /// `closeness`.
  public var name: String { "closeness" }
  /// The measure in one line.
  public var summary: String { "one over the mean distance, scaled after Wasserman and Faust" }

  /// The closeness of each node.
  public func values(of network: CollaborationNetwork, from sums: PathSums) -> [Double] {
    zip(sums.reached, sums.distances).map { reached, total in
      let others = Double(reached)
      return reached > 0 ? others / total * (others / Double(network.nodeCount - 1)) : 0
    }
  }
}
