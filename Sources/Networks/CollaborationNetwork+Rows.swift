/// The rows of a network in memory, for loops that touch every link many times.
struct NetworkRows {
  /// Row *i* occupies the positions `starts[i] ..< starts[i + 1]`.
  let starts: UnsafeBufferPointer<Int>
  /// The other end of each stored link.
  let targets: UnsafeBufferPointer<Int32>
  /// The value of each stored link.
  let values: UnsafeBufferPointer<Double>

  /// The positions of a row.
  @inline(__always)
  func positions(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}

extension CollaborationNetwork {
  /// Calls a closure with the rows, which are valid until it returns.
  ///
  /// - Complexity: O(1) beside the closure.
  func withRows<Result>(_ body: (NetworkRows) -> Result) -> Result {
    rowStarts.withUnsafeBufferPointer { starts in
      targets.withUnsafeBufferPointer { targets in
        values.withUnsafeBufferPointer { values in
          body(NetworkRows(starts: starts, targets: targets, values: values))
        }
      }
    }
  }
}
