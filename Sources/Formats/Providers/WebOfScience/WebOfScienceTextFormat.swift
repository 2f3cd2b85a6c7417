import Bibliography
import Intake
import Markup

/// Web of Science exports as text: tagged lines (plain text, `.ciw`), and tables (tab-delimited, or
/// an Excel export saved as CSV).
///
/// The country at the end of an address is Web of Science's own and counts as stated. Sources:
/// Clarivate, "Web of Science Core Collection Field Tags"; "Full Record Details".
public struct WebOfScienceTextFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "wos-text"
  /// One line for people.
  public let summary = "Web of Science text: tagged plain text, .ciw, tab-delimited, Excel as CSV"

  /// The format, ready to read.
  public init() {}

  /// Known by the head `FN`, `VR`; by a first record `PT` with other tags; by the columns of a table.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text, let first = head.lines.first else { return false }
    if WebOfScienceTextFormat.isTable(head) { return true }
    let tags = Set(head.lines.map { String($0.prefix(3)) })
    if first.hasPrefix("FN ") { return tags.contains("VR ") || tags.contains("PT ") }
    return first.hasPrefix("PT ") && first.utf8.count <= 5
      && tags.intersection(["AU ", "TI ", "SO ", "UT ", "PY ", "DT "]).count > 2
  }

  private static func isTable(_ head: FileHead) -> Bool {
    head.hasColumns(["PT", "AU", "UT"]) || head.hasColumns(["PT", "AU", "TI", "SO", "PY"])
      || head.hasColumns(["UT (Unique WOS ID)", "Authors"])
      || head.hasColumns(["UT (Unique ID)", "Authors"])
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let handler = WebOfScienceHandler(sink)
    let source = PeekedSource(source)
    if WebOfScienceTextFormat.isTable(FileHead(source.head)) {
      try handler.read(CSVReader(source, limits: limits))
    } else {
      try handler.read(
        TaggedRecordReader(
          source, shape: .webOfScience, wanted: WebOfScienceFields.wanted, limits: limits))
    }
  }
}
