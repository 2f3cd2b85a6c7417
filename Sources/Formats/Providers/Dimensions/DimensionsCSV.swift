import Bibliography
import Intake
import Markup

/// The CSV export of Dimensions, and its export for bibliometric mapping.
///
/// Authors are linked to their affiliations by `Authors (Raw Affiliation)`. The countries of the
/// organisations are stated for the publication as a whole. Source: Dimensions, "What metadata can I
/// export?".
enum DimensionsCSV {
  /// Known by the publication id and the year, under the names they have there.
  static func recognises(_ head: FileHead) -> Bool {
    head.hasColumns(["Publication ID", "PubYear"])
  }

  /// Reads every publication.
  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    let vintage = exportDate(source.head)
    try CSVExport.read(source, limits: limits, into: sink) { row in
      var record = publication(row)
      record.vintage = vintage
      return record
    }
  }

  private static func publication(_ row: CSVFields) -> PublicationRecord {
    var record = PublicationRecord(provider: .dimensions)
    record.add(.dimensions, row["Publication ID"])
    record.add(.doi, row["DOI"])
    record.add(.pmid, row["PMID"])
    record.add(.pmcid, row["PMCID"])
    for isbn in row["ISBN"].parts(by: ";") { record.add(.isbn, isbn) }
    record.year = StatedDate.year(row["PubYear"])
    let (type, documentType) = (row["Publication Type"], row["Document Type"])
    record.type = DimensionsTypes.type(named: type, documentType: documentType)
    record.sourceType = documentType.isEmpty ? type : documentType
    let issn = row["ISSN"].parts(by: ",").first?.parts(by: ";").first ?? ""
    let title = row["Source title", "Source title/Anthology title"]
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.fields = row["Fields of Research (ANZSRC 2020)", "FOR (ANZSRC) Categories"]
      .parts(by: ";")
    record.citationCount = Int(row["Times cited"])
    record.normalisedImpact = Double(row["FCR"])
    for funder in row["Funder"].parts(by: ";") { record.add(funder: funder) }
    addAuthors(row, to: &record)
    return record
  }

  private static func addAuthors(_ row: CSVFields, to record: inout PublicationRecord) {
    let raw = row["Authors (Raw Affiliation)"]
    let linked = raw.isEmpty ? row["Authors Affiliations"] : raw
    let listed = row["Authors"].parts(by: ";")
    let names = listed.isEmpty ? DimensionsCSV.names(in: linked) : listed
    var known = AuthorNames()
    for (author, name) in names.enumerated() {
      known.add(name, of: author)
      record.contributors.append(Contributor())
    }
    for (author, texts) in affiliations(in: linked, of: names).enumerated() {
      record.contributors[author].affiliations = texts.map { Affiliation(text: $0) }
    }
    for name in DimensionsCSV.names(in: row["Corresponding Authors", "Corresponding Author"]) {
      for author in known.authors(named: name) {
        record.contributors[author].isCorresponding = true
      }
    }
    let countries = row[
      "Country of Research organization", "Countries of Research organization",
      "Authors Affiliations Country of Research organization"]
    record.add(
      unlinked: countries.parts(by: ";").map { Affiliation(text: "", statedCountries: [$0]) })
  }

  /// The names in a list such as `Smith, John (University; Institute); Doe, Ann (…)`.
  private static func names(in list: String) -> [String] {
    var depth = 0
    var outside: [UInt8] = []
    for byte in list.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth == 0 { outside.append(byte) }
      if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
    }
    return String(decoding: outside, as: UTF8.self).parts(by: ";")
  }

  /// The affiliations of each author in such a list.
  ///
  /// Brackets inside affiliations need not match, so that the name of the next author ends those of
  /// one.
  private static func affiliations(in list: String, of names: [String]) -> [[String]] {
    var starts: [(open: Substring.Index, text: Substring.Index)?] = []
    var rest = list[...]
    var missing = 0
    for name in names {
      // A list that lacks many names is another list: looking on would take long.
      guard missing < 20, let found = rest.utf8.firstRange(of: Array((name + " (").utf8)) else {
        missing += 1
        starts.append(nil)
        continue
      }
      starts.append((found.lowerBound, found.upperBound))
      rest = list[found.upperBound...]
    }
    var next = list.endIndex
    var ends = [Substring.Index](repeating: next, count: starts.count)
    for author in starts.indices.reversed() {
      ends[author] = next
      next = starts[author]?.open ?? next
    }
    return starts.indices.map { author in
      guard let start = starts[author]?.text else { return [] }
      let end = ends[author]
      var texts = list[start..<end].trimmed
      while texts.utf8.last == UInt8(ascii: ";") { texts = String(texts.dropLast()).trimmed }
      if texts.utf8.last == UInt8(ascii: ")") { texts.removeLast() }
      return texts.parts(by: ";")
    }
  }

  /// The date in the line above the header: `About the data: Exported on Sep 30, 2026. Criteria: …`.
  private static func exportDate(_ head: [UInt8]) -> String? {
    let text = TextEncoding.utf8(Array(head.prefix(2000)))
    guard let mark = text.firstRange(of: Array("Exported on ".utf8)) else { return nil }
    let line = text[mark.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
    return StatedDate.day(english: String(decoding: line, as: UTF8.self))
  }
}
