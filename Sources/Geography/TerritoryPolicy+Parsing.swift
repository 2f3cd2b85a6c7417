extension TerritoryPolicy {
  /// Reads the text of a policy file.
  ///
  /// - Throws: `TerritoryPolicyError` at the first thing that is wrong.
  public init(name: String, tsv: String) throws(TerritoryPolicyError) {
    let table = TabSeparatedText(tsv)
    guard let header = table.header else { throw .noHeader }
    for name in ["code", "counted-as", "from", "to", "ties"] where !header.contains(name) {
      throw .missingColumn(name)
    }
    let reads = table.setting("reads") ?? "resolved"
    guard reads == "stated" || reads == "resolved" else { throw .badReads(reads) }
    var rows: [Row] = []
    for fields in table.rows {
      let row = try TerritoryPolicy.row(fields)
      if rows.contains(where: { TerritoryPolicy.overlap($0, row) }) {
        throw .overlappingRows(line: fields.line, code: row.code)
      }
      rows.append(row)
    }
    self.init(name: name, rows: rows, readsStated: reads == "stated")
  }

  private static func row(_ fields: TabSeparatedText.Row) throws(TerritoryPolicyError) -> Row {
    let line = fields.line
    guard fields.count > 1 else { throw .shortRow(line: line) }
    let code = try country(fields["code"], line: line)
    let target = fields["counted-as"]
    let from = try year(fields["from"], line: line)
    let to = try year(fields["to"], line: line)
    if let from, let to, from > to { throw .badYears(line: line, text: "\(from)-\(to)") }
    return Row(
      code: code, countedAs: target.isEmpty ? nil : try country(target, line: line), from: from,
      to: to, ties: try ties(fields["ties"], line: line))
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
