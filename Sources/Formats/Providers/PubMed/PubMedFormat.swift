import Bibliography
import Intake
import Markup

/// PubMed XML (`PubmedArticleSet`): journal articles, books and chapters, and the deletions of
/// update files.
///
/// The DTD that a file names is never loaded.
///
/// The year is that of `PubDate`, or the first year in `MedlineDate`. Source: NLM, "MEDLINE/PubMed
/// XML Data Elements".
public struct PubMedFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "pubmed"
  /// One line for people.
  public let summary = "PubMed XML: PubmedArticleSet with articles, book articles, deletions"

  /// The format, ready to read.
  public init() {}

  /// Known by its root element, or by articles right inside another one.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    let names = ["PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "PubmedBookArticle"]
    return head.elements.prefix(2).contains(where: names.contains)
  }

  /// Reads every article.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let handler = PubMedHandler(sink, recordBytes: limits.recordBytes)
    do {
      try XMLEventReader.read(source, into: handler, limits: limits)
    } catch {
      handler.abandon()
      throw error
    }
    if handler.recordsSeen == 0 {
      sink.note("page-empty", .info, byte: nil, record: nil, "is a set without articles.")
    }
  }
}
