import Bibliography
import Intake
import Markup

/// The fields of a row by the names of their columns.
struct CSVFields {
  private let row: CSVRow
  private let columns: [String: Int]

  init(_ row: CSVRow, columns: [String: Int]) {
    self.row = row
    self.columns = columns
  }

  /// The position of the first byte of the row.
  var byte: Int { row.byte }

  /// The first field of these columns that is not empty; an empty text if there is none.
  ///
  /// `NA`, which R writes for what is missing, is empty.
  subscript(names: String...) -> String {
    for name in names {
      guard let column = columns[name.lowercased()], row.fields.indices.contains(column) else {
        continue
      }
      let text = row.fields[column].trimmed
      if !text.isEmpty, text != "NA" { return text }
    }
    return ""
  }
}

/// The reading that exports as delimited tables share: each row is a record, and is told once.
enum CSVExport {
  /// Reads every row.
  ///
  /// - Parameter carriesAddresses: false for an export that never has any, which says so itself.
  /// - Parameter publication: makes a publication of a row.
  static func read(
    _ source: any ByteSource, limits: Limits, into sink: any RecordSink,
    carriesAddresses: Bool = true, _ publication: (CSVFields) -> PublicationRecord
  ) throws {
    let reader = CSVReader(source, limits: limits)
    var columns: [String: Int] = [:]
    var coverage = AddressCoverage()
    defer {
      coverage.tell(sink, carriesAddresses: carriesAddresses)
      sink.noteGuessedLines(reader.guessedLines)
    }
    try reader.read { event in
      switch event {
      case .header(let dialect):
        for (place, name) in dialect.columns.enumerated() where columns[name.lowercased()] == nil {
          columns[name.lowercased()] = place
        }
      case .row(let row):
        var record = publication(CSVFields(row, columns: columns))
        record.byte = row.byte
        coverage.count(record)
        sink.take(record)
      case .damaged(let byte, let lines, let isAtEnd):
        coverage.count(nil)
        sink.rejectRows(at: byte, lines: lines, isAtEnd: isAtEnd)
      }
    }
  }
}
