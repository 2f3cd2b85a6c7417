/// The measure `pagerank`.
public struct PageRankCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `pagerank`.
  public var name: String { "pagerank" }
  /// The measure in one line.
  public var summary: String { "pagerank" }
  /// Values.
  public var reads: Reading { .strength }

  /// The score of each node.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: Array(repeating: nil, count: network.nodeCount))
  }
}
