import Bibliography
import Intake
import Markup

/// CSL-JSON, in which reference managers hand their items to citation processors.
///
/// It has no affiliations. The year is that of `issued`. Source: Citation Style Language, "CSL-JSON
/// schema".
public struct CSLJSONFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "csl-json"
  /// One line for people.
  public let summary = "CSL-JSON of reference managers (no affiliations)"
  /// CSL-JSON has no place for them.
  public let affiliations = AffiliationLinking.none

  /// The format, ready to read.
  public init() {}

  /// Items with a type and a date in parts or names in parts, without a mark of Crossref, whose works
  /// are CSL-JSON with more in them.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json, !CrossrefFormat().recognises(head) else { return false }
    return [1, 2].contains { depth in
      let isItem = head.hasKeys(
        ["type"], and: 2, of: ["id", "title", "issued", "author", "container-title"],
        depths: depth...depth)
      let hasParts = ["date-parts", "family", "literal", "raw"].contains {
        head.hasKey($0, depth: depth + 1)
      }
      return isItem && hasParts
        && (head.hasKey("issued", depth: depth) || head.hasKey("author", depth: depth))
    }
  }

  /// Reads every item.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let items = JSONExport(paths: [["items"], []], provider: .references, noun: "an item")
    try items.read(source, limits: limits, into: sink) { item, draft in
      CSLJSONFormat.fill(item, &draft.record)
      draft.take(year: CSLJSONFormat.year(item["issued"]))
    }
  }

  /// The first year of `date-parts`; else the date as it was typed, where it begins with a year.
  private static func year(_ issued: JSONValue?) -> JSONValue? {
    if let parts = issued.at("date-parts")?.first?.one { return parts }
    let typed = issued.first(of: "raw", "literal", "year")
    return typed.text?.utf8.prefix(4).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) ?? false
      ? typed : nil
  }

  private static func fill(_ item: JSONValue, _ record: inout PublicationRecord) {
    if let doi = item["DOI"].text { record.add(.doi, doi) }
    if let pmid = item["PMID"].text { record.add(.pmid, pmid) }
    if let pmcid = item["PMCID"].text { record.add(.pmcid, pmcid) }
    for isbn in (item["ISBN"].text ?? "").split(separator: " ") { record.add(.isbn, isbn) }
    if let id = item["id"].text, id.lowercased().hasPrefix("arxiv:") { record.add(.arxiv, id) }
    record.sourceType = item["type"].text ?? ""
    record.type = type(named: record.sourceType)
    let title = item["container-title"].text ?? ""
    let issn = item["ISSN"].text ?? ""
    if record.type == .article, !title.isEmpty || !issn.isEmpty {
      record.journal = Journal(issn: issn, title: title)
    }
    record.contributors = item["author"].many.map { _ in Contributor() }
  }

  private static func type(named name: String) -> PublicationType {
    switch name {
    case "article-journal": .article
    case "article": .preprint
    case "review": .review
    case "paper-conference": .conferencePaper
    case "chapter", "entry-encyclopedia", "entry-dictionary", "entry": .chapter
    case "book": .book
    case "dataset": .dataset
    default: .other
    }
  }
}
