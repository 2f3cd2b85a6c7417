/// A network on its way through the Leiden method: its nodes are sets of the nodes before.
struct LeidenGraph {
  /// Row *i* occupies the positions `starts[i] ..< starts[i + 1]`.
  let starts: [Int]
  /// The other end of each link; links inside a node are left out, because no move changes them.
  let targets: [Int32]
  /// The value of each link.
  let values: [Double]
  /// What each node adds to the size of a module.
  let sizes: [Double]

  /// The number of nodes.
  var nodeCount: Int { sizes.count }

  /// An undirected network.
  init(_ network: CollaborationNetwork, sizes: [Double]) {
    starts = network.rowStarts
    targets = network.targets
    values = network.values
    self.sizes = sizes
  }

  /// The network whose nodes are the modules of a partition of another.
  ///
  /// - Complexity: O(*n* + *m*).
  init(joining graph: LeidenGraph, by partition: Partition) {
    var starts = [0]
    var targets: [Int32] = []
    var values: [Double] = []
    var sizes: [Double] = []
    var sums = ModuleSums(count: partition.count)
    for (module, members) in partition.members.enumerated() {
      for node in members { graph.addValues(of: node, to: partition.modules, &sums) }
      for other in sums.modules where other != module {
        targets.append(Int32(other))
        values.append(sums.values[other])
      }
      sums.clear()
      starts.append(targets.count)
      sizes.append(members.reduce(0) { $0 + graph.sizes[$1] })
    }
    self.starts = starts
    self.targets = targets
    self.values = values
    self.sizes = sizes
  }

  /// Adds the values of a node's links to the sums of the modules they lead to.
  func addValues(of node: Int, to modules: [Int], _ sums: inout ModuleSums) {
    for position in starts[node]..<starts[node + 1] {
      sums.add(values[position], to: modules[Int(targets[position])])
    }
  }
}

/// Sums by module, of which few are not 0.
struct ModuleSums {
  /// The sum of each module.
  private(set) var values: [Double]
  /// The modules that something was added to, in the order of the first time.
  private(set) var modules: [Int] = []

  init(count: Int) { values = Array(repeating: 0, count: count) }

  /// Adds a value, greater than 0, to the sum of a module.
  mutating func add(_ value: Double, to module: Int) {
    if values[module] == 0 { modules.append(module) }
    values[module] += value
  }

  /// Sets the sums to 0.
  mutating func clear() {
    for module in modules { values[module] = 0 }
    modules.removeAll(keepingCapacity: true)
  }
}
