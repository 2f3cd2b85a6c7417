import Bibliography
import Intake
import Markup

/// DataCite metadata: answers of the REST API, JSON Lines of its records, and the attributes alone
/// (kernel JSON), in the spellings of several writers.
///
/// The year is `publicationYear`. Source: DataCite Metadata Schema 4.6; DataCite REST API, "DOI
/// object".
public struct DataCiteFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "datacite"
  /// One line for people.
  public let summary = "DataCite: API answer, JSON Lines, kernel metadata"

  /// The format, ready to read.
  public init() {}

  /// Known by `creators` and `titles` side by side with a DOI, a year or types.
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: DataCiteJSON.recognises(head)
    case .xml: DataCiteXML.recognises(head)
    default: false
    }
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    switch source.syntax {
    case .xml: try DataCiteXML.read(source, limits: limits, into: sink)
    default: try DataCiteJSON.read(source, limits: limits, into: sink)
    }
  }
}
