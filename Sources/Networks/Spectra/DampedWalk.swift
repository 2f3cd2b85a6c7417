/// The stationary distribution of a walk on an undirected network that is restarted at random.
struct DampedWalk {
  /// The share of time at each node; they sum to 1.
  private(set) var shares: [Double]

  private let matrix: SymmetricOperator
  private let damping: Double
  /// Row sums of the matrix; 1 for nodes without links, whose rows are empty.
  private let sums: [Double]
  private let isolated: [Int]

  /// Prepares a walk.
  ///
  /// - Complexity: O(*n* + *m*).
  init(on network: CollaborationNetwork, damping: Double) {
    self.damping = damping
    matrix = SymmetricOperator(network)
    let ones = [Double](repeating: 1, count: network.nodeCount)
    let isolated = (0..<network.nodeCount).filter { network.degree(of: $0) == 0 }
    var sums = matrix.multiply(ones)
    for node in isolated { sums[node] = 1 }
    self.sums = sums
    self.isolated = isolated
    shares = Array(repeating: 1 / Double(network.nodeCount), count: network.nodeCount)
  }

  /// Computes the shares.
  ///
  /// - Complexity: O(*k* (*n* + *m*)), *k* below 200.
  mutating func solve() {
    solveSystem()
    for _ in 0..<200 {
      let next = step(from: shares)
      let change = zip(shares, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      shares = next
      if change <= 1e-15 { break }
    }
  }

  /// Solves *(S - damping A) z = 1* by conjugate gradients preconditioned with *S*; shares = *S z*.
  ///
  /// Leaving the jumps of nodes without links out of the system changes the scale only, because
  /// they spread evenly.
  private mutating func solveSystem() {
    let count = shares.count
    var solution = [Double](repeating: 0, count: count)
    var residual = [Double](repeating: 1, count: count)
    var scaled = zip(residual, sums).map { $0 / $1 }
    var direction = scaled
    var error = residual.dot(scaled)
    let goal = error * 1e-30
    for _ in 0..<100 where error > goal {
      let product = matrix.multiply(direction)
      var image = direction
      for index in 0..<count {
        image[index] = sums[index] * direction[index] - damping * product[index]
      }
      let length = error / direction.dot(image)
      solution.add(direction, times: length)
      residual.add(image, times: -length)
      scaled = zip(residual, sums).map { $0 / $1 }
      let nextError = residual.dot(scaled)
      direction.scale(by: nextError / error)
      direction.add(scaled, times: 1)
      error = nextError
    }
    for index in 0..<count { shares[index] = max(sums[index] * solution[index], 0) }
    shares.scale(by: 1 / shares.reduce(0, +))
  }

  /// One step of the walk.
  private func step(from shares: [Double]) -> [Double] {
    let idle = isolated.reduce(0) { $0 + shares[$1] }
    let everywhere = (1 - damping + damping * idle) / Double(shares.count)
    var next = matrix.multiply(zip(shares, sums).map { $0 / $1 })
    for index in next.indices { next[index] = everywhere + damping * next[index] }
    next.scale(by: 1 / next.reduce(0, +))
    return next
  }
}
