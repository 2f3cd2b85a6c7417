import Bibliography
import Intake
import Markup

/// Crossref works in JSON: answers of the REST API for one work or a list, `{"items":[…]}` parts of
/// the public data file, JSON Lines, works under `_source` or `message`.
///
/// The year is that of `issued`. Source: Crossref REST API, "Format of a work".
public struct CrossrefFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "crossref"
  /// One line for people.
  public let summary =
    "Crossref JSON: work, list of works, part of the public data file, JSON Lines"

  /// The format, ready to read.
  public init() {}

  /// An answer about works says so; any other work has a DOI beside a key that only Crossref writes.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    if head.hasKey("message-type", depth: 1) {
      return head.contains("\"work-list\"") || head.contains("\"work\"")
    }
    let marks = [
      "member", "indexed", "deposited", "content-domain", "is-referenced-by-count",
      "reference-count", "references-count", "issn-type", "short-container-title",
    ]
    return head.hasKeys(["DOI"], and: 1, of: marks)
  }

  /// Reads every work.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let works = JSONExport(
      paths: [["message", "items"], ["items"], ["hits", "hits"], []], provider: .crossref,
      noun: "a work")
    try works.read(source, limits: limits, into: sink) { value, draft in
      let work = value.first(of: "message", "_source") ?? value
      CrossrefFormat.fill(work, &draft.record)
      draft.take(year: CrossrefFormat.issuedYear(work))
    }
  }

  /// The year of `issued`, null in works that state none.
  private static func issuedYear(_ work: JSONValue) -> JSONValue? {
    work.at("issued", "date-parts")?.first?.one
  }

  private static func fill(_ work: JSONValue, _ record: inout PublicationRecord) {
    var subtype = ""
    for (key, value) in work.members {
      switch key {
      case _ where key.equals("DOI"): if let doi = value.text { record.add(.doi, doi) }
      case _ where key.equals("ISBN"):
        for isbn in value.texts() { record.add(.isbn, isbn) }
      case _ where key.equals("type"): record.sourceType = value.text ?? ""
      case _ where key.equals("subtype"): subtype = value.text ?? ""
      case _ where key.equals("author"): record.contributors = value.many.map(contributor)
      case _ where key.equals("subject"): record.fields = value.texts()
      case _ where key.equals("funder"):
        for funder in value.many {
          if let name = funder["name"].text { record.add(funder: name) }
        }
      case _ where key.equals("is-referenced-by-count"): record.citationCount = value.whole
      case _ where key.equals("relation"): take(relations: value, &record)
      default: break
      }
    }
    let title = work["container-title"].text ?? ""
    let issn = work["ISSN"].text ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.vintage =
      (work.at("indexed", "date-time") ?? work.at("deposited", "date-time")).text
      .map { String($0.prefix(10)) }
    setType(subtype, updates: kinds(of: work["update-to"]), &record)
    record.isRetracted = kinds(of: work["updated-by"]).contains(where: isRetraction)
  }

  private static func contributor(_ author: JSONValue) -> Contributor {
    var contributor = Contributor()
    for affiliation in author["affiliation"].many {
      let whole = self.affiliation(affiliation)
      if !whole.isEmpty { contributor.affiliations.append(whole) }
    }
    return contributor
  }

  /// Department, name and places as one text; a plain string in works from other hands.
  private static func affiliation(_ value: JSONValue) -> Affiliation {
    guard value.isObject else { return Affiliation(parts: [value.text]) }
    let parts = [value["department"], value["name"], value["place"]].flatMap {
      $0.texts()
    }
    return Affiliation(parts: parts, institutions: value["id"].texts(or: "id"))
  }

  /// Only preprint and article are versions of one work; reviews, translations and parts are not.
  private static func take(relations: JSONValue, _ record: inout PublicationRecord) {
    for (name, list) in relations.members
    where name.equals("is-preprint-of") || name.equals("has-preprint") {
      for other in list.many where other["id-type"].text ?? "doi" == "doi" {
        if let doi = other["id"].text.flatMap({ Identifier(.doi, $0) }) {
          record.otherVersions.append(doi)
        }
      }
    }
  }

  /// What a notice does to other works, or other works to this one, such as `retraction`.
  private static func kinds(of updates: JSONValue?) -> [String] {
    updates.many.compactMap { $0["type"].text?.lowercased() }
  }

  private static func isRetraction(_ kind: String) -> Bool {
    ["retraction", "withdrawal", "removal"].contains(kind)
  }

  /// A work that updates others is the notice: a retraction or a correction.
  private static func setType(
    _ subtype: String, updates: [String], _ record: inout PublicationRecord
  ) {
    record.type = PublicationType(crossref: record.sourceType)
    if record.type == .preprint, !["", "preprint", "working_paper"].contains(subtype) {
      record.type = subtype == "letter" ? .letter : .other
    }
    if updates.contains(where: isRetraction) {
      record.type = .retraction
    } else if updates.contains(where: { ["correction", "corrigendum", "erratum"].contains($0) }) {
      record.type = .correction
    }
  }
}
