extension PathLinks {
  /// The links of a network that may lie on shortest paths, or all links where most of them may.
  ///
  /// Of the many links of a dense weighted network few lie on any shortest path: a link does only if
  /// it is a shortest path between its own two ends. So one search from every node runs along a
  /// spanning tree of shortest links, and every link is held against the distance found between its
  /// ends. Those distances may be too long, never too short; so a link that is longer is on no
  /// shortest path of the network, and can be left out. A link that is as long counts as not longer.
  ///
  /// In full, for the tolerance: a link from *i* to *j* lies on a path from *s* that is shortest
  /// within the tolerance only if its length is at most *d(i,j)* and the tolerance of *d(s,j)*, which
  /// is at most twice the greatest distance from *i*.
  ///
  /// - Parameter lengths: A length for each stored link of the network, in its order.
  /// - Complexity: O(*n*^2 log *n* + *m*) at worst, O(*n*^2 + *m*) for trees of many ends.
  init(shortestOf network: CollaborationNetwork, lengths: [Double]) {
    let all = PathLinks(network, lengths: lengths)
    var isNeeded = [Bool](repeating: false, count: lengths.count)
    for link in SpanningForest(of: network, keys: lengths).links {
      if let position = network.position(link.a, link.b) { isNeeded[position] = true }
    }
    let search = ShortestPathSearch(along: PathLinks(network, lengths: lengths, where: isNeeded))
    var count = 0
    for node in 0..<network.nodeCount {
      search.run(from: node)
      let farthest = search.distances.reduce(0) { $1 < .infinity ? max($0, $1) : $0 }
      // Once more than the two that were shown, for rounding.
      let slack = 3 * ShortestPathSearch.tolerance * farthest
      for position in network.rowStarts[node]..<network.rowStarts[node + 1] {
        let target = Int(network.targets[position])
        guard target > node, lengths[position] <= search.distances[target] + slack else {
          continue
        }
        isNeeded[position] = true
        count += 1
      }
      guard count <= network.linkCount / 2 else {
        self = all
        return
      }
    }
    self.init(network, lengths: lengths, where: isNeeded)
  }
}
