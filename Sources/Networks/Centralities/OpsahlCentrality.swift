/// Degree and strength in one number.
///
/// Definitions, "Centralities", `opsahl`: *k*^(1 - alpha) *s*^alpha for degree *k* and strength
/// *s*, alpha 0.5, the geometric mean of the two; Opsahl, Agneessens & Skvoretz 2010. An isolated
/// node scores 0.
public struct OpsahlCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `opsahl`.
  public var name: String { "opsahl" }
  /// The measure in one line.
  public var summary: String { "the geometric mean of degree and strength (alpha 0.5)" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// The geometric mean of degree and strength of each node.
  ///
  /// - Complexity: O(*n* + *m*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    return CentralityScores(
      values: (0..<network.nodeCount).map { node in
        Double(network.degree(of: node)).squareRoot() * network.strength(of: node).squareRoot()
      })
  }
}
