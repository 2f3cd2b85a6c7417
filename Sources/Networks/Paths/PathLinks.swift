/// Links with their lengths as compressed rows: all links of a network, or some of them.
struct PathLinks {
  /// Row *i* occupies the positions `starts[i] ..< starts[i + 1]`.
  let starts: [Int]
  /// The other end of each link, ascending within a row.
  let targets: [Int32]
  /// The length of each link.
  let lengths: [Double]
  /// The hub around which rows are ordered instead; nil for ascending nodes.
  let hub: Hub?

  /// The number of nodes.
  var nodeCount: Int { starts.count - 1 }

  init(starts: [Int], targets: [Int32], lengths: [Double], hub: Hub) {
    self.starts = starts
    self.targets = targets
    self.lengths = lengths
    self.hub = hub
  }

  /// All links of a network.
  ///
  /// - Parameter lengths: A length for each stored link of the network, in its order.
  /// - Complexity: O(1).
  init(_ network: CollaborationNetwork, lengths: [Double]) {
    starts = network.rowStarts
    targets = network.targets
    self.lengths = lengths
    hub = nil
  }

  /// Some links of an undirected network.
  ///
  /// - Parameters:
  ///   - lengths: A length for each stored link of the network, in its order.
  ///   - isKept: For each stored link whether it is kept; read where it leads to a greater node.
  /// - Complexity: O(*n* + *m*).
  init(_ network: CollaborationNetwork, lengths: [Double], where isKept: [Bool]) {
    let nodeCount = network.nodeCount
    var links: [(a: Int, b: Int, length: Double)] = []
    network.withRows { rows in
      for node in 0..<nodeCount {
        for position in rows.positions(of: node) where isKept[position] {
          let target = Int(rows.targets[position])
          if target > node { links.append((node, target, lengths[position])) }
        }
      }
    }
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for link in links {
      starts[link.a + 1] += 1
      starts[link.b + 1] += 1
    }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var places = starts
    var targets = [Int32](repeating: 0, count: 2 * links.count)
    var kept = [Double](repeating: 0, count: 2 * links.count)
    // In ascending order of (a, b) every row is filled in ascending order.
    for link in links {
      targets[places[link.a]] = Int32(link.b)
      targets[places[link.b]] = Int32(link.a)
      kept[places[link.a]] = link.length
      kept[places[link.b]] = link.length
      places[link.a] += 1
      places[link.b] += 1
    }
    self.starts = starts
    self.targets = targets
    self.lengths = kept
    hub = nil
  }
}
