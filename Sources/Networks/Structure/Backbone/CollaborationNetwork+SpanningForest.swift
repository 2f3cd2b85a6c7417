extension CollaborationNetwork {
  /// The strongest links that hold each component together: a spanning tree of greatest total value
  /// for every component.
  ///
  /// All nodes stay, and *n* less the number of components links. Where links of equal value leave a
  /// choice, it depends on the order of the nodes alone.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*m* + *n* log *n*) in practice.
  public var maximumSpanningForest: CollaborationNetwork {
    precondition(!isDirected, "spanning forests of undirected networks")
    let forest = SpanningForest(of: self, keys: values.map { -$0 })
    let links = forest.links.map { (a: $0.a, b: $0.b, value: value($0.a, $0.b) ?? 0) }
    return CollaborationNetwork(nodeCount: nodeCount, links: links)
  }
}
