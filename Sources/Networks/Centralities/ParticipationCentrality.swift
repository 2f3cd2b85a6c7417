/// How evenly a node's links are spread over modules, such as world regions or communities.
///
/// Definitions, "Centralities", `participation`: 1 - sum over the modules *s* of
/// (*k(i,s) / k(i)*)^2, where *k(i,s)* is the sum of *i*'s link values to nodes of *s* and *k(i)*
/// the sum of all of them; Guimerà & Amaral 2005. 0 if all links lead into one module, at most
/// 1 - 1/modules. An isolated node scores 0.
///
/// The modules belong to the network and are given with the measure. The measure of the registry
/// has none: it scores no node, and a remark says so.
public struct ParticipationCentrality: Centrality {
  /// The module of each node; any numbers will do.
  public let modules: [Int]

  /// Makes the measure.
  ///
  /// - Parameter modules: The module of each node of the networks to be measured.
  public init(modules: [Int] = []) { self.modules = modules }

  /// `participation`.
  public var name: String { "participation" }
  /// The measure in one line.
  public var summary: String { "how evenly links are spread over regions or communities" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// The participation of each node.
  ///
  /// - Complexity: O(*n* + *m*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    guard modules.count == network.nodeCount else {
      return CentralityScores(
        values: Array(repeating: nil, count: network.nodeCount), remarks: [.modulesMissing])
    }
    let places = Partition(modules).modules
    var shares = [Double](repeating: 0, count: network.nodeCount)
    let values = (0..<network.nodeCount).map { node -> Double? in
      let neighbours = network.neighbours(of: node)
      let strength = network.strength(of: node)
      for neighbour in neighbours { shares[places[neighbour.node]] += neighbour.value / strength }
      var concentration = 0.0
      for neighbour in neighbours {
        let module = places[neighbour.node]
        concentration += shares[module] * shares[module]
        shares[module] = 0
      }
      return neighbours.isEmpty ? 0 : max(1 - concentration, 0)
    }
    return CentralityScores(values: values)
  }
}
