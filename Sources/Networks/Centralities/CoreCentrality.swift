/// The k-core number.
///
/// Definitions, "Centralities", `core`: the greatest *k* such that the node lies in a subnetwork
/// in which every node has at least *k* links; Seidman 1983, computed by repeatedly taking out a
/// node of least degree (Batagelj & Zaveršnik 2003). An isolated node has core number 0.
public struct CoreCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `core`.
  public var name: String { "core" }
  /// The measure in one line.
  public var summary: String { "the k-core number" }
  /// Only whether there is a link.
  public var reads: Reading { .links }

  /// The core number of each node.
  ///
  /// - Complexity: O(*n* + *m*).
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    var degrees = (0..<network.nodeCount).map { network.degree(of: $0) }
    var queue = DegreeQueue(degrees: degrees)
    for step in 0..<network.nodeCount {
      let node = queue.nodes[step]
      for target in network.targets[network.rowStarts[node]..<network.rowStarts[node + 1]] {
        let neighbour = Int(target)
        guard degrees[neighbour] > degrees[node] else { continue }
        queue.lower(neighbour, from: degrees[neighbour])
        degrees[neighbour] -= 1
      }
    }
    return CentralityScores(values: degrees.map { Double($0) })
  }
}

/// Nodes in ascending order of a degree that can be lowered by one in constant time.
private struct DegreeQueue {
  /// The nodes in order.
  private(set) var nodes: [Int]
  /// Where each node stands in `nodes`.
  private var places: [Int]
  /// Where the nodes of each degree start in `nodes`.
  private var starts: [Int]

  init(degrees: [Int]) {
    nodes = degrees.indices.sorted { (degrees[$0], $0) < (degrees[$1], $1) }
    places = Array(repeating: 0, count: degrees.count)
    starts = Array(repeating: degrees.count, count: (degrees.max() ?? 0) + 2)
    for (place, node) in nodes.enumerated() {
      places[node] = place
      starts[degrees[node]] = min(starts[degrees[node]], place)
    }
    for degree in starts.indices.dropLast().reversed() {
      starts[degree] = min(starts[degree], starts[degree + 1])
    }
  }

  /// Moves a node from the group of `degree` into the group below.
  mutating func lower(_ node: Int, from degree: Int) {
    let place = places[node]
    let first = starts[degree]
    let other = nodes[first]
    nodes.swapAt(place, first)
    places[node] = first
    places[other] = place
    starts[degree] = first + 1
  }
}
