/// The eigenvector of the greatest eigenvalue of a network's values, by a restarted Krylov method.
///
/// A basis of the space spanned by *x, Ax, A²x, …* is kept orthogonal in full; the best
/// approximation in it (Rayleigh and Ritz) converges far faster than repeated multiplication, also
/// where eigenvalues are close, and takes the greatest eigenvalue, not the greatest in magnitude,
/// so that bipartite networks need no care. A full basis is replaced by its best part (thick
/// restart: Wu & Simon 2000). The start is positive where the vector sought is, so that it cannot
/// be missed.
struct LeadingEigenvector {
  /// The eigenvector: unit length, no negative element, 0 outside the component of the start.
  private(set) var vector: [Double]
  /// The greatest eigenvalue.
  private(set) var value = 0.0
  /// The error left, if the iteration ended at its limit.
  private(set) var error: Double?

  private static let basisLimit = 40
  private static let keptAtRestart = 16
  private static let multiplicationLimit = 100_000

  private let matrix: SymmetricOperator
  private let componentSize: Int
  private var basis: [[Double]] = []
  private var projected: [[Double]]

  /// Computes the vector on one component of a network.
  ///
  /// - Parameters:
  ///   - network: An undirected network.
  ///   - component: The nodes of one of its components, at least two.
  /// - Complexity: O(*k* (*m* + 40 *n*)) for *k* multiplications: some 10 to 30 for dense networks,
  ///   more where the two greatest eigenvalues are close.
  init(of network: CollaborationNetwork, component: [Int]) {
    matrix = SymmetricOperator(network)
    componentSize = component.count
    let limit = min(componentSize, Self.basisLimit)
    projected = Array(repeating: Array(repeating: 0, count: limit), count: limit)
    vector = Array(repeating: 0, count: network.nodeCount)
    for node in component { vector[node] = 1 }
    let strengths = matrix.multiply(vector)
    let mean = strengths.reduce(0, +) / Double(componentSize)
    for node in component { vector[node] = strengths[node] + mean }
    vector.scale(by: 1 / vector.norm)
    iterate(limit: limit)
    polish()
  }

  /// Builds bases and restarts them until the best approximation is good enough.
  private mutating func iterate(limit: Int) {
    basis = [vector]
    var multiplications = 0
    var magnitude = 0.0
    while true {
      let last = basis.count - 1
      var next = matrix.multiply(basis[last])
      multiplications += 1
      magnitude = max(magnitude, next.norm)
      let length = orthogonalise(&next)
      let order = basis.count
      let isFull = order == limit
      // Nothing new is left: the space holds the vector exactly.
      let isInvariant = length <= 1e-15 * magnitude || order == componentSize
      if isInvariant || isFull || (order >= 8 && order % 4 == 0) {
        let system = SymmetricEigensystem(of: projected, order: order)
        value = system.values[0]
        let residual = length * abs(system.vectors[0][last])
        let gap = order > 1 ? value - system.values[1] : value
        let isGood = isInvariant || residual <= max(1e-13 * gap, 2e-16 * value)
        if isGood || multiplications >= Self.multiplicationLimit {
          vector = combination(system.vectors[0])
          if !isGood { error = residual / gap }
          return
        }
        if isFull { restart(system, limit: limit) }
      }
      next.scale(by: 1 / length)
      basis.append(next)
    }
  }

  /// Makes a vector orthogonal to the basis, twice over, and notes its products with the basis.
  ///
  /// - Returns: The length that remains.
  private mutating func orthogonalise(_ vector: inout [Double]) -> Double {
    let last = basis.count - 1
    var products = [Double](repeating: 0, count: basis.count)
    for _ in 0..<2 {
      for (index, element) in basis.enumerated() {
        let product = vector.dot(element)
        vector.add(element, times: -product)
        products[index] += product
      }
    }
    for (index, product) in products.enumerated() {
      projected[index][last] = product
      projected[last][index] = product
    }
    return vector.norm
  }

  /// Replaces the basis by its best approximations.
  private mutating func restart(_ system: SymmetricEigensystem, limit: Int) {
    let kept = min(Self.keptAtRestart, limit / 2)
    basis = system.vectors.prefix(kept).map { combination($0) }
    for row in 0..<limit {
      for column in 0..<limit {
        projected[row][column] = row == column && row < kept ? system.values[row] : 0
      }
    }
  }

  /// A combination of the basis vectors.
  private func combination(_ coefficients: [Double]) -> [Double] {
    var sum = [Double](repeating: 0, count: vector.count)
    for (element, coefficient) in zip(basis, coefficients) { sum.add(element, times: coefficient) }
    return sum
  }

  /// Multiplies a few more times, which makes small elements accurate in themselves.
  ///
  /// No term is negative, so nothing cancels: rounding that is small beside the whole vector, but
  /// not beside its smallest elements, is replaced by what their neighbours give.
  private mutating func polish() {
    let sign = vector.reduce(0, +) < 0 ? -1.0 : 1.0
    for index in vector.indices { vector[index] = max(sign * vector[index], 0) }
    for _ in 0..<200 {
      var next = matrix.multiply(vector)
      next.scale(by: 1 / next.norm)
      let isStable = zip(vector, next).allSatisfy { abs($0 - $1) <= 1e-13 * $1 }
      vector = next
      if isStable { break }
    }
    vector.scale(by: 1 / vector.norm)
  }
}
