/// The mean nearness to all others.
///
/// Definitions, "Centralities", `harmonic`: the mean of 1/distance over the *n* - 1 other nodes,
/// 0 for those that cannot be reached; Marchiori & Latora 2000, Rochat 2009. An isolated node
/// scores 0, as does the only node of a network.
public struct HarmonicCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `harmonic`.
  public var name: String { "harmonic" }
  /// The measure in one line.
  public var summary: String { "the mean of 1/distance over the other countries" }
  /// Lengths of links.
  public var reads: Reading { .distance }

  /// The harmonic centrality of each node; terms are added in ascending order of the nodes.
  ///
  /// - Complexity: O(*n* (*m* + *n* log *n*)).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let search = ShortestPathSearch(in: network, distance: distance)
    let others = Double(max(network.nodeCount - 1, 1))
    let values = (0..<network.nodeCount).map { source -> Double? in
      search.run(from: source)
      var total = 0.0
      for (node, length) in search.distances.enumerated() where node != source {
        total += 1 / length
      }
      return total / others
    }
    return CentralityScores(values: values)
  }
}
