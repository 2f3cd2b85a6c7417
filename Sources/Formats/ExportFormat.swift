import Bibliography
import Intake

/// A format of bibliographic exports: one file, one registry line.
///
/// To add one: a type in a file of its own that conforms, its line in `FormatRegistry`, its fixture
/// in `Corpus/samples`, its page in `Guides/Formats`.
public protocol ExportFormat: Sendable {
  /// The name as options and outputs print it.
  var name: String { get }
  /// One line for people: what the format is and in which shapes it is read.
  var summary: String { get }
  /// Whether files of this format can tell countries at all; `linked` unless stated otherwise.
  var affiliations: AffiliationLinking { get }
  /// True if the head of a file is of this format. Exactly one format may say so.
  func recognises(_ head: FileHead) -> Bool
  /// Reads records from the first byte on, telling each to the sink in order.
  ///
  /// - Throws: `IntakeError` where the bytes end, `XMLError` where the syntax does; records told
  ///   before stay told.
  func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws
}

extension ExportFormat {
  /// Most formats give each author with the affiliations.
  public var affiliations: AffiliationLinking { .linked }
}

/// What a format says of the affiliations of authors.
public enum AffiliationLinking: String, Sendable {
  /// Each author has affiliations of their own.
  case linked
  /// A record has authors and affiliations, but not who is where.
  case unlinked
  /// There are no affiliations: countries cannot come from the format.
  case none
}

/// Receives what a format reads.
///
/// Every record of a file is told by exactly one call of `accept` or `reject`.
public protocol RecordSink: AnyObject {
  /// A record.
  func accept(_ record: PublicationRecord)
  /// Something that should be a record and is none, or one that cannot be used.
  func reject(_ code: String, byte: Int?, record: String?, _ text: String)
  /// The notice that a provider deleted a record, whenever and wherever that is or was read. It is no
  /// record itself.
  func delete(_ key: Identifier, of provider: Provider)
  /// Something worth knowing about the file or a record that is accepted all the same.
  func note(
    _ code: String, _ severity: Finding.Severity, byte: Int?, record: String?, _ text: String)
}
