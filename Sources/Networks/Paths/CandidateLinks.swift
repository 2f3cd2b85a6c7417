/// A set of links that is brought to hold every shortest path of a network.
struct CandidateLinks {
  private let network: CollaborationNetwork
  private let lengths: [Double]
  /// Whether each stored link is a candidate; read where it leads to a greater node.
  private var isCandidate: [Bool]
  private var count = 0

  /// Begins with a spanning forest of shortest links: no detour is shorter than a link of it.
  ///
  /// - Parameter lengths: A length for each stored link, in its order.
  /// - Complexity: O(*m* + *n* log *n*) in practice.
  init(of network: CollaborationNetwork, lengths: [Double]) {
    self.network = network
    self.lengths = lengths
    isCandidate = Array(repeating: false, count: lengths.count)
    for link in SpanningForest(of: network, keys: lengths).links { insert(link.a, link.b) }
  }

  /// The candidates as rows to search along.
  var links: PathLinks { PathLinks(network, lengths: lengths, where: isCandidate) }

  /// The candidates, each by its smaller and its greater node, in ascending order.
  var pairs: [(a: Int, b: Int)] {
    (0..<network.nodeCount).flatMap { node in
      (network.rowStarts[node]..<network.rowStarts[node + 1])
        .filter { isCandidate[$0] }
        .map { (a: node, b: Int(network.targets[$0])) }
    }
  }

  /// Adds the link between `a` and `b`, `a` < `b`, if the network has it.
  ///
  /// - Complexity: O(log degree).
  mutating func insert(_ a: Int, _ b: Int) {
    guard b < network.nodeCount, let position = network.position(a, b), !isCandidate[position]
    else { return }
    isCandidate[position] = true
    count += 1
  }

  /// Adds every link that may lie on a shortest path, and drops those that cannot.
  ///
  /// A link from *i* to *j* lies on a path from *s* that is shortest within the tolerance only if
  /// its length is at most *d(i,j)* and the tolerance of *d(s,j)*, which is at most twice the
  /// greatest distance from *i*. Distances along candidates are upper bounds of the true ones; when
  /// they call for no link that is missing, they are the true ones.
  ///
  /// - Returns: `false` as soon as more than a quarter of all links are candidates; then the set is
  ///   not complete, and searching along all links costs less.
  /// - Complexity: O(*n* (*c* + *n* log *n*) + *m*) a round for *c* candidates.
  mutating func complete() -> Bool {
    let limit = network.linkCount / 4
    var isComplete = false
    while !isComplete && count <= limit {
      isComplete = true
      let search = ShortestPathSearch(along: links)
      var isNeeded = [Bool](repeating: false, count: lengths.count)
      count = 0
      for node in 0..<network.nodeCount where count <= limit {
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
          if !isCandidate[position] { isComplete = false }
        }
      }
      isCandidate = isNeeded
    }
    return isComplete && count <= limit
  }
}
