/// A spanning tree of every component, of the least sum of keys (Prim 1957).
///
/// Of links with equal keys those are taken that reach the node of the smallest number first.
struct SpanningForest {
  /// Its links, each by its smaller and its greater node, in no particular order.
  let links: [(a: Int, b: Int)]

  /// Grows the forest.
  ///
  /// - Parameter keys: A key for each stored link of an undirected network, in its order, the same
  ///   in both directions.
  /// - Complexity: O(*m* + *n* log *n*) in practice, O(*m* log *n*) at worst.
  init(of network: CollaborationNetwork, keys: [Double]) {
    let nodeCount = network.nodeCount
    var nearest = [Double](repeating: .infinity, count: nodeCount)
    var parents = [Int32](repeating: -1, count: nodeCount)
    nearest.withUnsafeMutableBufferPointer { nearest in
      let queue = DistanceQueue(capacity: nodeCount, distances: nearest)
      network.withRows { rows in
        for root in 0..<nodeCount where !queue.hasRemoved(Int32(root)) {
          queue.insertOrRaise(Int32(root))
          while let node = queue.removeNearest() {
            for position in rows.positions(of: Int(node)) {
              let target = rows.targets[position]
              guard keys[position] < nearest[Int(target)], !queue.hasRemoved(target) else {
                continue
              }
              nearest[Int(target)] = keys[position]
              parents[Int(target)] = node
              queue.insertOrRaise(target)
            }
          }
        }
      }
    }
    links = parents.enumerated().compactMap { node, parent in
      parent < 0 ? nil : (a: min(node, Int(parent)), b: max(node, Int(parent)))
    }
  }
}
