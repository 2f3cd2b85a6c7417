extension CollaborationNetwork {
  /// The share of all possible links that are there.
  ///
  /// 2*m* / (*n*(*n* - 1)), or arcs over *n*(*n* - 1) if directed; 0 with fewer than two nodes.
  ///
  /// - Complexity: O(1).
  public var density: Double {
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    return pairs > 0 ? Double(targets.count) / pairs : 0
  }

  /// How far the links are those of one node, by degrees; Freeman 1979.
  ///
  /// The sum of (greatest degree - degree) over (*n* - 1)(*n* - 2), which a star attains. 0 where all
  /// degrees are the same, and with fewer than three nodes.
  ///
  /// - Complexity: O(*n*).
  public var degreeCentralisation: Double {
    let limit = Double(nodeCount - 1) * Double(nodeCount - 2)
    return lag(of: (0..<nodeCount).map { Double(degree(of: $0)) }, over: limit)
  }

  /// How far the link values are those of one node, by strengths.
  ///
  /// The sum of (greatest strength - strength) over *m*(*n* - 2), *m* the total value: Freeman's idea
  /// with a star of the same total value, however it spreads it, as what is attainable. 0 where all
  /// strengths are the same, without links, and with fewer than three nodes.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* + *m*).
  public var strengthCentralisation: Double {
    precondition(!isDirected, "the centralisation of undirected networks")
    let strengths = (0..<nodeCount).map { strength(of: $0) }
    return lag(of: strengths, over: strengths.reduce(0, +) / 2 * Double(nodeCount - 2))
  }

  /// How far numbers lag behind the greatest of them, as a share of a limit.
  private func lag(of numbers: [Double], over limit: Double) -> Double {
    guard nodeCount > 2, limit > 0, let greatest = numbers.max() else { return 0 }
    return numbers.reduce(0) { $0 + (greatest - $1) } / limit
  }
}
