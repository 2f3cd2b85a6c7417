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

  /// The product of the matrix with a vector.
  ///
  /// Each row is added in ascending order of its nodes, in four lanes that are added last, whatever
  /// the machine.
  ///
  /// - Complexity: O(*n* + *m*).
  func multiply(_ vector: [Double]) -> [Double] {
    let count = network.nodeCount
    return [Double](unsafeUninitializedCapacity: count) { result, initialized in
      vector.withUnsafeBufferPointer { vector in
        network.withRows { rows in
          for row in 0..<count {
            let sum = Self.product(of: rows, rows.positions(of: row), with: vector)
            result.initializeElement(at: row, to: sum * scale)
          }
        }
      }
      initialized = count
    }
  }
  @inline(__always)
  private static func product(
    of rows: NetworkRows, _ positions: Range<Int>, with vector: UnsafeBufferPointer<Double>
  ) -> Double {
    var lanes = (0.0, 0.0, 0.0, 0.0)
    var position = positions.lowerBound
    while position + 4 <= positions.upperBound {
      lanes.0 += rows.values[position] * vector[Int(rows.targets[position])]
      lanes.1 += rows.values[position + 1] * vector[Int(rows.targets[position + 1])]
      lanes.2 += rows.values[position + 2] * vector[Int(rows.targets[position + 2])]
      lanes.3 += rows.values[position + 3] * vector[Int(rows.targets[position + 3])]
      position += 4
    }
    while position < positions.upperBound {
      lanes.0 += rows.values[position] * vector[Int(rows.targets[position])]
      position += 1
    }
    return (lanes.0 + lanes.1) + (lanes.2 + lanes.3)
  }
}
