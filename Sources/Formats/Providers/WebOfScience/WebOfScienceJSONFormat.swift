import Bibliography
import Intake
import Markup

/// Web of Science in JSON: records of the Expanded API, with addresses, and of the Starter API,
/// which gives none.
///
/// The year is `pubyear` or `publishYear`. Source: Clarivate Developer Portal, "Web of Science API
/// Expanded", "Web of Science Starter API".
public struct WebOfScienceJSONFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "wos-json"
  /// One line for people.
  public let summary = "Web of Science JSON: Expanded API, Starter API (no addresses)"

  /// The format, ready to read.
  public init() {}

  /// Known by the nested `records` of an answer, by `static_data` of a record, or by the names and
  /// source of the Starter API.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    let isExpanded =
      head.hasKeys(["UID", "static_data"], depths: 1...5)
      || (head.hasKey("Data", depth: 1) && head.hasKey("Records", depth: 2)
        && head.hasKey("records", depth: 3))
    let isStarter =
      head.hasKeys(["uid"], and: 2, of: WebOfScienceJSONFormat.starterKeys, depths: 1...2)
      || (head.hasKey("hits", depth: 1) && head.hasKey("metadata", depth: 1)
        && head.hasKeys(["total", "page", "limit"], depths: 2...2))
    return isExpanded || isStarter
  }

  private static let starterKeys = ["sourceTypes", "types", "names", "identifiers", "citations"]

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let records = JSONExport(
      paths: [["Data", "Records", "records", "REC"], ["hits"], []], provider: .wos)
    try records.read(source, limits: limits, into: sink) { value, draft in
      if value["static_data"] != nil {
        WebOfScienceJSONRecord.fill(value, &draft)
      } else if value["uid"] != nil {
        WebOfScienceStarterRecord.fill(value, &draft)
      } else if value["Data"] != nil {
        draft.fate = .absent  // `"records":""`
      }
    }
  }
}
