extension LeidenMoves {
  /// Splits every module of a partition into parts that hold together, by joining single nodes.
  ///
  /// Every node begins alone and joins, once, the part of its module that gains most from it. Nodes
  /// and parts that are not well connected with the rest of their module stay as they are.
  static func parts(
    of partition: Partition, in graph: LeidenGraph, price: Double, _ random: inout SplitMix
  ) -> Partition {
    var parts = LeidenMoves(of: graph, from: Partition(0..<graph.nodeCount), price: price)
    var bonds = ModuleBonds(of: partition, in: graph, price: price)
    for node in random.order(of: graph.nodeCount) where parts.counts[node] == 1 {
      // A node that is alone has not left its part, which bears its number.
      guard parts.modules[node] == node, bonds.areStrong(of: node, size: parts.sizes[node]) else {
        continue
      }
      graph.addValues(of: node, to: parts.modules, &parts.sums)
      var best = (part: node, gain: parts.negligible, value: 0.0)
      for part in parts.sums.modules where bonds.join(node, part) {
        let value = parts.sums.values[part]
        let gain = value - price * graph.sizes[node] * parts.sizes[part]
        if gain > best.gain, bonds.areStrong(of: part, size: parts.sizes[part]) {
          best = (part, gain, value)
        }
      }
      parts.sums.clear()
      guard best.part != node else { continue }
      bonds.add(node, to: best.part, joinedBy: best.value)
      parts.place(node, in: best.part)
    }
    return Partition(parts.modules)
  }
}

/// How strongly parts, which bear the number of one of their nodes, are tied to their modules.
private struct ModuleBonds {
  private let modules: [Int]
  private let price: Double
  private var moduleSizes: [Double]
  /// The value of the links of each part with the rest of its module.
  private var outward: [Double]

  /// Every node a part.
  init(of partition: Partition, in graph: LeidenGraph, price: Double) {
    modules = partition.modules
    self.price = price
    moduleSizes = Array(repeating: 0, count: partition.count)
    outward = Array(repeating: 0, count: graph.nodeCount)
    for (node, module) in modules.enumerated() {
      moduleSizes[module] += graph.sizes[node]
      for position in graph.starts[node]..<graph.starts[node + 1]
      where modules[Int(graph.targets[position])] == module {
        outward[node] += graph.values[position]
      }
    }
  }

  /// Whether two different parts are of one module.
  func join(_ a: Int, _ b: Int) -> Bool { a != b && modules[a] == modules[b] }

  /// Whether a part has at least the links with the rest of its module that are expected of it.
  func areStrong(of part: Int, size: Double) -> Bool {
    outward[part] >= price * size * (moduleSizes[modules[part]] - size)
  }

  /// Notes that a node joined a part, with which it has links of a value.
  mutating func add(_ node: Int, to part: Int, joinedBy value: Double) {
    outward[part] += outward[node] - 2 * value
  }
}
