import Bibliography
import Intake
import Markup

/// Dimensions publications: answers of the Dimensions Search Language and JSON Lines of its records.
///
/// The year is `year`. Source: Dimensions Search Language documentation, "Publications".
public struct DimensionsFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "dimensions"
  /// One line for people.
  public let summary = "Dimensions: answer of the search language, JSON Lines"

  /// The format, ready to read.
  public init() {}

  /// Known by its answers, or by publication ids (`pub.…`).
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: DimensionsJSON.recognises(head)
    default: false
    }
  }

  /// Reads every publication.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    try DimensionsJSON.read(source, limits: limits, into: sink)
  }
}
