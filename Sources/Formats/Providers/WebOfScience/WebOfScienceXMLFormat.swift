import Bibliography
import Intake
import Markup

/// Web of Science in XML: the raw data that Clarivate delivers, and answers of the Expanded API and
/// of the older web services.
///
/// The year is `pubyear`. Source: Clarivate, "Web of Science XML user guide" (`FullRecord`, wok5.x).
public struct WebOfScienceXMLFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "wos-xml"
  /// One line for people.
  public let summary = "Web of Science XML: raw data, Expanded API, nested records"

  /// The format, ready to read.
  public init() {}

  /// Known by `REC` with its `UID`, or by the namespace of full records.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    if head.hasElements("REC", "UID") { return true }
    return head.root == "records"
      ? head.contains("/schema/wok")
      : ["Envelope", "response"].contains(head.root) && head.contains("&lt;REC ")
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let records = XMLExport(
      records: ["REC", "return", "val"],
      skipped: [
        "references", "abstracts", "keywords", "keywords_plus", "contributors", "publishers",
        "conferences", "headings",
      ],
      provider: .wos)
    try records.readAll(source, limits: limits, into: sink) { node in
      if node.isNamed("REC") { return [WebOfScienceXMLRecord.draft(of: node)] }
      return records.escaped(in: node, limits: limits)
    }
  }
}

extension XMLExport {
  /// The records of a document that stands as text in an element: the older web services and the
  /// Expanded API wrap their answers so.
  fileprivate func escaped(in node: XMLNode, limits: Limits) -> [RecordDraft] {
    let nested = node.descendants("records") + [node]
    guard let text = nested.lazy.map(\.text).first(where: { $0.utf8.starts(with: "<".utf8) })
    else { return [] }
    var drafts: [RecordDraft] = []
    let reader = XMLRecordReader(
      MemorySource(text.utf8), records: ["REC"], skipping: skipped, limits: limits)
    do {
      try reader.read { event in
        if case .record(let record, _) = event {
          drafts.append(WebOfScienceXMLRecord.draft(of: record))
        }
      }
    } catch {
      var broken = RecordDraft(provider)
      broken.fate = .rejected(
        code: "record-incomplete", text: "the answer inside breaks inside or behind a record.")
      drafts.append(broken)
    }
    return drafts
  }
}
