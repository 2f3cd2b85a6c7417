/// All eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.
///
/// Golub & Van Loan, *Matrix Computations*, section 8.5. Meant for orders up to some fifty.
struct SymmetricEigensystem {
  /// The eigenvalues in descending order.
  let values: [Double]
  /// The unit eigenvectors, in the order of the values.
  let vectors: [[Double]]

  /// Solves the leading block of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: Rows of a symmetric matrix, of which the first `order` rows and columns count.
  ///   - order: The order of the block.
  /// - Complexity: O(*order*^3), a handful of sweeps.
  init(of matrix: [[Double]], order: Int) {
    var block = matrix.prefix(order).flatMap { $0.prefix(order) }
    var basis = [Double](repeating: 0, count: order * order)
    for index in 0..<order { basis[index * (order + 1)] = 1 }
    block.withUnsafeMutableBufferPointer { block in
      basis.withUnsafeMutableBufferPointer { basis in
        JacobiRotations(order: order, matrix: block, basis: basis).run()
      }
    }
    let ranked = (0..<order).sorted { block[$0 * (order + 1)] > block[$1 * (order + 1)] }
    values = ranked.map { block[$0 * (order + 1)] }
    vectors = ranked.map { Array(basis[$0 * order..<($0 + 1) * order]) }
  }
}

/// Rotations that make a symmetric matrix diagonal; the rows of the basis become eigenvectors.
private struct JacobiRotations {
  let order: Int
  let matrix: UnsafeMutableBufferPointer<Double>
  let basis: UnsafeMutableBufferPointer<Double>

  /// Sweeps over all elements above the diagonal until none can change the diagonal's last bit.
  func run() {
    let negligible = 1e-18 * matrix.reduce(0) { max($0, abs($1)) }
    for _ in 0..<60 {
      var isDiagonal = true
      for p in 0..<order {
        for q in p + 1..<max(p + 1, order) where abs(matrix[p * order + q]) > negligible {
          isDiagonal = false
          rotate(p, q)
        }
      }
      if isDiagonal { break }
    }
  }

  /// Makes element (`p`, `q`) zero.
  private func rotate(_ p: Int, _ q: Int) {
    let (rowP, rowQ) = (p * order, q * order)
    let (pp, qq, pq) = (matrix[rowP + p], matrix[rowQ + q], matrix[rowP + q])
    let theta = (qq - pp) / (2 * pq)
    let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<order {
      let (x, y) = (matrix[rowP + k], matrix[rowQ + k])
      matrix[rowP + k] = c * x - s * y
      matrix[rowQ + k] = s * x + c * y
      let (u, v) = (basis[rowP + k], basis[rowQ + k])
      basis[rowP + k] = c * u - s * v
      basis[rowQ + k] = s * u + c * v
    }
    matrix[rowP + p] = pp - t * pq
    matrix[rowQ + q] = qq + t * pq
    matrix[rowP + q] = 0
    matrix[rowQ + p] = 0
    for k in 0..<order {
      matrix[k * order + p] = matrix[rowP + k]
      matrix[k * order + q] = matrix[rowQ + k]
    }
  }
}
