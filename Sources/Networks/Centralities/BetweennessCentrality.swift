/// The share of shortest paths between others that pass through a node.
///
/// Definitions, "Centralities", `betweenness`: the sum over all pairs of other nodes of the
/// fraction of their shortest paths that pass through the node, endpoints excluded, divided by
/// *(n - 1)(n - 2)/2*; Freeman 1977, computed by Brandes 2001, 2008. Path lengths within a
/// relative 1e-10 are equal, so that paths of equal length count as such whatever the rounding of
/// their sums. Pairs that cannot reach each other add nothing. With fewer than three nodes every
/// score is 0, and an isolated node scores 0.
///
/// Paths are counted in floating point: the counts are exact up to 2^53 and sound up to 1e308
/// shortest paths between two nodes.
public struct BetweennessCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `betweenness`.
  public var name: String { "betweenness" }
  /// The measure in one line.
  public var summary: String { "the share of shortest paths between others that pass through" }
  /// Lengths of links.
  public var reads: Reading { .distance }

  /// The betweenness of each node; sources are added in ascending order.
  ///
  /// - Complexity: O(*n* (*m* + *n* log *n*)) time, O(*n* + *m*) space.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let nodeCount = network.nodeCount
    guard nodeCount > 2 else {
      return CentralityScores(values: Array(repeating: 0, count: nodeCount))
    }
    let search = ShortestPathSearch(in: network, distance: distance)
    var totals = [Double](repeating: 0, count: nodeCount)
    var pathCounts = [Double](repeating: 0, count: nodeCount)
    var dependencies = [Double](repeating: 0, count: nodeCount)
    for source in 0..<nodeCount {
      search.run(from: source, recordsSteps: true)
      pathCounts[source] = 1
      for step in search.steps where search.isShortest(step) {
        pathCounts[Int(step.to)] += pathCounts[Int(step.from)]
      }
      for step in search.steps.reversed() where search.isShortest(step) {
        dependencies[Int(step.from)] +=
          pathCounts[Int(step.from)] / pathCounts[Int(step.to)] * (1 + dependencies[Int(step.to)])
      }
      dependencies[source] = 0
      for node in 0..<nodeCount {
        totals[node] += dependencies[node]
        dependencies[node] = 0
        pathCounts[node] = 0
      }
    }
    // Every pair was met from both of its ends.
    let pairs = Double(nodeCount - 1) * Double(nodeCount - 2)
    return CentralityScores(values: totals.map { $0 / pairs })
  }
}
