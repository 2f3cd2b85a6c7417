import Bibliography
import Intake
import Markup

/// BibTeX, as Web of Science, Scopus and reference managers write it.
///
/// Web of Science names the authors of each address; Scopus only lists addresses; most other tools
/// give none. Source: Oren Patashnik, "BibTeXing".
public struct BibTeXFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "bibtex"
  /// One line for people.
  public let summary = "BibTeX of Web of Science, Scopus and reference managers"
  /// A record has authors and addresses, but mostly not who is where.
  public var affiliations: AffiliationLinking { .unlinked }

  /// The format, ready to read.
  public init() {}

  /// Known by a line that begins with an entry, `@article{…`, and a field behind it.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text, BibTeXReader.hasEntry(head.bytes) else { return false }
    // A table whose texts hold entries is none.
    return head.columns.count < 4 || head.lines.first?.hasPrefix("@") ?? false
  }

  /// Reads every entry.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    let exportDate = BibTeXFormat.exportDate(source.head)
    let reader = BibTeXReader(source, limits: limits)
    var coverage = AddressCoverage()
    defer {
      coverage.tell(sink)
      sink.noteGuessedLines(reader.guessedLines)
    }
    try reader.read { event in
      switch event {
      case .entry(let entry):
        var record = BibTeXRecord(entry).publication
        if record.vintage == nil, record.provider == .scopus { record.vintage = exportDate }
        coverage.count(record)
        sink.take(record)
      case .malformed(let key, let byte, let fault):
        coverage.count(nil)
        let text =
          switch fault {
          case .open: "the braces of this entry do not close."
          case .cut: "the file ends inside this entry."
          case .overLimit: "this entry is longer than any, or its macros make it so."
          }
        sink.reject(
          "record-incomplete", byte: byte, record: key.isEmpty ? nil : key, text)
      }
    }
  }

  /// The date that Scopus writes in front of the entries: `EXPORT DATE: 08 July 2023`.
  private static func exportDate(_ head: [UInt8]) -> String? {
    let mark = Array("EXPORT DATE:".utf8)
    guard let range = head.prefix(400).firstRange(of: mark) else { return nil }
    let line = head[range.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
    return StatedDate.day(english: String(decoding: line, as: UTF8.self))
  }
}
