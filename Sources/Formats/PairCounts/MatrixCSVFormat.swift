import Intake

/// Square matrices of joint publications, one year a file: country labels over the columns and
/// before the rows.
public struct MatrixCSVFormat: PairCountFormat {
  /// The name as options and outputs print it.
  public let name = "matrix-csv"
  /// One line for people.
  public let summary = "square matrix of joint publications with country labels, one year a file"

  /// The format, ready to read.
  public init() {}

  /// The first row holds labels, the second one of them and numbers for all.
  public func recognises(_ head: FileHead) -> Bool {
    head.syntax == .text && MatrixCSVFormat.separator(head.bytes) != nil
  }

  /// Reads a matrix.
  ///
  /// The rows may stand in another order than the columns. An empty cell states nothing: the cell on
  /// the other side of the diagonal counts.
  ///
  /// - Throws: `IntakeError`, `JSONError`, or `MalformedCounts` for what is no square.
  public func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument {
    let bytes = try source.wholeFile(limits)
    guard let separator = MatrixCSVFormat.separator(bytes) else {
      throw MalformedCounts("is no square matrix with labels.")
    }
    var rows = DelimitedRows(bytes, separator: separator)
    let header = rows.next()?.fields ?? []
    var document = CountsDocument(format: name)
    document.title = "Joint publications by pair of countries, matrix"
    document.source = file.name
    let matrix = try MatrixCSVFormat.matrix(Array(header.dropFirst()), rows)
    if let finding = matrix.diagonalFinding { findings.append(finding) }
    guard let year = CountsFile.year(header.first ?? "") ?? file.year else {
      findings.append(CountsFile.yearUnknown)
      return document
    }
    var table = CountsDocument.Table(year: year)
    table.pairs = matrix.pairs
    document.tables = [table]
    return document
  }

  private static func matrix(_ labels: [String], _ rows: DelimitedRows) throws -> SquareMatrix {
    // There are some 250 countries; a million columns would need a matrix of a million million.
    guard labels.count <= 2_000 else {
      throw MalformedCounts("has \(labels.count) columns, more than there are countries.")
    }
    var places: [String: Int] = [:]
    for (place, label) in labels.enumerated() {
      guard places.updateValue(place, forKey: label) == nil else {
        throw MalformedCounts("has two columns '\(label)'.")
      }
    }
    var cells = [Double?](repeating: nil, count: labels.count * labels.count)
    var seen: Set<String> = []
    for (fields, byte) in rows {
      let label = fields[0]
      guard let row = places[label], seen.insert(label).inserted else {
        throw MalformedCounts("has a row '\(label)' twice, or without a column (byte \(byte)).")
      }
      guard fields.count == labels.count + 1 else {
        throw MalformedCounts(
          "has \(fields.count - 1) cells in the row '\(label)' and \(labels.count) columns "
            + "(byte \(byte)).")
      }
      for (column, text) in fields.dropFirst().enumerated() where !text.isEmpty {
        guard let count = DelimitedRows.count(text) else {
          throw MalformedCounts(
            "has no count from 0 to 2^53 in the row '\(label)', column '\(labels[column])' "
              + "(byte \(byte)).")
        }
        cells[row * labels.count + column] = count
      }
    }
    guard seen.count == labels.count else {
      throw MalformedCounts("has \(labels.count) columns and \(seen.count) rows.")
    }
    return SquareMatrix(labels: labels, cells: cells)
  }

  /// The separator by which a text is a matrix; nil if by none.
  private static func separator(_ bytes: [UInt8]) -> UInt8? {
    DelimitedRows.separators.first { separator in
      var rows = DelimitedRows(bytes, separator: separator)
      guard let header = rows.next()?.fields, let row = rows.next()?.fields else { return false }
      let labels = header.dropFirst()
      return labels.count >= 2 && row.count == header.count && labels.contains(row[0])
        && labels.allSatisfy { !$0.isEmpty && DelimitedRows.count($0) == nil }
        && row.dropFirst().allSatisfy { $0.isEmpty || DelimitedRows.count($0) != nil }
    }
  }
}
