import Bibliography
import Intake
import Markup

/// The reading that formats in JSON share: where records stand, and what becomes of each of them.
///
/// Every record is told once. A page or file without records is the finding `page-empty`.
struct JSONExport {
  /// Where the records of a document stand; the first path that fits is taken.
  let paths: [JSONRecordPath]
  /// The database that they come from.
  let provider: Provider
  /// The names of the members that the format reads, at whatever depth (`JSONVocabulary`); none for
  /// all.
  var names: [String] = []
  /// One record in words, with its article: `a work`.
  var noun = "a record"
  /// The end of the sentence that says why authors are missing from a list.
  var truncation = "lists fewer authors than it has."

  /// Reads every record.
  ///
  /// - Parameters:
  ///   - emptyPage: tells of a page without records, and returns true if it did.
  ///   - fill: fills a draft from the object of a record.
  /// - Throws: what the source throws, after the records before it.
  func read(
    _ source: any ByteSource, limits: Limits, into sink: any RecordSink,
    emptyPage: (JSONValue, Int) -> Bool = { _, _ in false },
    _ fill: (JSONValue, inout RecordDraft) -> Void
  ) throws {
    let reader = JSONRecordReader(source, recordPaths: paths, reading: names, limits: limits)
    var recordsOfPage = 0
    try reader.read { event in
      switch event {
      case .record(let value, let byte):
        recordsOfPage += 1
        if tell(value, byte, sink, fill) == false { tellEmpty(byte, sink) }
      case .malformed(let error, let byte):
        recordsOfPage += 1
        sink.reject(error.code, byte: byte, record: nil, "\(noun) \(error.text).")
      case .envelope(let page, let byte):
        if recordsOfPage == 0, !emptyPage(page, byte) { tellEmpty(byte, sink) }
        recordsOfPage = 0
      case .malformedEnvelope(let error, let byte):
        recordsOfPage = 0
        sink.note(
          error.code, .error, byte: byte, record: nil,
          "the page \(error.text): it was cut or damaged. Records before that are kept; "
            + "fetch it again.")
      }
    }
  }

  private func tellEmpty(_ byte: Int, _ sink: any RecordSink) {
    sink.note("page-empty", .info, byte: byte, record: nil, "is a page without records.")
  }

  /// Tells a record; false if the value says that there is none.
  private func tell(
    _ value: JSONValue, _ byte: Int, _ sink: any RecordSink,
    _ fill: (JSONValue, inout RecordDraft) -> Void
  ) -> Bool {
    guard value.isObject else {
      let text =
        value.isNull
        ? "null stands in the place of \(noun): the source did not find it."
        : "\(noun) must be a JSON object."
      sink.reject("record-not-object", byte: byte, record: nil, text)
      return true
    }
    var draft = RecordDraft(provider)
    draft.record.byte = byte
    fill(value, &draft)
    return draft.tell(sink, truncation: truncation)
  }
}
