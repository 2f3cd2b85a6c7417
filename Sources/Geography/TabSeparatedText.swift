/// The rows of a tab-separated file that people write: comment lines that start with `#`, a header
/// line that names the columns, then rows.
///
/// A byte order mark, carriage returns, blank lines, and spaces around a field are read over.
struct TabSeparatedText {
  /// A row of the file.
  struct Row {
    /// The number of its line, from 1.
    let line: Int
    /// The number of its fields.
    var count: Int { fields.count }
    fileprivate let fields: [String]
    fileprivate let columns: [String: Int]

    /// The field in a column; empty where the row or the file has none.
    subscript(name: String) -> String {
      guard let index = columns[name], index < fields.count else { return "" }
      return fields[index]
    }
  }

  /// The comment lines, without `#` and without spaces at both ends.
  let comments: [String]
  /// The names of the columns in their order; `nil` where the file has no header.
  let header: [String]?
  /// The rows in their order.
  let rows: [Row]

  /// Reads a file.
  ///
  /// - Parameter commentsAmongRows: whether lines that start with `#` after the header are comments.
  init(_ text: String, commentsAmongRows: Bool = true) {
    var comments: [String] = []
    var header: [String]?
    var columns: [String: Int] = [:]
    var rows: [Row] = []
    var number = 0
    var bytes = text.utf8[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      if line.first == 0x23, header == nil || commentsAmongRows {
        comments.append(TabSeparatedText.trimmed(line.dropFirst()))
        continue
      }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { TabSeparatedText.trimmed($0) }
      if header == nil {
        header = fields
        for (index, name) in fields.enumerated() { columns[name] = index }
      } else {
        rows.append(Row(line: number, fields: fields, columns: columns))
      }
    }
    self.comments = comments
    self.header = header
    self.rows = rows
  }

  /// The value of a comment line `# name: value`; `nil` where there is none.
  func setting(_ name: String) -> String? {
    comments.first { $0.utf8.starts(with: "\(name):".utf8) }.map {
      TabSeparatedText.trimmed($0.utf8.dropFirst(name.utf8.count + 1))
    }
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 || bytes.last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
