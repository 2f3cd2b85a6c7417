import Bibliography
import Intake
import Markup

/// RIS, the tagged format that reference managers exchange, as Web of Science, Scopus, OpenAlex,
/// EndNote and others write it.
///
/// Where a file carries addresses at all, mostly nobody knows whose they are. Source: Research
/// Information Systems, "RIS Format Specifications".
public struct RISFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "ris"
  /// One line for people.
  public let summary = "RIS of Web of Science, Scopus, OpenAlex, EndNote and other tools"
  /// A record has authors and addresses, but mostly not who is where.
  public var affiliations: AffiliationLinking { .unlinked }

  /// The format, ready to read.
  public init() {}

  /// Known by its first field, the type of the reference, among the first lines.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text else { return false }
    let tag = head.lines.prefix(20).first { line in
      line.utf8.dropFirst(2).starts(with: "  - ".utf8) || line == "TY  -"
    }
    return tag?.hasPrefix("TY  -") ?? false
  }

  /// Reads every reference.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let reader = TaggedRecordReader(source, shape: .ris, wanted: RISRecord.wanted, limits: limits)
    var coverage = AddressCoverage()
    defer {
      coverage.tell(sink)
      sink.noteGuessedLines(reader.guessedLines)
    }
    try reader.read { event in
      guard case .record(let source, let ending) = event else { return }
      if ending == .withFile || ending == .overLimit {
        coverage.count(nil)
        return sink.rejectIncomplete(
          source, named: source["DO"].flatMap { Identifier(.doi, $0.text) })
      }
      let record = RISRecord(source).publication
      coverage.count(record)
      sink.take(record)
      if ending == .withNext {
        sink.note(
          "record-unended", .warning, byte: record.byte, record: record.label,
          "has no last line ER before the next record begins; it is taken as whole.")
      }
    }
  }
}
