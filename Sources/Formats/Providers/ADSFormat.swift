import Bibliography
import Intake
import Markup

/// Search answers of NASA ADS in JSON, where affiliations stand in a list parallel to the authors.
///
/// The year is `year`. Source: ADS Help Pages, "Fields", "Document types".
public struct ADSFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "ads"
  /// One line for people.
  public let summary = "NASA ADS: search answer, list or lines of documents"

  /// The format, ready to read.
  public init() {}

  /// Known by bibcodes in the documents of a search, or asked for in its parameters.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    if head.hasKey("response", depth: 1), head.hasKey("docs", depth: 2) {
      return head.contains("bibcode")
    }
    let marks = ["author", "title", "year", "pubdate", "doctype", "identifier", "bibstem", "aff"]
    return head.hasKeys(["bibcode"], and: 2, of: marks, depths: 1...3)
  }

  /// Reads every document.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let documents = JSONExport(
      paths: [["response", "docs"], ["docs"], []], provider: .ads, noun: "a document")
    try documents.read(source, limits: limits, into: sink) { document, draft in
      ADSFormat.fill(document, &draft.record)
      draft.take(year: document["year"])
    }
  }

  private static func fill(_ document: JSONValue, _ record: inout PublicationRecord) {
    if let bibcode = document["bibcode"].text { record.add(.ads, bibcode) }
    for doi in document["doi"].texts() { record.add(.doi, doi) }
    for name in document["identifier"].texts() {
      if name.lowercased().hasPrefix("arxiv:") { record.add(.arxiv, name) }
      if name.hasPrefix("10."), document["doi"] == nil { record.add(.doi, name) }
    }
    for isbn in document["isbn"].texts() { record.add(.isbn, isbn) }
    record.fields = document["database"].texts()
    record.citationCount = document["citation_count"].whole
    record.vintage = document.first(of: "update_timestamp", "indexstamp").text.map {
      String($0.prefix(10))
    }
    let title = document["pub"].text ?? ""
    let issn = document["issn"].text ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.sourceType = document["doctype"].text ?? ""
    record.type = type(named: record.sourceType)
    setAuthors(document, &record)
  }

  private static func setAuthors(_ document: JSONValue, _ record: inout PublicationRecord) {
    let authors = document["author"].many.map { _ in Contributor() }
    let places = document["aff"].many.map { affiliations($0.text ?? "") }
    let isAlone = authors.isEmpty  // the query asked for affiliations only
    record.contributors = isAlone ? places.map { _ in Contributor() } : authors
    for (index, found) in places.enumerated() {
      if index < record.contributors.count {
        record.contributors[index].affiliations = found
      } else {
        record.unlinkedAffiliations += found
      }
    }
    record.statedAuthorCount = document["author_count"].whole
  }

  /// The addresses of one author, joined by `;`, which also ends an HTML entity; `-` is none.
  private static func affiliations(_ text: String) -> [Affiliation] {
    let bare = withoutElements(HTMLEntities.decoded(text))
    return bare.split(separator: ";").compactMap { part in
      let front = part.drop { $0 == " " || $0 == "," }
      let address = String(front.reversed().drop { $0 == " " }.reversed())
      return address.isEmpty || address == "-" ? nil : Affiliation(text: address)
    }
  }

  /// Without the elements in which some affiliations hold e-mail addresses and ORCID iDs.
  ///
  /// - Complexity: O(n) in the bytes.
  private static func withoutElements(_ text: String) -> String {
    let parts = text.split(separator: "<", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text }
    var kept = String(parts[0])
    var open: Substring?  // the name of the element that is passed over
    for part in parts.dropFirst() {
      if let name = open {
        guard part.hasPrefix("/\(name)>") else { continue }
        kept += part.dropFirst(name.count + 2)
        open = nil
      } else {
        open = ["EMAIL", "ID"].first { part.hasPrefix($0 + ">") || part.hasPrefix($0 + " ") }
        if open == nil { kept += "<" + part }
      }
    }
    return kept
  }

  private static func type(named name: String) -> PublicationType {
    switch name {
    case "article": .article
    case "eprint": .preprint
    case "inproceedings": .conferencePaper
    case "inbook": .chapter
    case "book", "proceedings": .book
    case "erratum": .correction
    case "editorial": .editorial
    case "dataset", "catalog": .dataset
    default: .other
    }
  }
}
