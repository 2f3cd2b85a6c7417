/// The measure `betweenness`.
public struct BetweennessCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `betweenness`.
  public var name: String { "betweenness" }
  /// The measure in one line.
  public var summary: String { "betweenness" }
  /// Values.
  public var reads: Reading { .distance }

  /// The score of each node.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: Array(repeating: nil, count: network.nodeCount))
  }
}
