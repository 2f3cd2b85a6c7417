/// Burt's effective size: the number of partners less their redundancy.
///
/// Definitions, "Centralities", `effective-size`: the sum over the neighbours *j* of *i* of
/// 1 - sum over *q* of *p(i,q) m(j,q)*, with *p(i,q) = v(i,q)* / sum of *v(i,.)* and the marginal
/// strength *m(j,q) = v(j,q)* / max *v(j,.)*; Burt 1992. An isolated node has no score and no
/// rank.
public struct EffectiveSizeCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `effective-size`.
  public var name: String { "effective-size" }
  /// The measure in one line.
  public var summary: String { "Burt's effective size: partners less their redundancy" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// The effective size of each node.
  ///
  /// - Complexity: O(*n* + sum over all nodes of degree squared).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    let strengths = (0..<network.nodeCount).map { network.strength(of: $0) }
    let greatest = (0..<network.nodeCount).map { node in
      network.neighbours(of: node).reduce(0) { max($0, $1.value) }
    }
    // The share of each neighbour in the strength of the node in hand; 0 elsewhere.
    var shares = [Double](repeating: 0, count: network.nodeCount)
    let values = (0..<network.nodeCount).map { node -> Double? in
      guard network.degree(of: node) > 0 else { return nil }
      return shares.withUnsafeMutableBufferPointer { shares in
        network.withRows { rows in
          for first in rows.positions(of: node) {
            shares[Int(rows.targets[first])] = rows.values[first] / strengths[node]
          }
          let size = Self.effectiveSize(of: node, in: rows, greatest, shares)
          for first in rows.positions(of: node) { shares[Int(rows.targets[first])] = 0 }
          return size
        }
      }
    }
    return CentralityScores(values: values)
  }

  /// The effective size of one node, of whose strength the others have the shares given.
  private static func effectiveSize(
    of node: Int, in rows: NetworkRows, _ greatest: [Double],
    _ shares: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var size = 0.0
    for first in rows.positions(of: node) {
      let middle = Int(rows.targets[first])
      var redundancy = 0.0
      for second in rows.positions(of: middle) {
        redundancy += shares[Int(rows.targets[second])] * rows.values[second]
      }
      size += 1 - redundancy / greatest[middle]
    }
    return size
  }
}
