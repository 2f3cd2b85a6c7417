import Intake

/// A square matrix of counts with a label for every row and column.
struct SquareMatrix {
  /// The labels of the columns, and of the rows in the same order.
  let labels: [String]
  /// The cells, row by row; nil where nothing stands.
  let cells: [Double?]

  private func cell(_ row: Int, _ column: Int) -> Double? { cells[row * labels.count + column] }

  /// The pairs of countries, each from every side that states it.
  ///
  /// Where a whole triangle is zero or empty, the other is the matrix. Elsewhere a zero is a
  /// statement, unless both sides agree on it.
  var pairs: [CountsDocument.Pair] {
    var hasUpper = false
    var hasLower = false
    for row in labels.indices {
      for column in labels.indices where cell(row, column) ?? 0 != 0 {
        if row < column { hasUpper = true }
        if row > column { hasLower = true }
      }
    }
    var pairs: [CountsDocument.Pair] = []
    for row in labels.indices {
      for column in labels.indices where row != column {
        guard row < column ? hasUpper : hasLower, let count = cell(row, column) else { continue }
        if count == 0, cell(column, row) ?? 0 == 0 { continue }
        pairs.append(CountsDocument.Pair(labels[row], labels[column], count))
      }
    }
    return pairs
  }

  /// The finding for a diagonal that holds anything; nil where there is none.
  var diagonalFinding: Finding? {
    let filled = labels.indices.filter { cell($0, $0) ?? 0 != 0 }.count
    guard filled > 0 else { return nil }
    return Finding(
      "diagonal-unread", .info,
      "holds counts on the diagonal (\(filled)), which do not count: nothing says whether they are "
        + "all works or international ones.")
  }
}
