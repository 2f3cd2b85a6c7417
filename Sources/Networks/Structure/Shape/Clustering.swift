/// How far the partners of a node are partners of each other, with the values of their links.
///
/// Two definitions that answer different questions. A node with fewer than two partners counts as 0
/// in both, and in the means, as in networkx.
public struct Clustering: Sendable, Hashable {
  /// How strong the triangles of each node are; Onnela, Saramäki, Kertész & Kaski 2005.
  ///
  /// For a node of *k* partners 2 / (*k*(*k* - 1)) times the sum over the pairs of partners that are
  /// linked of the cube root of the product of the three values, each divided by the greatest value
  /// of the network.
  public let onnela: [Double]
  /// How much of the strength of each node lies in triangles; Barrat, Barthélemy, Pastor-Satorras &
  /// Vespignani 2004.
  ///
  /// For a node of strength *s* and *k* partners 1 / (*s*(*k* - 1)) times the sum over the pairs of
  /// partners that are linked of the values of the node's own two links.
  public let barrat: [Double]
  /// The mean of ``onnela`` over all nodes; 0 without nodes.
  public let meanOnnela: Double
  /// The mean of ``barrat`` over all nodes; 0 without nodes.
  public let meanBarrat: Double

  /// Measures a network.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* + sum over all links of the degrees of both ends).
  public init(of network: CollaborationNetwork) {
    precondition(!network.isDirected, "clustering of undirected networks")
    let nodeCount = network.nodeCount
    let greatest = network.values.max() ?? 1
    let roots = network.values.map { Elementary.cubeRoot($0 / greatest) }
    var onnela = [Double](repeating: 0, count: nodeCount)
    var barrat = onnela
    // The position of the link between the node in hand and each of its partners; -1 for others.
    var own = [Int](repeating: -1, count: nodeCount)
    network.withRows { rows in
      for node in 0..<nodeCount where network.degree(of: node) > 1 {
        let positions = rows.positions(of: node)
        for position in positions { own[Int(rows.targets[position])] = position }
        var (triangles, strength) = (0.0, 0.0)
        for first in positions {
          var (across, closed) = (0.0, 0.0)
          for second in rows.positions(of: Int(rows.targets[first])) {
            let third = own[Int(rows.targets[second])]
            guard third >= 0 else { continue }
            across += roots[second] * roots[third]
            closed += 1
          }
          // Every pair of partners is met from both of its ends.
          triangles += roots[first] * across
          strength += rows.values[first] * closed
        }
        for position in positions { own[Int(rows.targets[position])] = -1 }
        let others = Double(positions.count - 1)
        onnela[node] = triangles / (Double(positions.count) * others)
        barrat[node] = strength / (network.strength(of: node) * others)
      }
    }
    self.onnela = onnela
    self.barrat = barrat
    meanOnnela = onnela.reduce(0, +) / Double(max(nodeCount, 1))
    meanBarrat = barrat.reduce(0, +) / Double(max(nodeCount, 1))
  }
}
