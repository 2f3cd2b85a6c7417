import Bibliography
import Intake
import Markup

/// arXiv: Atom answers of the API, and OAI-PMH records in the formats `arXiv`, `arXivRaw` and
/// `arXivOld`.
///
/// The year is that of the first version. A DOI beside the arXiv id is that of the published article,
/// so it names another version. Source: arXiv, "API User's Manual", "Open Archives Initiative".
public struct ArXivFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "arxiv"
  /// One line for people.
  public let summary = "arXiv: Atom answers of the API, OAI-PMH records"

  /// The format, ready to read.
  public init() {}

  /// A feed of arXiv, or OAI-PMH records that hold elements of arXiv's own.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml else { return false }
    if ["feed", "entry"].contains(head.root) {
      return ["arxiv.org/schemas/atom", "arxiv.org/abs/", "arxiv.org/api/"].contains(
        where: head.contains)
    }
    return head.oaiPayload.map(ArXivFormat.payloads.contains) ?? false
  }

  private static let payloads = ["arXiv", "arXivRaw", "arXivOld"]

  /// Reads every entry or record.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let preprints = XMLExport(
      records: ["entry", "record"], skipped: ["abstract", "summary", "comments", "comment"],
      provider: .arxiv, noun: "an entry")
    try preprints.read(source, limits: limits, into: sink) { node, draft in
      draft.record.type = .preprint
      draft.record.sourceType = "preprint"
      guard let record = OAIRecord(node) else {
        ArXivFormat.fill(&draft, entry: node)
        return
      }
      draft.record.vintage = record.datestamp
      // `oai:arXiv.org:1512.07978`
      let id = record.identifier.split(separator: ":", maxSplits: 2).last ?? ""
      if record.isDeleted {
        draft.fate = .deleted(Identifier(.arxiv, id))
      } else if let metadata = record.payload {
        draft.record.add(.arxiv, metadata.first("id")?.text ?? String(id))
        ArXivFormat.fill(&draft.record, metadata: metadata)
      }
    }
  }

  /// An entry of Atom; the API tells errors as entries.
  private static func fill(_ draft: inout RecordDraft, entry: XMLNode) {
    let id = entry.first("id")?.text ?? ""
    if id.contains("/api/errors") {
      draft.fate = .rejected(
        code: "api-error-answer", text: "arXiv answers: \(entry.first("title")?.text ?? "error").")
      return
    }
    draft.record.add(.arxiv, id.text(behind: "/abs/") ?? id[...])
    draft.record.year = entry.first("published").flatMap { StatedDate.year($0.text) }
    draft.record.vintage = entry.first("updated").flatMap { StatedDate.day($0.text) }
    take(doi: entry.first("doi"), &draft.record)
    draft.record.fields = entry.all("category").compactMap { $0["term"] }
    draft.record.contributors = entry.all("author").map(contributor)
  }

  /// The metadata of an OAI-PMH record, in one of three formats.
  private static func fill(_ record: inout PublicationRecord, metadata: XMLNode) {
    let first = metadata.all("version").first { $0["version"] == "v1" }
    let dates = [first?.first("date")?.text, metadata.first("created")?.text]
    record.year =
      dates.lazy.compactMap { $0.flatMap { StatedDate.year($0) } }.first
      ?? metadata.first("date").flatMap { StatedDate.year($0.text) }
    take(doi: metadata.first("doi"), &record)
    let categories = metadata.first("categories")?.text ?? ""
    record.fields = categories.split(separator: " ").map(String.init)
    let authors = metadata.all("authors", "author")
    if authors.isEmpty {
      record.contributors = names(in: metadata.first("authors")?.text ?? "")
        .map { _ in Contributor() }
    } else {
      record.contributors = authors.map(contributor)
    }
  }

  private static func take(doi: XMLNode?, _ record: inout PublicationRecord) {
    // Several DOIs may stand in one element.
    for doi in doi?.text.split(separator: " ") ?? [] {
      if let article = Identifier(.doi, doi) { record.otherVersions.append(article) }
    }
  }

  private static func contributor(_ author: XMLNode) -> Contributor {
    Contributor(at: author.all("affiliation").map { Affiliation(text: $0.text) })
  }

  /// The names in a line of authors, as in `A. Sample (1), B. Sample and C. Sample ((1) Place)`.
  private static func names(in line: String) -> [Substring] {
    var depth = 0
    var outside = ""
    for scalar in line.unicodeScalars {
      if scalar == "(" { depth += 1 }
      if depth == 0 { outside.unicodeScalars.append(scalar) }
      if scalar == ")", depth > 0 { depth -= 1 }
    }
    return outside.replacing(" and ", with: ",").split(separator: ",")
      .filter { $0.utf8.contains { $0 > 0x2F } }
  }
}
