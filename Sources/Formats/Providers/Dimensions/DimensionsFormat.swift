import Bibliography
import Intake
import Markup

/// Dimensions publications: answers of the Dimensions Search Language, JSON Lines of its records, and
/// the CSV export.
///
/// The year is `year`. Source: Dimensions Search Language documentation, "Publications".
public struct DimensionsFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "dimensions"
  /// One line for people.
  public let summary = "Dimensions: answer of the search language, JSON Lines, CSV export"

  /// The format, ready to read.
  public init() {}

  /// Known by its answers, or by publication ids (`pub.…`).
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: DimensionsJSON.recognises(head)
    case .text: DimensionsCSV.recognises(head)
    default: false
    }
  }

  /// Reads every publication.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    if source.syntax == .json {
      try DimensionsJSON.read(source, limits: limits, into: sink)
    } else {
      try DimensionsCSV.read(source, limits: limits, into: sink)
    }
  }
}
