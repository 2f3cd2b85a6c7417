import Bibliography
import Markup

/// The records that an element of Crossref's XML holds.
enum CrossrefXMLRecord {
  /// What a deposit holds.
  static let containers = [
    "journal", "book", "conference", "posted_content", "preprint", "dissertation", "report-paper",
    "standard", "database", "peer_review", "sa_component", "pending_publication",
  ]

  /// What such a container may hold besides its own metadata.
  private static let items = [
    "journal_article", "content_item", "conference_paper", "dataset", "component",
  ]

  /// The record of a `doi_record`, of a `record` of OAI-PMH, or of a bare `crossref`.
  static func record(_ node: XMLNode) -> [RecordDraft] {
    var draft = RecordDraft(.crossref)
    var work: XMLNode? = node.isNamed("crossref") ? node : node.first("crossref")
    if let record = OAIRecord(node) {
      draft.record.vintage = record.datestamp
      // `info:doi/10.5555/12345678`
      let doi = record.identifier.split(separator: "/", maxSplits: 1).last
      if record.isDeleted {
        draft.fate = .deleted(doi.flatMap { Identifier(.doi, $0) })
        return [draft]
      }
      work = record.payload
    } else if work == nil {
      work = node.first("metadata", "crossref")
    }
    draft.record.vintage = draft.record.vintage ?? node["timestamp"].flatMap { StatedDate.day($0) }
    fill(&draft, work)
    return [draft]
  }

  /// The answer to one question of the query service.
  static func answer(_ query: XMLNode) -> [RecordDraft] {
    var draft = RecordDraft(.crossref)
    if let doi = query.first("doi") { draft.record.add(.doi, doi.text) }
    if query["status"] == "unresolved" {
      draft.fate = .rejected(
        code: "doi-unresolved", text: "Crossref knows no record for what was asked.")
      return [draft]
    }
    for item in query.all("crm-item") {
      switch item["name"] {
      case "citedby-count": draft.record.citationCount = Int(item.text)
      case "last-update": draft.record.vintage = StatedDate.day(item.text)
      default: break
      }
    }
    if let work = query.first("doi_record", "crossref") {
      fill(&draft, work)
    } else {
      fill(&draft, short: query)
    }
    return [draft]
  }

  /// The works of a deposit: the items of a container, or the container itself.
  static func deposit(_ container: XMLNode) -> [RecordDraft] {
    let items = container.children.filter { CrossrefXMLRecord.items.contains($0.name) }
    return (items.isEmpty ? [nil] : items.map(Optional.some)).map { item in
      var draft = RecordDraft(.crossref)
      CrossrefXMLWork(container, item: item).fill(&draft)
      return draft
    }
  }

  private static func fill(_ draft: inout RecordDraft, _ crossref: XMLNode?) {
    guard let crossref else { return }
    if let error = crossref.first("error") {
      draft.fate = .rejected(code: "doi-unresolved", text: "Crossref answers: \(error.text).")
      return
    }
    guard let container = crossref.children.first(where: { _ in true }) else { return }
    let item = container.children.first { items.contains($0.name) }
    CrossrefXMLWork(container, item: item).fill(&draft)
  }

  /// The short answer of the query service (`XSD_XML`), which has no `doi_record`.
  private static func fill(_ draft: inout RecordDraft, short query: XMLNode) {
    draft.record.year = query.first("year").flatMap { StatedDate.year($0.text) }
    draft.record.contributors = query.all("contributors", "contributor").filter {
      $0["contributor_role"] ?? "author" == "author"
    }.map { _ in Contributor() }
    if let title = query.first("journal_title")?.text {
      draft.record.journal = Journal(issn: query.first("issn")?.text ?? "", title: title)
    }
    draft.record.sourceType = query.first("doi")?["type"] ?? ""
    draft.record.type = CrossrefXMLTypes.type(named: draft.record.sourceType)
  }
}
