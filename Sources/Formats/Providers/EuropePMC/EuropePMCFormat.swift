import Bibliography
import Intake
import Markup

/// Europe PMC core results: answers of the API, and the shapes in which they are passed on, where
/// every value may be an array and `papers` an object of records.
///
/// The year is `pubYear`, else `journalInfo.yearOfPublication`. Source: Europe PMC RESTful Web
/// Service, "Fields of the core result type".
public struct EuropePMCFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "europepmc"
  /// One line for people.
  public let summary = "Europe PMC core results: API answer, list, papers by id, single result"

  /// The format, ready to read.
  public init() {}

  /// Known by `authorString` or `journalInfo` beside a source and the marks of its core results.
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: EuropePMCJSON.recognises(head)
    case .xml: EuropePMCXML.recognises(head)
    default: false
    }
  }

  /// Reads every result.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    switch source.syntax {
    case .xml: try EuropePMCXML.read(source, limits: limits, into: sink)
    default: try EuropePMCJSON.read(source, limits: limits, into: sink)
    }
  }
}
