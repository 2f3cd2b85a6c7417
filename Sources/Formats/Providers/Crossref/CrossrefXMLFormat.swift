import Bibliography
import Intake
import Markup

/// Metadata of Crossref in XML: UNIXREF and UNIXSD answers of its query service, content negotiation,
/// OAI-PMH, and deposits.
///
/// The year is that of the earliest publication date of the item, else of its issue, volume or book.
/// Source: Crossref, "UNIXREF", "Metadata deposit schema" 4.3 to 5.3.
public struct CrossrefXMLFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "crossref-xml"
  /// One line for people.
  public let summary = "Crossref XML: UNIXREF, UNIXSD, OAI-PMH envelopes, deposits"

  /// The format, ready to read.
  public init() {}

  /// Known by the elements that only Crossref wraps its records in.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    let roots = ["crossref_result", "doi_records", "doi_record", "doi_batch", "crossref"]
    return roots.contains(head.root) || head.oaiPayload == "crossref"
      || (head.root == "record" && head.hasElements("metadata", "crossref"))
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let works = XMLExport(
      records: ["query", "doi_record", "record", "crossref"] + CrossrefXMLRecord.containers,
      skipped: ["citation_list", "abstract", "crossmark_domains", "collection"],
      provider: .crossref, noun: "a record")
    try works.readAll(source, limits: limits, into: sink) { node in
      switch node.name {
      case "query": CrossrefXMLRecord.answer(node)
      case "doi_record", "record", "crossref": CrossrefXMLRecord.record(node)
      default: CrossrefXMLRecord.deposit(node)
      }
    }
  }
}
