/// The measure `eigenvector`.
public struct EigenvectorCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `eigenvector`.
  public var name: String { "eigenvector" }
  /// The measure in one line.
  public var summary: String { "eigenvector" }
  /// Values.
  public var reads: Reading { .strength }

  /// The score of each node.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: Array(repeating: nil, count: network.nodeCount))
  }
}
