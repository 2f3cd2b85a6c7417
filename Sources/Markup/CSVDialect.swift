/// How a delimited table is written: what parts its fields, and the names of its columns.
public struct CSVDialect: Sendable {
  /// What stands between fields: a comma, a semicolon or a tab.
  public let separator: UInt8
  /// The names of the columns as they stand in the header.
  public let columns: [String]

  /// True if a field may be quoted over several lines; fields parted by tabs are quoted within a
  /// line only, because exports with tabs do not escape quotation marks.
  var quotesSpanLines: Bool { separator != UInt8(ascii: "\t") }

  /// The dialect of the table whose header is this line; nil for a line of one field.
  ///
  /// Of the three separators the one that makes the most columns is taken.
  public init?(header line: UnsafeBufferPointer<UInt8>) {
    var best: (separator: UInt8, columns: [String])?
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")] {
      var scanner = CSVScanner(separator: separator)
      scanner.scan(line)
      guard !scanner.isOpen, scanner.fieldCount > max(1, best?.columns.count ?? 1) else { continue }
      best = (separator, scanner.row(at: 0).fields.map(CSVDialect.trimmed))
    }
    guard let best else { return nil }
    separator = best.separator
    columns = best.columns
  }

  /// The dialect of a table by its first bytes: of the first line that is no preamble.
  public init?(head: [UInt8]) {
    for line in head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if CSVDialect.isPreamble(line) { continue }
      let dialect = line.withUnsafeBufferPointer { CSVDialect(header: $0) }
      guard let dialect else { return nil }
      self = dialect
      return
    }
    return nil
  }

  /// True for what may stand before a header: a blank line, Excel's `sep=;`, and the line "About the
  /// data" of Dimensions.
  static func isPreamble(_ line: some Collection<UInt8>) -> Bool {
    let quotation = UInt8(ascii: "\"")
    let start = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == quotation || $0 == 0x0D }
    return start.isEmpty || start.starts(with: "sep=".utf8)
      || start.starts(with: "About the data".utf8)
  }

  private static func trimmed(_ name: String) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var bytes = name.utf8.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }
}

/// One row of a delimited table.
public struct CSVRow: Sendable {
  /// The fields in order.
  public let fields: [String]
  /// The position of the first byte of the row.
  public let byte: Int
}
