/// The measure `closeness`.
public struct ClosenessCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `closeness`.
  public var name: String { "closeness" }
  /// The measure in one line.
  public var summary: String { "closeness" }
  /// Values.
  public var reads: Reading { .distance }

  /// The score of each node.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: Array(repeating: nil, count: network.nodeCount))
  }
}
