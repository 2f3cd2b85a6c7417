import Bibliography
import Markup

extension RecordSink {
  /// Accepts a record that has an identifier, a year or an author, and rejects any other.
  func take(_ given: PublicationRecord) {
    var record = given
    record.normalise()
    guard !record.identifiers.isEmpty || record.year != nil || !record.contributors.isEmpty else {
      reject(
        "record-without-content", byte: record.byte, record: nil,
        "has no identifier, no year and no author.")
      return
    }
    if record.isAuthorListTruncated {
      note(
        "authors-truncated", .warning, byte: record.byte, record: record.label,
        "says that its author list is not complete.")
    }
    accept(record)
  }

  /// Tells once of a file that some of its lines are no UTF-8.
  func noteGuessedLines(_ count: Int) {
    guard count > 0 else { return }
    note(
      "text-not-utf8", .info, byte: nil, record: nil,
      "has \(count) lines that are no UTF-8; they are read as Windows-1252. If names look wrong, "
        + "export the file again as UTF-8.")
  }

  /// Rejects a record of tagged lines that is not whole.
  func rejectIncomplete(_ record: TaggedRecord, named name: Identifier?) {
    reject(
      "record-incomplete", byte: record.byte, record: name?.description,
      "the file ends or breaks inside this record, or it is longer than any.")
  }

  /// Rejects lines of a table that are no rows.
  func rejectRows(at byte: Int, lines: Int, isAtEnd: Bool) {
    let what = lines == 1 ? "a line that is no row" : "\(lines) lines that are no rows"
    reject(
      "record-incomplete", byte: byte, record: nil,
      isAtEnd
        ? "the file ends inside this row (\(what)): it was cut, or a quotation mark never closes."
        : "holds \(what): a quotation mark is open or fields are missing. "
          + "What follows is read again.")
  }
}
