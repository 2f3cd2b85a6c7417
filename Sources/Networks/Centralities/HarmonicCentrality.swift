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

  /// The number of other nodes, at least 1.
  public func divisor(nodeCount: Int) -> Double { Double(max(nodeCount - 1, 1)) }

  /// The harmonic centrality of each node.
  public func values(of network: CollaborationNetwork, from sums: PathSums) -> [Double] {
    let others = divisor(nodeCount: network.nodeCount)
    return sums.nearness.map { $0 / others }
  }
}
