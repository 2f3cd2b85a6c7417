extension CollaborationNetwork {
  /// The connected components, each in ascending order, ordered by their smallest node.
  ///
  /// A node without links is a component of its own.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* + *m*); O(*n*) in practice where one component holds every node.
  public var connectedComponents: [[Int]] {
    precondition(!isDirected, "components of undirected networks")
    var component = [Int](repeating: -1, count: nodeCount)
    var count = 0
    var unseen = nodeCount
    var waiting: [Int] = []
    for root in 0..<nodeCount where component[root] < 0 {
      component[root] = count
      unseen -= 1
      waiting.append(root)
      // Once every node is seen the rest of the links has nothing to add.
      while unseen > 0, let node = waiting.popLast() {
        for target in targets[rowStarts[node]..<rowStarts[node + 1]]
        where component[Int(target)] < 0 {
          component[Int(target)] = count
          unseen -= 1
          waiting.append(Int(target))
        }
      }
      count += 1
    }
    var components: [[Int]] = Array(repeating: [], count: count)
    for (node, index) in component.enumerated() { components[index].append(node) }
    return components
  }

  /// The nodes of the largest component, ascending; empty for a network without nodes.
  ///
  /// Largest is: most nodes; then greater total weight, sums within a relative 1e-9 counting as
  /// equal; then the component with the smallest node.
  ///
  /// - Complexity: As for ``connectedComponents``.
  public var largestComponent: [Int] {
    let components = connectedComponents
    let size = components.lazy.map(\.count).max() ?? 0
    var best: [Int] = []
    var bestWeight = -Double.infinity
    for component in components where component.count == size {
      let weight = component.reduce(0.0) { $0 + strength(of: $1) }
      if best.isEmpty || weight > bestWeight * (1 + 1e-9) {
        best = component
        bestWeight = weight
      }
    }
    return best
  }
}
