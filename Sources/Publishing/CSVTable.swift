import Bibliography

/// A table as CSV (RFC 4180), UTF-8.
public struct CSVTable: Sendable {
  /// The head of each column.
  public var header: [String]
  /// The rows.
  public var rows: [[String]]

  /// A table.
  public init(_ header: [String], _ rows: [[String]] = []) {
    self.header = header
    self.rows = rows
  }

  /// The bytes of the file as text, lines ended by CR LF as the standard says.
  public var text: String {
    ([header] + rows).map { row in
      row.map(CSVTable.cell).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// The text of the file; with a byte order mark where Excel on Windows is to know it for UTF-8.
  public func text(isMarked: Bool) -> String { (isMarked ? "\u{FEFF}" : "") + text }

  /// A cell: quoted where needed.
  ///
  /// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay
  /// numbers.
  static func cell(_ text: String) -> String {
    var cell = text
    if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      CSVTable.number(cell) == nil
    {
      cell = "'" + cell
    }
    let mustQuote = cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    return mustQuote ? "\"" + cell.replacing(scalars: "\"", with: "\"\"") + "\"" : cell
  }

  /// A cell as a number: decimal notation alone, so that no name such as `nan` or `0x1` is one.
  static func number(_ cell: String) -> Double? {
    let isPlain = cell.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"):
        true
      default: false
      }
    }
    return isPlain ? Double(cell) : nil
  }
}
