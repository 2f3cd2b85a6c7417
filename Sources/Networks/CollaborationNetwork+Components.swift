extension CollaborationNetwork {
  /// The connected components, each in ascending order, ordered by their smallest node.
  ///
  /// A node without links is a component of its own. In a directed network direction is ignored.
  ///
  /// - Complexity: O(*n* + *m* α(*n*)), α the inverse of Ackermann's function.
  public var connectedComponents: [[Int]] {
    var parents = Array(0..<nodeCount)
    func root(of node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for node in 0..<nodeCount {
      for target in targets[rowStarts[node]..<rowStarts[node + 1]] {
        let a = root(of: node)
        let b = root(of: Int(target))
        // The smaller node is the root, so that components come in order of their smallest node.
        if a < b { parents[b] = a } else if b < a { parents[a] = b }
      }
    }
    var places = [Int](repeating: -1, count: nodeCount)
    var components: [[Int]] = []
    for node in 0..<nodeCount {
      let root = root(of: node)
      if places[root] < 0 {
        places[root] = components.count
        components.append([])
      }
      components[places[root]].append(node)
    }
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
