/// A partition of a graph that is improved by moving single nodes.
///
/// The gain of putting a node of size *a*, which is alone, into a module of size *A* is its value
/// of links with the module less price *a A*.
struct LeidenMoves {
  let graph: LeidenGraph
  let price: Double
  /// A gain that is not greater than this is none, so that rounding cannot move nodes in circles.
  let negligible: Double
  /// The module of each node.
  private(set) var modules: [Int]
  /// What the nodes of each module add up to.
  private(set) var sizes: [Double]
  /// The number of nodes of each module.
  private(set) var counts: [Int]
  /// The values of the links of the node in hand, by module; empty between nodes.
  var sums: ModuleSums

  /// Starts from a partition.
  init(of graph: LeidenGraph, from partition: Partition, price: Double) {
    self.graph = graph
    self.price = price
    negligible = 1e-12 * graph.values.reduce(0, +)
    modules = partition.modules
    sizes = Array(repeating: 0, count: graph.nodeCount)
    counts = Array(repeating: 0, count: graph.nodeCount)
    sums = ModuleSums(count: graph.nodeCount)
    for (node, module) in modules.enumerated() {
      sizes[module] += graph.sizes[node]
      counts[module] += 1
    }
  }

  /// Moves nodes to their best modules until no move improves the partition.
  ///
  /// Nodes wait in random order; a node that moved calls its neighbours in other modules again.
  mutating func moveAll(_ random: inout SplitMix) {
    var waiting = random.order(of: graph.nodeCount)
    var isWaiting = [Bool](repeating: true, count: graph.nodeCount)
    var free = counts.indices.filter { counts[$0] == 0 }
    var next = 0
    while next < waiting.count {
      let node = waiting[next]
      next += 1
      isWaiting[node] = false
      let old = modules[node]
      let new = bestModule(for: node, free: free.last)
      guard new != old else { continue }
      if counts[new] == 0 { free.removeLast() }
      place(node, in: new)
      if counts[old] == 0 { free.append(old) }
      for target in graph.targets[graph.starts[node]..<graph.starts[node + 1]] {
        let neighbour = Int(target)
        guard modules[neighbour] != new, !isWaiting[neighbour] else { continue }
        isWaiting[neighbour] = true
        waiting.append(neighbour)
      }
    }
  }

  /// The module of the greatest gain: the node's own, a neighbour's, or an empty one.
  private mutating func bestModule(for node: Int, free: Int?) -> Int {
    let own = modules[node]
    let size = graph.sizes[node]
    graph.addValues(of: node, to: modules, &sums)
    defer { sums.clear() }
    var best = own
    var bestGain = sums.values[own] - price * size * (sizes[own] - size)
    for module in sums.modules where module != own {
      let gain = sums.values[module] - price * size * sizes[module]
      if gain > bestGain + negligible { (best, bestGain) = (module, gain) }
    }
    if let free, counts[own] > 1, -bestGain > negligible { best = free }
    return best
  }

  /// Puts a node into a module.
  mutating func place(_ node: Int, in module: Int) {
    let old = modules[node]
    counts[old] -= 1
    // An empty module is of size 0 whatever the rounding.
    sizes[old] = counts[old] == 0 ? 0 : sizes[old] - graph.sizes[node]
    counts[module] += 1
    sizes[module] += graph.sizes[node]
    modules[node] = module
  }
}
