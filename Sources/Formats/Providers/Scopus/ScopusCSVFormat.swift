import Bibliography
import Intake
import Markup

/// The CSV export of Scopus, as its web page has written it since about 2010.
///
/// Source: Elsevier, "How do I export documents in Scopus?", and exports of 2019 to 2026.
public struct ScopusCSVFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "scopus-csv"
  /// One line for people.
  public let summary = "Scopus CSV export, authors linked by 'Authors with affiliations'"

  /// The format, ready to read.
  public init() {}

  /// Known by EIDs under a column of that name, or by columns that only Scopus combines.
  public func recognises(_ head: FileHead) -> Bool {
    if head.hasColumns(["EID"]), head.bytes.firstRange(of: Array("2-s2.0-".utf8)) != nil {
      return true
    }
    return head.hasColumns(["Authors", "Source title", "Cited by"])
      || head.hasColumns(["Authors with affiliations", "Source title"])
      || head.hasColumns(["Authors", "Source title", "EID"])
  }

  /// Reads every document.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    try CSVExport.read(source, limits: limits, into: sink) { ScopusCSVRow($0).publication }
  }
}
