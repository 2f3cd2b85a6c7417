import Bibliography
import Foundation
import Formats
import Intake
import TestSupport

/// Keeps all that a format tells.
final class RecordTap: RecordSink {
  struct Note: Equatable {
    var code: String
    var severity: Finding.Severity
    var byte: Int?
    var record: String?
  }

  private(set) var records: [PublicationRecord] = []
  private(set) var rejected: [Note] = []
  private(set) var deleted: [Identifier] = []
  private(set) var notes: [Note] = []

  func accept(_ record: PublicationRecord) { records.append(record) }

  func reject(_ code: String, byte: Int?, record: String?, _ text: String) {
    rejected.append(Note(code: code, severity: .error, byte: byte, record: record))
  }

  func delete(_ key: Identifier, of provider: Provider) { deleted.append(key) }

  func note(
    _ code: String, _ severity: Finding.Severity, byte: Int?, record: String?, _ text: String
  ) {
    notes.append(Note(code: code, severity: severity, byte: byte, record: record))
  }

  /// Reads a file.
  static func read(_ file: URL, as format: any ExportFormat) throws -> RecordTap {
    let tap = RecordTap()
    try format.read(Input(path: file.path), limits: .standard, into: tap)
    return tap
  }

  /// Reads a text.
  static func read(_ text: String, as format: any ExportFormat) throws -> RecordTap {
    let tap = RecordTap()
    try format.read(MemorySource(text.utf8), limits: .standard, into: tap)
    return tap
  }
}

extension PublicationRecord {
  /// The identifiers as text, joined by `;`.
  var identifierText: String { identifiers.map(\.description).joined(separator: ";") }
}
