import Bibliography

/// Makes a publication of a row of a Scopus CSV export.
///
/// Columns are asked for by their English name, and by the names that the Japanese and the Chinese
/// page give them.
struct ScopusCSVRow {
  private let row: CSVFields

  init(_ row: CSVFields) { self.row = row }

  var publication: PublicationRecord {
    var record = PublicationRecord(provider: .scopus)
    record.add(.eid, row["EID"])
    if record.identifiers.isEmpty, let eid = ScopusLink.eid(in: row["Link", "リンク", "链接"]) {
      record.identifiers.append(eid)
    }
    record.add(.doi, row["DOI"])
    record.add(.pmid, row["PubMed ID"])
    for isbn in row["ISBN"].parts(by: ";") { record.add(.isbn, isbn) }
    record.year = StatedDate.year(row["Year", "出版年", "年份"])
    record.sourceType = row["Document Type", "文献タイプ", "文献类型"]
    record.type = PublicationType(scopus: record.sourceType) ?? .other
    record.isRetracted = record.sourceType.lowercased() == "retracted"
    let title = row["Source title", "出版物名", "来源出版物名称"]
    let issn = row["ISSN"].parts(by: ";").first ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.citationCount = Int(row["Cited by", "被引用数", "施引文献"])
    for funder in row["Funding Details"].parts(by: ";") {
      record.add(funder: ScopusCSVRow.funder(funder))
    }
    addAuthors(to: &record)
    return record
  }

  /// The name of a funder without its short form and grant numbers, which stand behind it: `National
  /// Science Foundation, NSF, (1234567)`.
  private static func funder(_ text: String) -> String {
    var parts = text.parts(by: ",")
    while let last = parts.last, parts.count > 1 {
      let capitals = last.utf8.filter { $0 >= 0x41 && $0 <= 0x5A }.count
      let isShortForm = capitals > 1 && last.utf8.count <= 8 && !last.contains(" ")
      guard last.hasPrefix("(") || last.hasSuffix(")") || isShortForm else { break }
      parts.removeLast()
    }
    return parts.joined(separator: ", ")
  }

  private func addAuthors(to record: inout PublicationRecord) {
    let written = ScopusNames.list(row["Authors", "著者名", "作者"])
      .filter { !$0.hasPrefix("[No author") }
    let full = row["Author full names"].parts(by: ";").filter { !$0.hasPrefix("[No author") }
    let ids = row["Author(s) ID"].parts(by: ";").filter { !$0.hasPrefix("[No author") }
    var names = AuthorNames()
    let count = full.isEmpty ? ids.isEmpty ? written.count : ids.count : full.count
    for author in 0..<count {
      record.contributors.append(Contributor())
      for list in [full, written] where list.count == count {
        names.add(ScopusNames.inverted(list[author]), of: author)
      }
    }
    let affiliations = row["Affiliations", "著者所属機関名", "归属机构"].parts(by: ";")
    let linked = row["Authors with affiliations", "著者 + 所属機関", "带归属机构的作者"]
    if written.count == count { link(linked, written, affiliations, &record) }
    if !record.contributors.contains(where: { !$0.affiliations.isEmpty }) {
      record.add(unlinked: affiliations.map { Affiliation(text: $0) })
    }
    ScopusCorrespondence(row["Correspondence Address"], names: names).mark(in: &record)
  }

  /// Links authors by the list `Liu F., Department, China; Li C., …`, in their order.
  ///
  /// A part that does not begin with the name of the next author belongs to the one before: an
  /// affiliation with a semicolon in it.
  private func link(
    _ list: String, _ names: [String], _ affiliations: [String], _ record: inout PublicationRecord
  ) {
    var texts = [String](repeating: "", count: names.count)
    var next = 0
    for part in list.parts(by: ";") {
      if next < names.count, let rest = ScopusCSVRow.rest(of: part, behind: names[next]) {
        texts[next] = rest
        next += 1
      } else if next > 0 {
        texts[next - 1] += "; " + part
      }
    }
    let longestFirst = affiliations.sorted { $0.utf8.count > $1.utf8.count }
    for (author, text) in texts.enumerated() where !text.isEmpty {
      record.contributors[author].affiliations =
        ScopusCSVRow.divide(text, longestFirst).map { Affiliation(text: $0) }
    }
  }

  /// What stands behind a name; nil if the text does not begin with it.
  ///
  /// Older exports write the name with a comma (`Liu, F.`) here alone.
  private static func rest(of text: String, behind name: String) -> String? {
    for form in [name, ScopusNames.inverted(name)] {
      if text == form { return "" }
      if text.hasPrefix(form + ",") { return String(text.dropFirst(form.count + 1)).trimmed }
    }
    return nil
  }

  /// The affiliations of one author.
  ///
  /// Commas part them as they part the words of each, so they are told apart by the list of all
  /// affiliations. A text that does not consist of those is one.
  private static func divide(_ text: String, _ known: [String]) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let next = known.first(where: { rest == $0 || rest.hasPrefix($0 + ", ") }) else {
        return [text]
      }
      found.append(next)
      rest = rest.dropFirst(next.count + 2)
    }
    return found
  }
}
