import Bibliography
import Markup

/// Turns the records of a Web of Science text file into publications.
final class WebOfScienceHandler {
  private let sink: any RecordSink
  private var isOpenAlex = false  // which imitates the format
  private var heads = 0
  private var ends = 0
  private var lastByte = 0
  private var coverage = AddressCoverage()

  init(_ sink: any RecordSink) { self.sink = sink }

  /// Reads a file of tagged lines.
  func read(_ reader: TaggedRecordReader) throws {
    defer { finish(reader.guessedLines) }
    try reader.read { event in
      switch event {
      case .around(let tag, let value, let byte):
        lastByte = byte
        if tag == "FN" {
          heads += 1
          isOpenAlex = value.hasPrefix("OpenAlex")
        }
        if tag == "EF" { ends += 1 }
      case .record(let record, .withFile), .record(let record, .overLimit):
        coverage.count(nil)
        sink.rejectIncomplete(record, named: record["UT"].flatMap { Identifier(.wos, $0.text) })
      case .record(let record, let ending):
        lastByte = record.byte
        let label = take(WebOfScienceFields(record), record.byte, isTagged: true)
        if ending == .withNext {
          sink.note(
            "record-unended", .warning, byte: record.byte, record: label,
            "has no last line ER before the next record begins; it is taken as whole.")
        }
      }
    }
    if heads > ends, !isOpenAlex {
      sink.note(
        "file-end-missing", .warning, byte: lastByte, record: nil,
        "has no last line EF: records may be missing. Export it again.")
    }
  }

  /// Reads a table.
  func read(_ reader: CSVReader) throws {
    defer { finish(reader.guessedLines) }
    var tags: [String?] = []
    try reader.read { event in
      switch event {
      case .header(let dialect): tags = dialect.columns.map(WebOfScienceFields.tag)
      case .row(let row):
        _ = take(WebOfScienceFields(row, tags: tags), row.byte, isTagged: false)
      case .damaged(let byte, let lines, let isAtEnd):
        coverage.count(nil)
        sink.rejectRows(at: byte, lines: lines, isAtEnd: isAtEnd)
      }
    }
  }

  private func finish(_ guessedLines: Int) {
    sink.noteGuessedLines(guessedLines)
    coverage.tell(sink)
  }

  private func take(_ fields: WebOfScienceFields, _ byte: Int, isTagged: Bool) -> String? {
    let ut = Identifier(.wos, fields.text("UT"))
    var record = PublicationRecord(provider: isOpenAlex && ut == nil ? .openalex : .wos)
    record.byte = byte
    if let ut { record.identifiers.append(ut) }
    record.add(.doi, fields.text("DI"))
    record.add(.pmid, fields.text("PM"))
    for isbn in fields.parts("BN") { record.add(.isbn, isbn) }
    record.year =
      ["PY", "EY", "EA"].lazy
      .compactMap { StatedDate.year(fields.text($0)) }.first
    let types = fields.parts("DT")
    record.type = PublicationType(webOfScience: types)
    record.sourceType = types.joined(separator: "; ")
    record.isRetracted = PublicationType.isRetracted(webOfScience: types)
    record.fields = fields.parts("WC")
    let journal = Journal(
      issn: fields.parts("SN").first ?? fields.parts("EI").first ?? "", title: fields.text("SO"))
    if !journal.issn.isEmpty || !journal.title.isEmpty { record.journal = journal }
    record.citationCount = Int(fields.text("TC"))
    for funder in WebOfScienceHandler.funders(fields.text("FU")) { record.add(funder: funder) }
    record.vintage = StatedDate.day(fields.text("DA"))
    addAuthors(fields, isTagged: isTagged, to: &record)
    record.normalise()
    sink.take(record)
    return record.label
  }

  /// The persons, then the groups; not the authors of the book that a chapter stands in.
  private func addAuthors(
    _ fields: WebOfScienceFields, isTagged: Bool, to record: inout PublicationRecord
  ) {
    var authors = WebOfScienceAuthors()
    let short = fields.names("AU")
    let full = fields.names("AF")
    for place in 0..<max(short.count, full.count) {
      let names = [full, short].compactMap { $0.indices.contains(place) ? $0[place] : nil }
      authors.add(author: names)
    }
    for group in fields.parts("CA") { authors.add(author: [group]) }
    let addresses = isTagged ? wholeAddresses(fields.lines("C1"), record) : fields.lines("C1")
    for address in addresses.flatMap({
      WebOfScienceAuthors.Address.list($0, codes: isOpenAlex)
    }) {
      authors.add(address)
    }
    let reprints = fields.lines("RP").joined(separator: "\n")
    for address in WebOfScienceAuthors.Address.reprints(reprints, codes: isOpenAlex) {
      authors.addReprint(address)
    }
    record.contributors = authors.contributors
    record.unlinkedAffiliations = authors.unlinked
    coverage.count(record)
  }

  /// The addresses of `C1`, each on one line.
  ///
  /// An address ends with a full stop, and may begin with brackets. Old exports broke long lines, so
  /// that a line which ends otherwise goes on; if none ends with one, each is an address. Several
  /// lines at the end without a full stop are no address: a tag is missing in front of them.
  private func wholeAddresses(_ lines: [String], _ record: PublicationRecord) -> [String] {
    let ends = { (line: String) in line.utf8.last == UInt8(ascii: ".") }
    guard lines.contains(where: ends) else { return lines }
    var addresses: [String] = []
    var open: [String] = []
    for line in lines {
      if line.hasPrefix("["), !open.isEmpty, open.last?.contains("]") ?? false {
        addresses.append(open.joined(separator: " "))
        open = []
      }
      open.append(line)
      if ends(line) {
        addresses.append(open.joined(separator: " "))
        open = []
      }
    }
    if open.count > 2 {
      sink.note(
        "address-damaged", .warning, byte: record.byte, record: record.label,
        "has \(open.count) lines among its addresses that are none; they are passed over.")
    } else if !open.isEmpty {
      addresses.append(open.joined(separator: " "))
    }
    return addresses
  }

  /// The funders without the numbers of their grants in brackets, which may hold semicolons.
  static func funders(_ text: String) -> [String] {
    var depth = 0
    var plain: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if depth == 0 { plain.append(byte) }
      if byte == UInt8(ascii: "]"), depth > 0 { depth -= 1 }
    }
    return String(decoding: plain, as: UTF8.self).parts(by: ";")
  }
}
