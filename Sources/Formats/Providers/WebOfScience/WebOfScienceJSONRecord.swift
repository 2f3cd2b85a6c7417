import Bibliography
import Markup

/// A record of the Expanded API of Web of Science: the elements of its XML as objects, where one
/// element is an object and several are an array.
enum WebOfScienceJSONRecord {
  static func fill(_ value: JSONValue, _ draft: inout RecordDraft) {
    let summary = value.at("static_data", "summary").one
    let metadata = value.at("static_data", "fullrecord_metadata").one
    draft.take(year: summary.at("pub_info", "pubyear"))
    if let uid = value["UID"].text { draft.record.add(.wos, uid) }
    draft.record.vintage = value.at("dates", "date_modified").text.map { String($0.prefix(10)) }
    setType(summary, &draft.record)
    setJournal(summary, value, &draft.record)
    takeIdentifiers(value, &draft.record)
    takeSubjects(metadata, &draft.record)
    let silo = value.at("dynamic_data", "citation_related", "tc_list", "silo_tc")
    for count in silo.many
    where draft.record.citationCount == nil || count["coll_id"].text == "WOS" {
      draft.record.citationCount = count["local_count"].whole
    }
    for grant in metadata.at("fund_ack", "grants", "grant").many {
      if let agency = grant["grant_agency"].text(or: "content") {
        draft.record.add(funder: agency)
      }
    }
    WebOfScienceJSONAddresses(metadata).link(summary.at("names", "name"), &draft.record)
  }

  private static func setType(_ summary: JSONValue?, _ record: inout PublicationRecord) {
    let words = summary.at("doctypes", "doctype").texts(or: "content")
    record.setType(webOfScience: words)
  }

  private static func setJournal(
    _ summary: JSONValue?, _ value: JSONValue, _ record: inout PublicationRecord
  ) {
    let titles = summary.at("titles", "title").many
    let title = titles.first { $0["type"].text == "source" }?["content"].text ?? ""
    let issn = identifiers(of: value).first { ["issn", "eissn"].contains($0.type) }?.value ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
  }

  private static func takeIdentifiers(_ value: JSONValue, _ record: inout PublicationRecord) {
    for identifier in identifiers(of: value) {
      switch identifier.type {
      case "doi", "xref_doi": record.add(.doi, identifier.value)
      case "isbn", "eisbn": record.add(.isbn, identifier.value)
      case "pmid":
        let digits = identifier.value.split(separator: ":").last ?? ""
        record.add(.pmid, digits)
      default: break
      }
    }
  }

  private static func identifiers(of value: JSONValue) -> [(type: String, value: String)] {
    let list = value.at("dynamic_data", "cluster_related", "identifiers", "identifier")
    return list.many.compactMap { identifier in
      guard let type = identifier["type"].text, let text = identifier["value"].text else {
        return nil
      }
      return (type, text)
    }
  }

  /// The categories of Web of Science.
  private static func takeSubjects(_ metadata: JSONValue?, _ record: inout PublicationRecord) {
    let subjects = metadata.at("category_info", "subjects", "subject").many
    record.fields = subjects.filter { $0["ascatype"].text ?? "" == "traditional" }
      .compactMap { $0.text(or: "content") }
  }
}

/// A record of the Starter API of Web of Science: no addresses, so no countries.
enum WebOfScienceStarterRecord {
  static func fill(_ value: JSONValue, _ draft: inout RecordDraft) {
    let source = value["source"].one
    draft.take(year: source["publishYear"])
    if let uid = value["uid"].text { draft.record.add(.wos, uid) }
    let words = (value.first(of: "types", "sourceTypes")).texts()
    draft.record.setType(webOfScience: words)
    let identifiers = value["identifiers"].one
    if let doi = identifiers["doi"].text { draft.record.add(.doi, doi) }
    if let pmid = identifiers["pmid"].text { draft.record.add(.pmid, pmid) }
    for isbn in identifiers.first(of: "isbn", "eisbn").texts() {
      draft.record.add(.isbn, isbn)
    }
    let issn = identifiers.first(of: "issn", "eissn").text ?? ""
    let title = source["sourceTitle"].text ?? ""
    if !title.isEmpty || !issn.isEmpty { draft.record.journal = Journal(issn: issn, title: title) }
    let counts = value["citations"].many
    draft.record.citationCount = counts.first { $0["db"].text == "WOS" }?["count"].whole
    let authors = Array(value.at("names", "authors").many) + Array(value.at("names", "corp").many)
    draft.record.contributors = authors.map { _ in Contributor() }
  }
}

extension PublicationRecord {
  fileprivate mutating func setType(webOfScience words: [String]) {
    sourceType = words.joined(separator: "; ")
    type = PublicationType(webOfScience: words)
    isRetracted = PublicationType.isRetracted(webOfScience: words)
  }
}
