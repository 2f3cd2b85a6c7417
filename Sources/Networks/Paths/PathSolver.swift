/// Shortest paths between all nodes of a network, exactly and in one pass for all measures that read
/// distances.
///
/// Paths are counted along the links that may be part of a shortest one, which are few in a dense
/// weighted network. What is left out is proved to lie on none, so the sums are those of the whole
/// network. The answer to the last question is remembered: one solver, given from measure to
/// measure, makes `closeness`, `harmonic` and `betweenness` of a network cost one pass.
public struct PathSolver: Sendable {
  private var last: (network: CollaborationNetwork, distance: DistanceConversion, sums: PathSums)?

  /// A solver that has met no network.
  public init() {}

  /// The sums over all shortest paths of a network, every node a source.
  ///
  /// The sums depend on the network and the conversion alone, bit for bit.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* (*c* + *n* log *n*) + *m*) for *c* links that may lie on shortest paths, of
  ///   which there are one to four times *n* in dense networks of heavy-tailed values; O(*m*) where
  ///   the question is the one before. O(*n* + *m*) space.
  public mutating func sums(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> PathSums {
    precondition(!network.isDirected, "path measures read undirected values")
    if let last, last.distance == distance, last.network == network { return last.sums }
    let links = PathLinks(shortestOf: network, lengths: distance.lengths(in: network))
    let sums = PathSums(from: 0..<network.nodeCount, along: links.aroundHub())
    last = (network, distance, sums)
    return sums
  }
}
