import Bibliography
import Intake
import Markup

/// Dublin Core as repositories give it by OAI-PMH (`oai_dc`): answers, records cut out of them, and
/// deletions.
///
/// The year is the earliest `date`. Source: "The Open Archives Initiative Protocol for Metadata
/// Harvesting", version 2.0; DCMI, "Dublin Core Metadata Element Set".
public struct OAIDCFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "oai-dc"
  /// One line for people.
  public let summary = "OAI-PMH Dublin Core of repositories, deletions included"
  /// Dublin Core has no affiliations.
  public let affiliations = AffiliationLinking.none

  /// The format, ready to read.
  public init() {}

  /// Dublin Core inside OAI-PMH or alone; OAI-PMH whose records are all deleted.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    if head.root == "dc" { return head.contains("purl.org/dc/elements/1.1") }
    guard head.isOAI else { return false }
    if let payload = head.oaiPayload { return payload == "dc" }
    return head.contains("deleted") && head.elements.contains("header")
  }

  /// Reads every record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let items = XMLExport(
      records: ["record", "dc"], skipped: ["description", "about"], provider: .repository)
    try items.read(source, limits: limits, into: sink) { node, draft in
      guard let record = OAIRecord(node) else {
        OAIDCFormat.fill(&draft.record, node)
        return
      }
      draft.record.add(.oai, record.identifier)
      draft.record.vintage = record.datestamp
      if record.isDeleted {
        draft.fate = .deleted(Identifier(.oai, record.identifier))
      } else if let item = record.payload {
        OAIDCFormat.fill(&draft.record, item)
      }
    }
  }

  private static func fill(_ record: inout PublicationRecord, _ item: XMLNode) {
    for identifier in item.all("identifier") { take(identifier.text, &record) }
    record.year = item.all("date").compactMap { StatedDate.year($0.text) }.min()
    record.contributors = item.all("creator").filter { !$0.text.isEmpty }
      .map { _ in Contributor() }
    let words = item.all("type").map(\.text)
    record.sourceType = words.first ?? ""
    record.type = words.lazy.map(type).first { $0 != .other } ?? .other
  }

  /// Whatever an identifier says it is.
  private static func take(_ text: String, _ record: inout PublicationRecord) {
    let lower = text.lowercased()
    if let doi = Identifier(.doi, text) {
      record.identifiers.append(doi)
    } else if let id = lower.text(behind: "arxiv.org/abs/") {
      record.add(.arxiv, id)
    } else if lower.hasPrefix("arxiv:") {
      record.add(.arxiv, text)
    } else if lower.hasPrefix("pmid:") {
      record.add(.pmid, text.dropFirst(5))
    } else if lower.hasPrefix("urn:isbn:") || lower.hasPrefix("isbn") {
      record.add(.isbn, text.drop { !$0.isNumber })
    }
  }

  /// A type in one of the vocabularies that repositories use (DRIVER, COAR, DCMI), whatever stands
  /// before the word.
  private static func type(_ text: String) -> PublicationType {
    let word = text.split { $0 == "/" || $0 == "#" || $0 == ":" }.last?.lowercased() ?? ""
    switch word.filter({ $0.isLetter }) {
    case "article", "journalarticle", "researcharticle": return .article
    case "review", "reviewarticle": return .review
    case "preprint", "workingpaper": return .preprint
    case "conferencepaper", "conferenceobject", "conferenceproceedings": return .conferencePaper
    case "bookpart", "bookchapter", "chapter": return .chapter
    case "book": return .book
    case "letter": return .letter
    case "editorial": return .editorial
    case "dataset", "data": return .dataset
    default: return .other
    }
  }
}
