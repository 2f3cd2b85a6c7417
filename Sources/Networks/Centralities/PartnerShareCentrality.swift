/// The mean share that a country has in the collaborations of the others.
///
/// Definitions, "Centralities", `partner-share`: the mean of *w(i,j)/d(j)* over the *n* - 1 other
/// countries *j* of the node set, those that are no partners counting as 0. A country without
/// partners scores 0, as does the only country of a network. Undirected values give no scores.
public struct PartnerShareCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `partner-share`.
  public var name: String { "partner-share" }
  /// The measure in one line.
  public var summary: String { "the mean share in the other countries' collaborations" }
  /// The directed values of the weight `partner`.
  public var reads: Reading { .partnerValues }

  /// The number of other nodes, at least 1.
  public func divisor(nodeCount: Int) -> Double { Double(max(nodeCount - 1, 1)) }

  /// The row sum of each node over *n* - 1.
  ///
  /// - Complexity: O(*n* + *m*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard network.isDirected else { return .unreadable(network) }
    let others = divisor(nodeCount: network.nodeCount)
    return CentralityScores(
      values: (0..<network.nodeCount).map { network.strength(of: $0) / others })
  }
}
