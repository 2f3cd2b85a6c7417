/// What the iterative methods need of vectors.
///
/// Sums run in ascending order of the index, in four
/// lanes that are added last, whatever the machine.
extension [Double] {
  /// The scalar product with a vector of the same length.
  func dot(_ other: [Double]) -> Double {
    withUnsafeBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        var lanes = SIMD4<Double>(repeating: 0)
        let whole = a.count & ~3
        for index in stride(from: 0, to: whole, by: 4) {
          let x = SIMD4<Double>(a[index], a[index + 1], a[index + 2], a[index + 3])
          let y = SIMD4<Double>(b[index], b[index + 1], b[index + 2], b[index + 3])
          lanes += x * y
        }
        var sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
        for index in whole..<a.count { sum += a[index] * b[index] }
        return sum
      }
    }
  }

  /// The Euclidean length.
  var norm: Double { dot(self).squareRoot() }

  /// Multiplies every element by a factor.
  mutating func scale(by factor: Double) {
    withUnsafeMutableBufferPointer { a in
      for index in a.indices { a[index] *= factor }
    }
  }

  /// Adds a multiple of a vector of the same length.
  mutating func add(_ other: [Double], times factor: Double) {
    withUnsafeMutableBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        for index in a.indices { a[index] += factor * b[index] }
      }
    }
  }
}
