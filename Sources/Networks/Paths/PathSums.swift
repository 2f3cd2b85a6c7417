/// What the shortest paths from a set of sources come to, node by node.
///
/// The measures that read distances are made of these sums; see ``PathSolver``.
public struct PathSums: Sendable, Hashable {
  /// For each node the sum over the sources *s* and all other nodes *t* of the share of the shortest
  /// paths from *s* to *t* that pass through the node (Brandes 2001).
  ///
  /// With every node as a source each pair of nodes is met from both of its ends.
  public private(set) var dependencies: [Double]
  /// For each source the number of other nodes that can be reached.
  public private(set) var reached: [Int] = []
  /// For each source the sum of the distances to the nodes that can be reached.
  public private(set) var distances: [Double] = []
  /// For each source the sum of 1/distance over the other nodes, 0 for those out of reach.
  public private(set) var nearness: [Double] = []

  /// Searches from each source in turn; sums are added in this order.
  ///
  /// - Complexity: O(sources (*m* + *n* log *n*)) time, O(*n* + *m*) space.
  init(from sources: some Sequence<Int>, along links: PathLinks) {
    let search = ShortestPathSearch(along: links)
    var paths = PathCounts(nodeCount: links.nodeCount)
    for source in sources {
      search.run(from: source, recordsSteps: true)
      paths.add(search, from: source)
      var (count, total, inverse) = (0, 0.0, 0.0)
      for (node, length) in search.distances.enumerated() where length < .infinity {
        guard node != source else { continue }
        count += 1
        total += length
        inverse += 1 / length
      }
      reached.append(count)
      distances.append(total)
      nearness.append(inverse)
    }
    dependencies = paths.dependencies
  }
}

/// Counts of shortest paths and the dependencies that follow from them (Brandes 2001).
private struct PathCounts {
  /// The sum of the dependencies on each node over the sources so far.
  private(set) var dependencies: [Double]
  /// The number of shortest paths from the source in hand to each node.
  private var counts: [Double]
  /// The dependency of the source in hand on each node.
  private var shares: [Double]

  init(nodeCount: Int) {
    dependencies = Array(repeating: 0, count: nodeCount)
    counts = dependencies
    shares = dependencies
  }

  /// Adds what a search from a source found.
  mutating func add(_ search: ShortestPathSearch, from source: Int) {
    counts.withUnsafeMutableBufferPointer { counts in
      shares.withUnsafeMutableBufferPointer { shares in
        counts.update(repeating: 0)
        shares.update(repeating: 0)
        counts[source] = 1
        for step in search.steps where search.isShortest(step) {
          counts[Int(step.to)] += counts[Int(step.from)]
        }
        for step in search.steps.reversed() where search.isShortest(step) {
          let part = counts[Int(step.from)] / counts[Int(step.to)]
          shares[Int(step.from)] += part * (1 + shares[Int(step.to)])
        }
        shares[source] = 0
        for node in shares.indices { dependencies[node] += shares[node] }
      }
    }
  }
}
