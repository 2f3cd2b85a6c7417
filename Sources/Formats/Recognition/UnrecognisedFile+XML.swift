import Intake
import Markup

extension UnrecognisedFile {
  /// What an XML document is that holds no publications in a format of ours; nil if that is unknown.
  static func xml(_ head: FileHead) -> (code: String, text: String)? {
    if let words = errorWords(head) {
      return (
        "api-error-answer",
        "is an API's error answer, not data\(words.isEmpty ? "" : " (\(words))"). Ask again."
      )
    }
    if head.elements.contains("controlfield") || head.hasElements("datafield", "subfield") {
      return (
        "marcxml-record",
        "is MARCXML, records of a library catalogue, which copub does not read. Export the same "
          + "records as JSON (INSPIRE) or Dublin Core (OAI-PMH)."
      )
    }
    if let payload = head.oaiPayload {
      return (
        "oai-payload-unread",
        "is an OAI-PMH answer with records in `\(payload.prefix(40))`, which copub does not read. "
          + "Harvest with `metadataPrefix=oai_dc`."
      )
    }
    if let kind = kinds.first(where: { $0.roots.contains(head.root) }) {
      return (kind.code, kind.text)
    }
    if head.root.hasPrefix("ONIX") {
      return (
        "onix-message",
        "is ONIX, a message of the book trade, which copub does not read. Fetch the same DOI from "
          + "Crossref or DataCite."
      )
    }
    return nil
  }

  private static let kinds: [(roots: [String], code: String, text: String)] = [
    (
      ["RDF"], "rdf-document",
      "is RDF, which copub does not read. Ask the same service for JSON or for its own XML."
    ),
    (
      ["eSearchResult", "eLinkResult", "eSummaryResult"], "eutils-answer",
      "is an answer of the E-utilities without affiliations. Fetch the same ids with `efetch`, "
        + "`retmode=xml`."
    ),
    (
      ["full-text-retrieval-response"], "article-full-text",
      "is a full text of Elsevier. Fetch the same article by Scopus abstract retrieval."
    ),
    (
      ["xml"], "endnote-xml",
      "is XML of EndNote, which copub does not read. Export as RIS instead."
    ),
    (
      ["mods", "modsCollection", "TEI", "mets"], "library-xml",
      "is XML of a library, which copub does not read. Export Dublin Core, RIS or BibTeX instead."
    ),
  ]

  /// The words of an error, empty if it has none; nil if the document is no error.
  private static func errorWords(_ head: FileHead) -> String? {
    let names = [
      "error", "ERROR", "Error", "service-error", "error-response", "Fault", "fault", "errorBean",
    ]
    guard head.elements.prefix(16).contains(where: names.contains) else { return nil }
    var words = ""
    let reader = XMLRecordReader(
      MemorySource(head.bytes), records: names, limits: .standard)
    try? reader.read { event in
      switch event {
      case .record(let node, _), .incomplete(let node, _):  // the head may be cut
        if words.isEmpty { words = (node.descendants("statusText").first ?? node).text }
      case .tooLarge: break
      }
    }
    return String(words.prefix(120))
  }
}
