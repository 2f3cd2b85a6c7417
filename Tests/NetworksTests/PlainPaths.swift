import Networks

/// The path measures by the book, sharing no code with what is tested.
///
/// Dijkstra with a linear search, Brandes over every link, nothing left out.
struct PlainPaths {
  private(set) var betweenness: [Double]
  private(set) var closeness: [Double] = []
  private(set) var harmonic: [Double] = []

  private let nodeCount: Int
  private let lengths: [[(node: Int, length: Double)]]
  private static let slack = 1 + 1e-10

  init(_ network: CollaborationNetwork, _ distance: DistanceConversion) {
    nodeCount = network.nodeCount
    let rows = (0..<network.nodeCount).map { network.neighbours(of: $0) }
    let maximum = rows.joined().reduce(0) { max($0, $1.value) }
    lengths = rows.map { row in
      row.map { ($0.node, distance.length(of: $0.value, maximum: maximum)) }
    }
    betweenness = Array(repeating: 0, count: nodeCount)
    for source in 0..<nodeCount { add(source) }
    let pairs = Double(nodeCount - 1) * Double(nodeCount - 2)
    if nodeCount > 2 { betweenness = betweenness.map { $0 / pairs } }
  }

  private mutating func add(_ source: Int) {
    let (distances, order) = search(from: source)
    let others = order.filter { $0 != source }
    let total = others.reduce(0) { $0 + distances[$1] }
    let reach = Double(others.count)
    closeness.append(others.isEmpty ? 0 : reach / total * (reach / Double(nodeCount - 1)))
    harmonic.append(
      others.reduce(0) { $0 + 1 / distances[$1] } / Double(max(nodeCount - 1, 1)))

    var place = [Int](repeating: Int.max, count: nodeCount)
    for (index, node) in order.enumerated() { place[node] = index }
    func isStep(_ node: Int, _ next: (node: Int, length: Double)) -> Bool {
      place[node] < place[next.node]
        && distances[node] + next.length <= distances[next.node] * Self.slack
    }
    var counts = [Double](repeating: 0, count: nodeCount)
    counts[source] = 1
    for node in order {
      for next in lengths[node] where isStep(node, next) { counts[next.node] += counts[node] }
    }
    var shares = [Double](repeating: 0, count: nodeCount)
    for node in order.reversed() {
      for next in lengths[node] where isStep(node, next) {
        shares[node] += counts[node] / counts[next.node] * (1 + shares[next.node])
      }
      if node != source { betweenness[node] += shares[node] }
    }
  }

  /// The distances, and the nodes that can be reached in the order in which they are settled.
  private func search(from source: Int) -> ([Double], [Int]) {
    var distances = [Double](repeating: .infinity, count: nodeCount)
    var isSettled = [Bool](repeating: false, count: nodeCount)
    var order: [Int] = []
    distances[source] = 0
    while true {
      var nearest = -1
      for node in 0..<nodeCount where !isSettled[node] && distances[node] < .infinity {
        if nearest < 0 || distances[node] < distances[nearest] { nearest = node }
      }
      guard nearest >= 0 else { return (distances, order) }
      isSettled[nearest] = true
      order.append(nearest)
      for next in lengths[nearest] {
        distances[next.node] = min(distances[next.node], distances[nearest] + next.length)
      }
    }
  }
}
