import Bibliography
import Intake

/// A record that a format fills, and what else it has to say.
struct RecordDraft {
  /// What becomes of the record.
  enum Fate {
    case accepted
    /// It cannot be used, for the reason of a finding.
    case rejected(code: String, text: String)
    /// The source deleted the record of this name.
    case deleted(Identifier?)
    /// There is no record: the source says so in its place.
    case absent
  }

  var record: PublicationRecord
  var fate = Fate.accepted
  var notes: [(code: String, severity: Finding.Severity, text: String)] = []

  init(_ provider: Provider) { record = PublicationRecord(provider: provider) }
}
