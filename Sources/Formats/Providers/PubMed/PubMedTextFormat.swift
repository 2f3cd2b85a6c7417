import Bibliography
import Intake
import Markup

/// The MEDLINE display of PubMed (`.nbib`, "PubMed" format): tagged lines, `AD` behind its author.
///
/// The year is that of `DP`. Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".
public struct PubMedTextFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "pubmed-text"
  /// One line for people.
  public let summary = "PubMed text: MEDLINE-tagged export, .nbib"

  /// The format, ready to read.
  public init() {}

  /// Known by a PMID in the first line and another of its tags in one of the next.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text, let first = head.lines.first, first.hasPrefix("PMID- ") else {
      return false
    }
    let marks = ["OWN - ", "STAT- ", "DP  - ", "TI  - ", "FAU - ", "PT  - "]
    return head.lines.dropFirst().contains { line in marks.contains { line.hasPrefix($0) } }
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let reader = TaggedRecordReader(
      source, shape: .medline, wanted: PubMedTextFormat.wanted, limits: limits)
    var told = 0
    var hasSources = false
    defer {
      if told == 0 {
        sink.note("page-empty", .info, byte: nil, record: nil, "is an export without records.")
      }
      sink.noteGuessedLines(reader.guessedLines)
    }
    try reader.read { event in
      guard case .record(let record, let ending) = event else { return }
      told += 1
      let hasSource = record["SO"] != nil
      // The last line of a record is its source: where the file ends without one, it was cut.
      if ending == .overLimit || (ending == .withFile && hasSources && !hasSource) {
        sink.rejectIncomplete(record, named: record["PMID"].flatMap { Identifier(.pmid, $0.text) })
      } else {
        hasSources = hasSources || hasSource
        sink.take(PubMedTextRecord.publication(record))
      }
    }
  }

  private static let wanted: Set<String> = [
    "PMID", "FAU", "AU", "AD", "CN", "FED", "ED", "FIR", "IR", "FPS", "PS", "DP", "LR", "AID",
    "LID", "PMC", "PT", "RIN", "IS", "ISBN", "JT", "TA", "GR", "BTI", "TI", "SO",
  ]
}
