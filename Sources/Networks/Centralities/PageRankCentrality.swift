/// Where a walker who follows links in proportion to their values spends its time.
///
/// Definitions, "Centralities", `pagerank`: the stationary distribution of a walk that follows a
/// link with probability 0.85 and jumps to any node alike otherwise; a node without links jumps
/// always. Brin & Page 1998. Scores sum to 1. In a network without links all are 1/*n*.
///
/// In an undirected network, with link sums *s* on the diagonal of *S*, the scores are *S z* for
/// the solution *z* of the positive definite system *(S - 0.85 A) z = 1*, scaled to sum 1, which is
/// solved by conjugate gradients and finished by steps of the walk itself until they change
/// nothing beyond 1e-15 in sum.
public struct PageRankCentrality: Centrality {
  /// The probability that the walker follows a link.
  public static let damping = 0.85

  /// Makes the measure.
  public init() {}

  /// `pagerank`.
  public var name: String { "pagerank" }
  /// The measure in one line.
  public var summary: String { "PageRank with damping 0.85" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// The share of time at each node.
  ///
  /// - Complexity: O(*k* (*n* + *m*)), *k* below 100 and some 20 for dense networks.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    guard network.linkCount > 0 else {
      let share = 1 / Double(network.nodeCount)
      return CentralityScores(
        values: Array(repeating: share, count: network.nodeCount), remarks: [.noLinks])
    }
    var walk = DampedWalk(on: network, damping: Self.damping)
    walk.solve()
    return CentralityScores(values: walk.shares)
  }
}
