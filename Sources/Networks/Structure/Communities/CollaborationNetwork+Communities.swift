extension CollaborationNetwork {
  /// Communities by the Leiden method (Traag, Waltman & van Eck 2019), run again and again from its
  /// own result.
  ///
  /// A run that finds nothing better is followed by runs that begin with a shaken partition, in
  /// which three nodes in eight stand alone or in a module drawn at random; after twenty of them in
  /// a row without a gain the search ends. The seed decides all that is random, and with it which of
  /// many good partitions is found; the same seed finds the same one on every machine. Every
  /// community is connected. A node without links is a community of its own.
  ///
  /// - Precondition: The network is undirected, the resolution greater than 0.
  /// - Complexity: some hundred sweeps of O(*n* + *m*).
  public func communities(_ quality: PartitionQuality, seed: UInt64) -> Partition {
    precondition(!isDirected, "communities of undirected networks")
    var random = SplitMix(seed: seed)
    let search = LeidenSearch(of: self, quality)
    var best = Partition(0..<nodeCount)
    var bestValue = quality.value(of: best, in: self)
    var failures = 0
    while failures < 20 {
      let start = failures > 0 ? Self.shaken(best, &random) : best
      let next = connectedParts(of: search.run(from: start, &random))
      let value = quality.value(of: next, in: self)
      if value > bestValue + 1e-12 * abs(bestValue) {
        (best, bestValue, failures) = (next, value, 0)
      } else {
        failures += 1
      }
    }
    return best
  }

  /// A partition in which a node goes alone or into a random module with odds of 3 in 16 each.
  private static func shaken(_ partition: Partition, _ random: inout SplitMix) -> Partition {
    Partition(
      partition.modules.enumerated().map { node, module in
        switch random.below(16) {
        case 0..<3: partition.count + node
        case 3..<6: random.below(partition.count + 1)
        default: module
        }
      })
  }

  /// The modules of a partition, those that are not connected split into their components.
  private func connectedParts(of partition: Partition) -> Partition {
    var parts = [Int](repeating: -1, count: nodeCount)
    for root in parts.indices where parts[root] < 0 {
      parts[root] = root
      var waiting = [root]
      while let node = waiting.popLast() {
        for neighbour in neighbours(of: node)
        where parts[neighbour.node] < 0
          && partition.modules[neighbour.node] == partition.modules[root]
        {
          parts[neighbour.node] = root
          waiting.append(neighbour.node)
        }
      }
    }
    return Partition(parts)
  }
}
