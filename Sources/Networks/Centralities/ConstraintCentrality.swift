/// Burt's constraint: how far a node's links lead to partners that are tied to each other.
///
/// Definitions, "Centralities", `constraint`: the sum over the neighbours *j* of *i* of
/// (*p(i,j)* + sum over *q* of *p(i,q) p(q,j)*)^2, with *p(i,j) = v(i,j)* / sum of *v(i,.)*;
/// Burt 1992. The lower, the more of a broker. An isolated node has no score and no rank.
public struct ConstraintCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `constraint`.
  public var name: String { "constraint" }
  /// The measure in one line.
  public var summary: String { "Burt's constraint: lower means more of a broker" }
  /// Values as strength.
  public var reads: Reading { .strength }
  /// The best rank goes to the lowest constraint.
  public var lowerIsBetter: Bool { true }

  /// The constraint of each node.
  ///
  /// - Complexity: O(*n* + sum over all nodes of degree squared).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let strengths = (0..<network.nodeCount).map { network.strength(of: $0) }
    // p(i,q) / sum of v(q,.) for each neighbour q of the node i in hand; 0 elsewhere.
    var shares = [Double](repeating: 0, count: network.nodeCount)
    let values = (0..<network.nodeCount).map { node -> Double? in
      guard network.degree(of: node) > 0 else { return nil }
      return shares.withUnsafeMutableBufferPointer { shares in
        network.withRows { rows in
          for first in rows.positions(of: node) {
            let other = Int(rows.targets[first])
            shares[other] = rows.values[first] / strengths[node] / strengths[other]
          }
          let constraint = Self.constraint(of: node, in: rows, strengths, shares)
          for first in rows.positions(of: node) { shares[Int(rows.targets[first])] = 0 }
          return constraint
        }
      }
    }
    return CentralityScores(values: values)
  }

  /// The constraint of one node with neighbours of the shares given.
  private static func constraint(
    of node: Int, in rows: NetworkRows, _ strengths: [Double],
    _ shares: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var constraint = 0.0
    for first in rows.positions(of: node) {
      let other = Int(rows.targets[first])
      var reach = rows.values[first] / strengths[node]
      for second in rows.positions(of: other) {
        reach += shares[Int(rows.targets[second])] * rows.values[second]
      }
      constraint += reach * reach
    }
    return constraint
  }
}
