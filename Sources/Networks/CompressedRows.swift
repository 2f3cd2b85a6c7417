/// One value of a matrix, with its place.
struct RowEntry {
  var row: Int
  var column: Int
  var value: Double
}

/// The rows of a sparse square matrix, one after the other, each sorted by column.
struct CompressedRows {
  /// Row *i* occupies the positions `starts[i] ..< starts[i + 1]`.
  let starts: [Int]
  /// The column of each entry.
  let columns: [Int32]
  /// The value of each entry.
  let values: [Double]

  /// Sorts entries into rows by two counting passes, columns first and rows second.
  ///
  /// - Precondition: Rows and columns lie in `0 ..< nodeCount`, no entry lies on the diagonal, no
  ///   place is named twice, every value is finite and greater than 0.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* entries.
  init(nodeCount: Int, entries: [RowEntry]) {
    precondition(nodeCount >= 0 && nodeCount < Int(Int32.max), "node count out of range")
    for entry in entries {
      precondition(
        entry.row >= 0 && entry.row < nodeCount && entry.column >= 0 && entry.column < nodeCount,
        "a link ends outside the network")
      precondition(entry.row != entry.column, "a link joins a node with itself")
      precondition(entry.value > 0 && entry.value.isFinite, "a link value is not positive")
    }
    var places = Self.starts(of: entries.lazy.map(\.column), nodeCount: nodeCount)
    var byColumn = [Int](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated() {
      byColumn[places[entry.column]] = index
      places[entry.column] += 1
    }
    let starts = Self.starts(of: entries.lazy.map(\.row), nodeCount: nodeCount)
    places = starts
    var columns = [Int32](repeating: 0, count: entries.count)
    var values = [Double](repeating: 0, count: entries.count)
    for index in byColumn {
      let entry = entries[index]
      let place = places[entry.row]
      precondition(
        place == starts[entry.row] || columns[place - 1] != Int32(entry.column),
        "two links join the same nodes")
      columns[place] = Int32(entry.column)
      values[place] = entry.value
      places[entry.row] += 1
    }
    self.starts = starts
    self.columns = columns
    self.values = values
  }

  /// Where each node's entries start if they are laid out in ascending order of the node.
  private static func starts(of nodes: some Sequence<Int>, nodeCount: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for node in nodes { starts[node + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    return starts
  }
}
