import Bibliography
import Intake
import Markup

/// Literature of INSPIRE and SCOAP3 in JSON: search answers, single records, lists.
///
/// The year is that of the publication, else of the imprint, the thesis or the preprint. Source:
/// INSPIRE, "Literature record schema"; SCOAP3, "HEP schema".
public struct InspireFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "inspire"
  /// One line for people.
  public let summary = "INSPIRE and SCOAP3 literature: search answer, single record, list"

  /// The format, ready to read.
  public init() {}

  /// Known by three of the keys of its schema side by side, or by its address in an answer.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    if head.hasKey("hits", depth: 1), head.hasKey("hits", depth: 2) {
      if head.contains("inspirehep") || head.contains("scoap3") { return true }
    }
    return head.hasKeys([], and: 3, of: InspireFormat.marks)
  }

  private static let marks = [
    "dois", "arxiv_eprints", "publication_info", "inspire_categories", "acquisition_source",
    "record_creation_date", "legacy_creation_date", "preprint_date", "texkeys", "citeable",
    "imprints", "document_type", "control_number", "_collections",
  ]

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let records = JSONExport(paths: [["hits", "hits"], ["records"], []], provider: .inspire)
    try records.read(source, limits: limits, into: sink) { hit, draft in
      let record = hit.first(of: "metadata", "_source") ?? hit
      InspireRecord.fill(record, &draft)
      if record["deleted"].isTrue { draft.fate = .deleted(draft.record.providerKey) }
      draft.record.vintage = (hit["updated"] ?? record.at("_oai", "updated") ?? record["_updated"])?
        .text.map { String($0.prefix(10)) }
    }
  }
}
