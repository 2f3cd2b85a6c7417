/// All eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.
///
/// Golub & Van Loan, Matrix Computations, section 8.5. Meant for orders up to some fifty.
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
    var a = matrix.prefix(order).map { Array($0.prefix(order)) }
    var v = (0..<order).map { row in (0..<order).map { $0 == row ? 1.0 : 0.0 } }
    let scale = a.joined().reduce(0) { max($0, abs($1)) }
    for _ in 0..<60 {
      var largest = 0.0
      for p in 0..<order {
        for q in (p + 1)..<max(p + 1, order) {
          largest = max(largest, abs(a[p][q]))
          // What cannot change the diagonal in its last bit needs no rotation.
          guard abs(a[p][q]) > 1e-18 * scale else { continue }
          Self.rotate(&a, &v, p, q)
        }
      }
      if largest <= 1e-18 * scale { break }
    }
    let order = (0..<order).sorted { a[$0][$0] > a[$1][$1] }
    values = order.map { a[$0][$0] }
    vectors = order.map { v[$0] }
  }

  /// Makes `a[p][q]` zero by a rotation of rows and columns `p` and `q`; `v` holds the rotated
  /// basis in its rows.
  private static func rotate(
    _ a: inout [[Double]], _ v: inout [[Double]], _ p: Int, _ q: Int
  ) {
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta < 0 ? -1.0 : 1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in a.indices {
      let (x, y) = (a[k][p], a[k][q])
      a[k][p] = c * x - s * y
      a[k][q] = s * x + c * y
    }
    for k in a.indices {
      let (x, y) = (a[p][k], a[q][k])
      a[p][k] = c * x - s * y
      a[q][k] = s * x + c * y
      let (vx, vy) = (v[p][k], v[q][k])
      v[p][k] = c * vx - s * vy
      v[q][k] = s * vx + c * vy
    }
    a[p][q] = 0
    a[q][p] = 0
  }
}
