/// The matrix of an undirected network's values, to multiply vectors with.
///
/// The values are divided by the greatest of them, so that no square overflows.
struct SymmetricOperator {
  private let network: CollaborationNetwork
  private let scale: Double

  /// Takes the matrix of a network.
  ///
  /// - Complexity: O(*m*).
  init(_ network: CollaborationNetwork) {
    self.network = network
    scale = 1 / (network.values.max() ?? 1)
  }

  /// The product of the matrix with a vector; each row is added in ascending order of its nodes.
  ///
  /// - Complexity: O(*n* + *m*).
  func multiply(_ vector: [Double]) -> [Double] {
    let count = network.nodeCount
    return [Double](unsafeUninitializedCapacity: count) { result, initialized in
      vector.withUnsafeBufferPointer { vector in
        network.withRows { rows in
          for row in 0..<count {
            var sum = 0.0
            for position in rows.positions(of: row) {
              sum += rows.values[position] * vector[Int(rows.targets[position])]
            }
            result.initializeElement(at: row, to: sum * scale)
          }
        }
      }
      initialized = count
    }
  }
}
