import Bibliography

/// The article types of JATS: those that its tag library suggests, and those of SciELO and of
/// preprint servers.
enum JATSTypes {
  /// The type of an `article-type`; articles of a preprint server are preprints.
  static func type(named name: String, journal: String) -> PublicationType {
    let type = type(named: name.lowercased())
    return type != .retraction && servers.contains(journal.lowercased()) ? .preprint : type
  }

  private static let servers: Set<String> = [
    "biorxiv", "medrxiv", "arxiv", "chemrxiv", "research square", "scielo preprints", "techrxiv",
    "preprints.org", "psyarxiv", "osf preprints", "authorea",
  ]

  private static func type(named name: String) -> PublicationType {
    switch name {
    case "research-article", "article", "research", "original-article", "brief-report",
      "case-report", "clinical-trial", "data-paper", "data-article", "methods-article",
      "rapid-communication", "short-communication", "technical-report", "technical-note",
      "protocol", "clinical-instruction", "retracted-article", "registered-report":
      .article
    case "review-article", "review", "systematic-review", "scoping-review", "meta-analysis": .review
    case "preprint": .preprint
    case "proceedings", "conference-paper", "proceedings-paper": .conferencePaper
    case "chapter-article", "chapter", "book-part": .chapter
    case "letter", "reply": .letter
    case "editorial": .editorial
    case "dataset": .dataset
    case "correction", "corrected-article", "erratum", "corrigendum", "addendum": .correction
    case "retraction", "partial-retraction": .retraction
    default: .other
    }
  }
}
