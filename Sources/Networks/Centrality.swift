/// What a centrality reads from a link (definitions, "Centralities").
public enum Reading: String, CaseIterable, Sendable, Hashable, Codable {
  /// Only whether there is a link.
  case links
  /// The value as strength: more is closer.
  case strength
  /// The length that a named ``DistanceConversion`` makes of the value: more is farther.
  case distance
  /// The directed values of ``LinkWeight/partner``.
  case partnerValues = "partner values"
}

/// A measure of how central each country is in a network.
///
/// A measure is a value without state: the same network gives the same scores, bit for bit.
public protocol Centrality: Sendable {
  /// The name in specifications.
  var name: String { get }
  /// The measure in one line.
  var summary: String { get }
  /// What the measure reads from a link.
  var reads: Reading { get }
  /// Whether the best rank goes to the lowest score.
  var lowerIsBetter: Bool { get }
  /// What the scores of a network of so many nodes were divided by to be comparable between networks
  /// of different sizes; see ``ScoreScale/total``.
  func divisor(nodeCount: Int) -> Double
  /// Whether the measure can read the values of a weight.
  ///
  /// `partner-share` reads ``LinkWeight/partner`` and nothing else; besides it only `strength`
  /// reads directed values, as row sums.
  func accepts(_ weight: LinkWeight) -> Bool
  /// The score of every node.
  ///
  /// A network whose values the measure cannot read (see ``accepts(_:)``) gives no scores, and a
  /// note says so.
  ///
  /// - Parameters:
  ///   - network: The network, whose values are read as ``reads`` says.
  ///   - distance: The conversion that measures of ``Reading/distance`` use; others ignore it.
  func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores
  /// The score of every node, by a solver of shortest paths that is shared with other measures and
  /// other networks; the same scores in less time, for the measures of ``Reading/distance``.
  func scores(
    of network: CollaborationNetwork, distance: DistanceConversion, paths: inout PathSolver
  ) -> CentralityScores
}

extension Centrality {
  /// `false`, as for most measures.
  public var lowerIsBetter: Bool { false }

  /// 1: the scores were not divided.
  public func divisor(nodeCount: Int) -> Double { 1 }

  /// The score of every node, with the default distance conversion, 1/*v*.
  public func scores(of network: CollaborationNetwork) -> CentralityScores {
    scores(of: network, distance: .inverse)
  }

  /// The score of every node; the measure needs no paths.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion, paths: inout PathSolver
  ) -> CentralityScores {
    scores(of: network, distance: distance)
  }

  /// Whether what the measure ``reads`` is what the weight gives.
  public func accepts(_ weight: LinkWeight) -> Bool {
    reads == .partnerValues ? weight == .partner : !weight.isDirected
  }
}
