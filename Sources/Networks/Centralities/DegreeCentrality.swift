/// The number of partners.
///
/// Definitions, "Centralities", `degree`. Not divided by *n* - 1. An isolated node has degree 0.
public struct DegreeCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `degree`.
  public var name: String { "degree" }
  /// The measure in one line.
  public var summary: String { "the number of partners" }
  /// Only whether there is a link.
  public var reads: Reading { .links }

  /// The number of links of each node.
  ///
  /// - Complexity: O(*n*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    return CentralityScores(
      values: (0..<network.nodeCount).map { Double(network.degree(of: $0)) })
  }
}
