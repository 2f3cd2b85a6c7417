/// A table for terminals and tab-separated files.
public struct TextGrid: Sendable {
  /// How a column is set.
  public enum Alignment: Sendable { case left, right }

  /// The head of each column.
  public var header: [String]
  /// The alignment of each column.
  public var alignments: [Alignment]
  /// The rows.
  public var rows: [[String]] = []

  /// An empty table.
  ///
  /// A column whose name starts with `>` is set to the right.
  public init(_ columns: [String]) {
    header = columns.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }
    alignments = columns.map { $0.hasPrefix(">") ? .right : .left }
  }

  /// Aligned columns for people.
  public var text: String {
    let all = [header] + rows
    let widths = header.indices.map { column in
      all.map { TextGrid.width($0[column]) }.max() ?? 0
    }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        let pad = String(repeating: " ", count: widths[column] - TextGrid.width(cell))
        return alignments[column] == .right ? pad + cell : cell + pad
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// Tab-separated, with a header; tabs and line ends inside a cell become spaces.
  public var tsv: String {
    ([header] + rows).map { row in
      row.map(TextGrid.clean).joined(separator: "\t") + "\n"
    }.joined()
  }

  /// A text without anything that a terminal or a line of a table would act on.
  public static func clean(_ text: String) -> String {
    if text.utf8.withContiguousStorageIfAvailable(isClean) ?? false { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: clean.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: continue
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// False where UTF-8 may hold what has to be taken out: a control, a line end, a sign of direction.
  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0)
        || (last == 0xE2 && (byte == 0x80 || byte == 0x81))
      {
        return false
      }
      last = byte
    }
    return true
  }

  /// Columns that a text takes on a terminal: two for East Asian wide characters.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}
