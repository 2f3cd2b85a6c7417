/// The sum of a node's link values.
///
/// Definitions, "Centralities", `strength`: *s(i)* = sum over *j* of *v(i,j)*, added in ascending
/// order of *j*; Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004. An isolated node has
/// strength 0. Of directed `partner` values it is the row sum, the sum of the shares that *i* has
/// in the collaborations of its partners.
public struct StrengthCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `strength`.
  public var name: String { "strength" }
  /// The measure in one line.
  public var summary: String { "the sum of the link values" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// Whether the measure can read the values of a weight: it reads all of them.
  public func accepts(_ weight: LinkWeight) -> Bool { true }

  /// The row sum of each node.
  ///
  /// - Complexity: O(*n* + *m*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    CentralityScores(values: (0..<network.nodeCount).map { network.strength(of: $0) })
  }
}
