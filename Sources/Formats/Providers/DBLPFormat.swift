import Bibliography
import Intake
import Markup

/// dblp: the whole file, parts of it with or without the root, records of persons and of streams,
/// and answers of the search API.
///
/// The DTD, whose named characters the file uses, is never loaded. Source: dblp, "What do I find in
/// dblp.xml?", "How to use the dblp search API?".
public struct DBLPFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "dblp"
  /// One line for people.
  public let summary = "dblp XML: whole or in part, answers of its search API"
  /// dblp has no affiliations of authors with their publications.
  public let affiliations = AffiliationLinking.none

  /// The format, ready to read.
  public init() {}

  private static let kinds = [
    "article", "inproceedings", "proceedings", "book", "incollection", "phdthesis",
    "mastersthesis", "data",
  ]

  /// The root of dblp, one of its records with a key, or a list of hits with keys.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    if ["dblp", "dblpperson", "bht"].contains(head.root) || head.doctype == "dblp" { return true }
    if DBLPFormat.kinds.contains(head.root) || head.root == "www" {
      return !head.elements.contains("front") && head.contains(" key=\"")
        && head.contains(" mdate=\"")
    }
    return head.root == "result" && head.hasElements("completions") && head.contains("<hits ")
  }

  /// Reads every publication; home pages of persons are no publications.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let publications = XMLExport(
      records: DBLPFormat.kinds + ["www", "info"], skipped: ["title", "cite", "note"],
      provider: .dblp, noun: "a publication")
    var pages = 0
    try publications.read(source, limits: limits, into: sink) { node, draft in
      if node.isNamed("www") || node["key"]?.hasPrefix("homepages/") == true {
        pages += 1
        draft.fate = .absent
      } else if node.isNamed("info") {
        DBLPFormat.fill(&draft.record, hit: node)
      } else {
        DBLPFormat.fill(&draft.record, node)
      }
    }
    if pages > 0 {
      sink.note(
        "pages-passed-over", .info, byte: nil, record: nil,
        "holds \(pages) home pages of persons, which are no publications.")
    }
  }

  private static func fill(_ record: inout PublicationRecord, _ node: XMLNode) {
    if let key = node["key"] { record.add(.dblp, key) }
    record.vintage = node["mdate"].flatMap { StatedDate.day($0) }
    record.year = node.first("year").flatMap { StatedDate.year($0.text) }
    record.contributors = node.all("author").map { _ in Contributor() }
    for link in node.all("ee") { take(link: link.text, &record) }
    for isbn in node.all("isbn") { record.add(.isbn, isbn.text) }
    if let journal = node.first("journal") {
      record.journal = Journal(issn: "", title: journal.text)
    }
    let kind = node["publtype"] ?? ""
    record.sourceType = kind.isEmpty ? node.name : "\(node.name) \(kind)"
    record.type = type(of: node.name, kind: kind)
    record.isRetracted = kind.contains("withdrawn")
  }

  /// A hit of the search API.
  private static func fill(_ record: inout PublicationRecord, hit info: XMLNode) {
    if let key = info.first("key") { record.add(.dblp, key.text) }
    record.year = info.first("year").flatMap { StatedDate.year($0.text) }
    record.contributors = info.all("authors", "author").map { _ in Contributor() }
    for doi in info.all("doi") { record.add(.doi, doi.text) }
    for link in info.all("ee") { take(link: link.text, &record) }
    record.sourceType = info.first("type")?.text ?? ""
    switch record.sourceType {
    case "Journal Articles": record.type = .article
    case "Conference and Workshop Papers": record.type = .conferencePaper
    case "Parts in Books or Collections", "Reference Works": record.type = .chapter
    case "Books and Theses", "Editorship": record.type = .book
    case "Informal and Other Publications", "Informal Publications": record.type = .preprint
    case "Data and Artifacts": record.type = .dataset
    default: record.type = .other
    }
  }

  /// A DOI or arXiv id that an electronic edition is found under, whoever resolves it.
  private static func take(link: String, _ record: inout PublicationRecord) {
    if let id = link.text(behind: "arxiv.org/abs/") {
      record.add(.arxiv, id)
    } else if let doi = link.text(behind: "doi").map(String.init)?.text(behind: "/10.") {
      record.add(.doi, "10." + doi)
    }
  }

  private static func type(of name: String, kind: String) -> PublicationType {
    if kind.contains("informal") { return .preprint }
    switch name {
    case "article": return kind.contains("survey") ? .review : .article
    case "inproceedings": return .conferencePaper
    case "incollection": return .chapter
    case "book", "proceedings": return .book
    case "data": return .dataset
    default: return .other
    }
  }
}
