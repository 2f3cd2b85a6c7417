import Bibliography
import Markup

/// One `REC` of Web of Science.
enum WebOfScienceXMLRecord {
  /// The draft of a record.
  static func draft(of rec: XMLNode) -> RecordDraft {
    var draft = RecordDraft(.wos)
    fill(&draft.record, rec)
    WebOfScienceXMLAddresses(rec).link(into: &draft.record)
    return draft
  }

  private static func fill(_ record: inout PublicationRecord, _ rec: XMLNode) {
    let summary = rec.first("static_data", "summary")
    let full = rec.first("static_data", "fullrecord_metadata")
    if let uid = rec.first("UID") { record.add(.wos, uid.text) }
    let identifiers = rec.all("dynamic_data", "cluster_related", "identifiers", "identifier")
    let issns = takeIdentifiers(identifiers, &record)
    let info = summary?.first("pub_info")
    record.year = (info?["pubyear"] ?? info?["early_access_year"]).flatMap { StatedDate.year($0) }
    let titles = summary?.all("titles", "title") ?? []
    let title = titles.first { $0["type"] == "source" }?.text ?? ""
    if !title.isEmpty || !issns.isEmpty {
      record.journal = Journal(issn: issns.first ?? "", title: title)
    }
    let words = summary?.all("doctypes", "doctype").map(\.text) ?? []
    record.sourceType = words.joined(separator: "; ")
    record.type = PublicationType(webOfScience: words)
    record.isRetracted = PublicationType.isRetracted(webOfScience: words)
    for subject in full?.all("category_info", "subjects", "subject") ?? []
    where subject["ascatype"] ?? "traditional" == "traditional" {
      if !record.fields.contains(subject.text) { record.fields.append(subject.text) }
    }
    for grant in full?.all("fund_ack", "grants", "grant") ?? [] {
      record.add(funder: grant.first("grant_agency")?.text ?? "")
    }
    record.citationCount = rec.all("dynamic_data", "citation_related", "tc_list", "silo_tc")
      .first { $0["coll_id"] ?? "WOS" == "WOS" }?["local_count"].flatMap { Int($0) }
    let dates = rec.first("dates") ?? rec.first("dynamic_data", "dates")
    record.vintage = (dates?["date_modified"] ?? dates?["date_loaded"]).flatMap {
      StatedDate.day($0)
    }
  }

  /// Takes identifiers; returns the ISSNs.
  private static func takeIdentifiers(
    _ identifiers: [XMLNode], _ record: inout PublicationRecord
  ) -> [String] {
    var issns: [String] = []
    for identifier in identifiers {
      let value = identifier["value"] ?? ""
      switch identifier["type"]?.lowercased() {
      case "doi", "xref_doi": record.add(.doi, value)
      case "pmid": record.add(.pmid, value.split(separator: ":").last ?? "")
      case "isbn", "eisbn": record.add(.isbn, value)
      case "issn", "eissn": issns.append(value)
      case "arxiv", "arxiv_id": record.add(.arxiv, value)
      default: break
      }
    }
    return issns
  }
}
