/// The measure `harmonic`.
public struct HarmonicCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `harmonic`.
  public var name: String { "harmonic" }
  /// The measure in one line.
  public var summary: String { "harmonic" }
  /// Values.
  public var reads: Reading { .distance }

  /// The score of each node.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: Array(repeating: nil, count: network.nodeCount))
  }
}
