extension CountryGroup {
  /// Reads the text of a group file.
  ///
  /// - Throws: `CountryGroupError` at the first thing that is wrong.
  public init(name: String, tsv: String) throws(CountryGroupError) {
    let table = TabSeparatedText(tsv)
    guard let header = table.header, header.contains("code") else { throw .noCodeColumn }
    var members: [Member] = []
    for row in table.rows {
      let member = try CountryGroup.member(row)
      if members.contains(where: { CountryGroup.overlap($0, member) }) {
        throw .overlappingRows(line: row.line, code: member.code)
      }
      members.append(member)
    }
    if members.isEmpty { throw .noMembers }
    let stated = table.setting("node") ?? "ZZ"
    guard let node = CountryCode(stated), !CountryTable.standard.contains(node) else {
      throw .badNode(stated)
    }
    self.init(
      name: name, english: table.setting("title") ?? "",
      chinese: table.setting("title-zh") ?? "", source: table.setting("source") ?? "",
      asOf: table.setting("as-of") ?? "", node: node, members: members)
  }

  private static func member(_ row: TabSeparatedText.Row) throws(CountryGroupError) -> Member {
    guard let code = CountryCode(row["code"]), CountryTable.standard.contains(code) else {
      throw .unknownCode(line: row.line, text: row["code"])
    }
    let from = try year(row["from"], line: row.line)
    let to = try year(row["to"], line: row.line)
    if let from, let to, from > to { throw .badYears(line: row.line, text: "\(from)-\(to)") }
    return Member(code: code, from: from, to: to)
  }

  private static func year(_ text: String, line: Int) throws(CountryGroupError) -> Int? {
    if text.isEmpty { return nil }
    guard let year = Int(text), (1000...9999).contains(year) else {
      throw .badYears(line: line, text: text)
    }
    return year
  }

  private static func overlap(_ left: Member, _ right: Member) -> Bool {
    left.code == right.code && (left.from ?? .min) <= (right.to ?? .max)
      && (right.from ?? .min) <= (left.to ?? .max)
  }
}
