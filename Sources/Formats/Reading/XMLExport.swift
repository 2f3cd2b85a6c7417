import Bibliography
import Intake
import Markup

/// The reading that formats in XML share: which elements are records, and what becomes of each.
///
/// Every record is told once. A file without records is the finding `page-empty`.
struct XMLExport {
  /// The local names of records.
  let records: [String]
  /// The local names of elements inside records that are not read.
  var skipped: [String] = []
  /// The database that they come from.
  let provider: Provider
  /// One record in words, with its article: `an article`.
  var noun = "a record"
  /// The end of the sentence that says why authors are missing from a list.
  var truncation = "lists fewer authors than it has."
  /// True if a record in which the file breaks was read as far as copub asks.
  var isComplete: (XMLNode) -> Bool = { _ in false }

  /// Reads every record.
  ///
  /// - Parameter fill: fills a draft from the element of a record.
  /// - Throws: what the syntax or the source throws, after the records before it.
  func read(
    _ source: any ByteSource, limits: Limits, into sink: any RecordSink,
    _ fill: (XMLNode, inout RecordDraft) -> Void
  ) throws {
    try readAll(source, limits: limits, into: sink) { node in
      var draft = RecordDraft(provider)
      fill(node, &draft)
      return [draft]
    }
  }

  /// Reads every record, where an element may hold several.
  func readAll(
    _ source: any ByteSource, limits: Limits, into sink: any RecordSink,
    _ drafts: (XMLNode) -> [RecordDraft]
  ) throws {
    var told = 0
    let reader = XMLRecordReader(source, records: records, skipping: skipped, limits: limits)
    try reader.read { event in
      switch event {
      case .record(let node, let byte):
        for draft in drafts(node) where tell(draft, byte, sink) { told += 1 }
      case .tooLarge(let byte):
        told += 1
        sink.reject(
          "xml-record-too-large", byte: byte, record: nil,
          "\(noun) is larger than \(limits.recordBytes) bytes.")
      case .incomplete(let node, let byte) where isComplete(node):
        for var draft in drafts(node) {
          draft.notes.append(
            (
              "record-cut-short", .warning,
              "the file breaks in this record, behind all that is taken of it; it counts."
            ))
          if tell(draft, byte, sink) { told += 1 }
        }
      case .incomplete(_, let byte):
        told += 1
        sink.reject(
          "record-incomplete", byte: byte, record: nil,
          "the file ends or breaks inside this record.")
      }
    }
    if told == 0 {
      sink.note("page-empty", .info, byte: nil, record: nil, "is a file without records.")
    }
  }

  private func tell(_ draft: RecordDraft, _ byte: Int, _ sink: any RecordSink) -> Bool {
    var draft = draft
    draft.record.byte = byte
    return draft.tell(sink, truncation: truncation)
  }
}
