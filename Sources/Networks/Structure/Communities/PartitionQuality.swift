/// What a good division into communities is: many link values inside, few expected there.
public enum PartitionQuality: Sendable, Hashable {
  /// 1/*m* times the sum over the modules of *w* - resolution *K*^2 / (4*m*), with *w* the value
  /// inside the module, *K* the strength of its nodes, *m* the total value; Newman & Girvan 2004,
  /// the resolution of Reichardt & Bornholdt 2006.
  case modularity(resolution: Double)
  /// The sum over the modules of *w* - resolution *c*(*c* - 1)/2, with *w* the value inside the
  /// module and *c* its nodes (constant Potts model; Traag, Van Dooren & Nesterov 2011). The
  /// resolution is a link value: modules are denser inside and sparser between.
  case cpm(resolution: Double)

  /// The quality of a partition of an undirected network; 0 for a network without links under
  /// ``modularity(resolution:)``.
  ///
  /// - Precondition: The partition has a module for each node.
  /// - Complexity: O(*n* + *m*).
  public func value(of partition: Partition, in network: CollaborationNetwork) -> Double {
    precondition(partition.modules.count == network.nodeCount, "one module a node")
    var inside = 0.0
    var sizes = [Double](repeating: 0, count: partition.count)
    let nodeSizes = self.sizes(in: network)
    for (node, module) in partition.modules.enumerated() {
      sizes[module] += nodeSizes[node]
      for neighbour in network.neighbours(of: node)
      where neighbour.node > node && partition.modules[neighbour.node] == module {
        inside += neighbour.value
      }
    }
    switch self {
    case .modularity(let resolution):
      let total = nodeSizes.reduce(0, +) / 2
      guard total > 0 else { return 0 }
      return sizes.reduce(inside / total) { value, size in
        value - resolution * (size / (2 * total)) * (size / (2 * total))
      }
    case .cpm(let resolution):
      return sizes.reduce(inside) { $0 - resolution * $1 * ($1 - 1) / 2 }
    }
  }

  /// What each node adds to the size of a module: its strength, or 1.
  func sizes(in network: CollaborationNetwork) -> [Double] {
    switch self {
    case .modularity: (0..<network.nodeCount).map { network.strength(of: $0) }
    case .cpm: Array(repeating: 1, count: network.nodeCount)
    }
  }

  /// What a pair of nodes in one module costs, for each unit of both sizes.
  func price(sizes: [Double]) -> Double {
    switch self {
    case .modularity(let resolution):
      let total = sizes.reduce(0, +)
      return total > 0 ? resolution / total : 0
    case .cpm(let resolution): return resolution
    }
  }
}
