import Bibliography
import Intake
import Markup

/// JATS, the Journal Article Tag Suite, and its forerunners of NLM: single articles, sets of PubMed
/// Central, records of OAI-PMH; journals, preprint servers and SciELO.
///
/// The year is that of the earliest publication date that is not a deposit. Source: ANSI/NISO
/// Z39.96, "JATS: Journal Article Tag Suite"; JATS4R, "Authors and affiliations".
public struct JATSFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "jats"
  /// One line for people.
  public let summary = "JATS and NLM XML: articles, PMC sets, OAI-PMH, preprints, SciELO"

  /// The format, ready to read.
  public init() {}

  /// An `article` with its `front`, whatever namespace is declared.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .xml, let article = head.elements.firstIndex(of: "article") else {
      return head.syntax == .xml && head.root == "pmc-articleset"
    }
    let isWrapped = head.root == "pmc-articleset" || head.oaiPayload == "article"
    guard article == 0 || isWrapped || head.root.hasSuffix("articles") else { return false }
    let start = head.elements[article...].prefix(40)
    return start.contains("front") && (start.contains { $0.hasSuffix("-meta") } || start.count < 4)
  }

  /// Reads every article.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let articles = XMLExport(
      records: ["article", "record"],
      skipped: [
        "body", "back", "sub-article", "response", "floats-group", "floats-wrap", "abstract",
        "trans-abstract", "kwd-group", "permissions", "product", "bio", "author-comment",
        "custom-meta-group", "supplementary-material", "counts",
      ],
      provider: .jats, noun: "an article", isComplete: JATSArticle.hasByline)
    try articles.read(source, limits: limits, into: sink) { node, draft in
      guard let record = OAIRecord(node) else {
        JATSArticle.read(node, &draft)
        return
      }
      draft.record.vintage = record.datestamp
      if record.isDeleted {
        // PubMed Central: `oai:pubmedcentral.nih.gov:13900`.
        draft.fate = .deleted(
          record.identifier.split(separator: ":").last.flatMap { Identifier(.pmcid, $0) })
      } else if let article = record.payload {
        JATSArticle.read(article, &draft)
      }
    }
  }
}
