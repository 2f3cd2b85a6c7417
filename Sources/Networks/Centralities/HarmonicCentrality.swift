/// The mean nearness to all others.
///
/// Definitions, "Centralities", `harmonic`: the mean of 1/distance over the *n* - 1 other nodes,
/// 0 for those that cannot be reached; Marchiori & Latora 2000, Rochat 2009. An isolated node
/// scores 0, as does the only node of a network.
public struct HarmonicCentrality: PathCentrality {
  /// Makes the measure.
  public init() {}

  /// `harmonic`.
  public var name: String { "harmonic" }
  /// The measure in one line.
  public var summary: String { "the mean of 1/distance over the other countries" }

  /// The harmonic centrality of each node.
  public func values(of network: CollaborationNetwork, from sums: PathSums) -> [Double] {
    let others = Double(max(network.nodeCount - 1, 1))
    return sums.nearness.map { $0 / others }
  }
}
