import Bibliography
import Intake
import Markup

/// Scopus search results and abstract retrieval, as the APIs of Elsevier give them.
///
/// The year is that of the cover date. Source: Elsevier Developer Portal, "Scopus Search Views",
/// "Abstract Retrieval Views".
public struct ScopusFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "scopus"
  /// One line for people.
  public let summary = "Scopus API: search results and abstract retrieval"

  /// The format, ready to read.
  public init() {}

  /// Known by the names of the answers, and by the ids of Scopus in them.
  public func recognises(_ head: FileHead) -> Bool {
    switch head.syntax {
    case .json: ScopusJSON.recognises(head)
    case .xml: ScopusXML.recognises(head)
    default: false
    }
  }

  /// Reads every entry or abstract.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let source = PeekedSource(source)
    switch source.syntax {
    case .xml: try ScopusXML.read(source, limits: limits, into: sink)
    default: try ScopusJSON.read(source, limits: limits, into: sink)
    }
  }
}
