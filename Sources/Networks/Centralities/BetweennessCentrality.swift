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
public struct BetweennessCentrality: PathCentrality {
  /// The nodes that paths start at; `nil` for all of them.
  public let sources: [Int]?

  /// Makes the measure.
  ///
  /// - Parameter sources: Nodes that paths start at, each at most once. Fewer than all give an
  ///   estimate for networks of many nodes: the sum over these sources times *n* / sources, which is
  ///   right on average where they are drawn at random (Brandes & Pich 2007).
  public init(sources: [Int]? = nil) { self.sources = sources }

  /// `betweenness`.
  public var name: String { "betweenness" }
  /// The measure in one line.
  public var summary: String { "the share of shortest paths between others that pass through" }

  /// The pairs of other nodes, at least 1.
  public func divisor(nodeCount: Int) -> Double {
    max(Double(nodeCount - 1) * Double(nodeCount - 2) / 2, 1)
  }

  /// The betweenness of each node from the paths between all nodes.
  public func values(of network: CollaborationNetwork, from sums: PathSums) -> [Double] {
    // Every pair was met from both of its ends.
    let pairs = 2 * divisor(nodeCount: network.nodeCount)
    return sums.dependencies.map { $0 / pairs }
  }

  /// The betweenness of each node, by a solver that other measures and other networks share.
  ///
  /// - Precondition: The sources are nodes of the network.
  /// - Complexity: As for ``PathSolver/sums(of:distance:)``; with `sources`
  ///   O(sources (*m* + *n* log *n*)).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion, paths: inout PathSolver
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    guard let sources else {
      let sums = paths.sums(of: network, distance: distance)
      return CentralityScores(values: values(of: network, from: sums))
    }
    let links = PathLinks(network, lengths: distance.lengths(in: network))
    let scale = Double(network.nodeCount) / Double(max(sources.count, 1))
    let estimates = values(of: network, from: PathSums(from: sources, along: links))
    return CentralityScores(values: estimates.map { $0 * scale })
  }
}
