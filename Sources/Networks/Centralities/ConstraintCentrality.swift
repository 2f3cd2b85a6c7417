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
  /// - Complexity: O(*n*² + sum over all nodes of degree squared).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let strengths = (0..<network.nodeCount).map { network.strength(of: $0) }
    // What reaches each node from the node in hand, directly or by one step between.
    var reach = [Double](repeating: 0, count: network.nodeCount)
    let values = (0..<network.nodeCount).map { node -> Double? in
      guard network.degree(of: node) > 0 else { return nil }
      return reach.withUnsafeMutableBufferPointer { reach in
        network.withRows { Self.constraint(of: node, in: $0, strengths, &reach) }
      }
    }
    return CentralityScores(values: values)
  }

  /// The constraint of one node that has links.
  private static func constraint(
    of node: Int, in rows: NetworkRows, _ strengths: [Double],
    _ reach: inout UnsafeMutableBufferPointer<Double>
  ) -> Double {
    reach.update(repeating: 0)
    for first in rows.positions(of: node) {
      let middle = Int(rows.targets[first])
      let share = rows.values[first] / strengths[node]
      reach[middle] += share
      let factor = share / strengths[middle]
      for second in rows.positions(of: middle) {
        reach[Int(rows.targets[second])] += factor * rows.values[second]
      }
    }
    var constraint = 0.0
    for first in rows.positions(of: node) {
      let total = reach[Int(rows.targets[first])]
      constraint += total * total
    }
    return constraint
  }
}
