/// A measure made of sums over the shortest paths.
public protocol PathCentrality: Centrality {
  /// The score of every node of a network from the sums with every node as a source.
  func values(of network: CollaborationNetwork, from sums: PathSums) -> [Double]
}

extension PathCentrality {
  /// Lengths of links.
  public var reads: Reading { .distance }

  /// The score of every node, by a solver of its own.
  ///
  /// - Complexity: As for ``PathSolver/sums(of:distance:)``.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    var paths = PathSolver()
    return scores(of: network, distance: distance, paths: &paths)
  }

  /// The score of every node, by a solver that other measures and other networks share.
  ///
  /// - Complexity: As for ``PathSolver/sums(of:distance:)``; O(*n*) where the solver has just met
  ///   the network.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion, paths: inout PathSolver
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    return CentralityScores(
      values: values(of: network, from: paths.sums(of: network, distance: distance)))
  }
}
