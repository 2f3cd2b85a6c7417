extension TerritoryPolicy {
  /// Reads the text of a policy file.
  ///
  /// - Throws: `TerritoryPolicyError` at the first thing that is wrong.
  public init(name: String, tsv: String) throws(TerritoryPolicyError) {
    var columns: [String: Int]?
    var rows: [Row] = []
    var readsStated = false
    var number = 0
    let lines = tsv.utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A })
    for bytes in lines {
      number += 1
      var line = String(decoding: bytes, as: UTF8.self)
      if line.utf8.last == 0x0D { line = String(decoding: bytes.dropLast(), as: UTF8.self) }
      if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      if line.utf8.first == 0x23 {
        let words = line.utf8.dropFirst().split(separator: 0x20).map {
          String(decoding: $0, as: UTF8.self)
        }
        if words.first == "reads:" { readsStated = words.dropFirst().first == "stated" }
        continue
      }
      let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { TerritoryPolicy.trimmed($0) }
      guard let known = columns else {
        columns = try TerritoryPolicy.columns(fields)
        continue
      }
      let row = try TerritoryPolicy.row(fields, known, line: number)
      if rows.contains(where: { TerritoryPolicy.overlap($0, row) }) {
        throw .overlappingRows(line: number, code: row.code)
      }
      rows.append(row)
    }
    if columns == nil { throw .noHeader }
    self.init(name: name, rows: rows, readsStated: readsStated)
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func columns(_ header: [String]) throws(TerritoryPolicyError) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (index, name) in header.enumerated() { columns[name] = index }
    for name in ["code", "counted-as", "from", "to", "ties"] where columns[name] == nil {
      throw .missingColumn(name)
    }
    return columns
  }

  private static func row(
    _ fields: [String], _ columns: [String: Int], line: Int
  ) throws(TerritoryPolicyError) -> Row {
    func field(_ name: String) -> String {
      guard let index = columns[name], index < fields.count else { return "" }
      return fields[index]
    }
    guard fields.count > 1 else { throw .shortRow(line: line) }
    let code = try country(field("code"), line: line)
    let target = field("counted-as")
    let from = try year(field("from"), line: line)
    let to = try year(field("to"), line: line)
    if let from, let to, from > to { throw .badYears(line: line, text: "\(from)-\(to)") }
    return Row(
      code: code, countedAs: target.isEmpty ? nil : try country(target, line: line), from: from,
      to: to, ties: try ties(field("ties"), line: line))
  }

  private static func country(
    _ text: String, line: Int
  ) throws(TerritoryPolicyError) -> CountryCode {
    guard let code = CountryCode(text), CountryTable.standard.contains(code) else {
      throw .unknownCode(line: line, text: text)
    }
    return code
  }

  private static func year(_ text: String, line: Int) throws(TerritoryPolicyError) -> Int? {
    if text.isEmpty { return nil }
    guard let year = Int(text), (1000...9999).contains(year) else {
      throw .badYears(line: line, text: text)
    }
    return year
  }

  private static func ties(_ text: String, line: Int) throws(TerritoryPolicyError) -> Ties {
    if text.isEmpty || text == "international" { return .international }
    if text == "domestic" { return .domestic(label: "") }
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2, String(decoding: parts[0], as: UTF8.self) == "domestic",
      !parts[1].isEmpty
    else { throw .badTies(line: line, text: text) }
    return .domestic(label: String(decoding: parts[1], as: UTF8.self))
  }

  private static func overlap(_ left: Row, _ right: Row) -> Bool {
    left.code == right.code && (left.from ?? .min) <= (right.to ?? .max)
      && (right.from ?? .min) <= (left.to ?? .max)
  }
}
