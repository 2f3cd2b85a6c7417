import Bibliography

extension RecordDraft {
  /// Tells the record and its findings to a sink; false if there is no record.
  ///
  /// - Parameter truncation: the end of the sentence that says why authors are missing.
  func tell(_ sink: any RecordSink, truncation: String) -> Bool {
    var record = record
    record.normalise()
    switch fate {
    case .accepted: break
    case .absent: return false
    case .rejected(let code, let text):
      sink.reject(code, byte: record.byte, record: record.label, text)
      return true
    case .deleted(let key?):
      sink.delete(key, of: record.provider)
      return true
    case .deleted(nil):
      sink.reject(
        "deleted-by-source", byte: record.byte, record: record.label, "was deleted by its source.")
      return true
    }
    guard !record.identifiers.isEmpty || record.year != nil || !record.contributors.isEmpty else {
      sink.reject(
        "record-without-content", byte: record.byte, record: nil,
        "has no identifier, no year and no author.")
      return true
    }
    for note in notes {
      sink.note(note.code, note.severity, byte: record.byte, record: record.label, note.text)
    }
    if record.lacksAuthors {
      sink.note(
        "authors-truncated", .warning, byte: record.byte, record: record.label, truncation)
    }
    sink.accept(record)
    return true
  }
}

extension PublicationRecord {
  /// True if authors are missing from the list, and not all of them by the nature of the source.
  fileprivate var lacksAuthors: Bool {
    isAuthorListTruncated || (authorCount > contributors.count && unlinkedAffiliations.isEmpty)
  }
}
