import Bibliography
import Intake
import Markup

/// The Lens, scholarly works: answers of the API and JSON Lines, with a country code for each
/// affiliation, and the CSV export, which has no affiliations.
///
/// The year is `year_published`. Source: Lens, "Scholarly API: response fields".
public struct LensFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "lens"
  /// One line for people.
  public let summary =
    "The Lens, scholarly works: API answer, JSON Lines, CSV export (no affiliations)"

  /// The format, ready to read.
  public init() {}

  /// Known by the Lens id of a scholarly work.
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: LensJSON.recognises(head)
    case .text: LensCSV.recognises(head)
    default: false
    }
  }

  /// Reads every work.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    if source.syntax == .json {
      try LensJSON.read(source, limits: limits, into: sink)
    } else {
      try LensCSV.read(source, limits: limits, into: sink)
    }
  }
}
