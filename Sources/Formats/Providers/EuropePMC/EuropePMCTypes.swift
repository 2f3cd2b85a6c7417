import Bibliography

/// The publication types of Europe PMC: those of PubMed and, from full texts, of JATS, in any case.
enum EuropePMCTypes {
  /// The most telling of several types, and the word that decided.
  static func type(of words: [String]) -> (PublicationType, String) {
    for (type, names) in table {
      for word in words where names.contains(word.lowercased()) { return (type, word) }
    }
    return (.other, words.first ?? "")
  }

  /// The names in a line of authors.
  static func names(in line: String) -> [Substring] {
    line.split(separator: ",").filter { $0.contains { $0.isLetter } }
  }

  /// Takes what a comment or correction says of a record: that it was retracted, or the name of the
  /// article of a preprint and the reverse.
  static func takeCorrection(
    kind: String, source: String?, id: String?, _ record: inout PublicationRecord
  ) {
    let kind = kind.lowercased()
    if kind == "retraction in" { record.isRetracted = true }
    guard kind == "preprint in" || kind == "preprint of", let id, let source else { return }
    for scheme in [Identifier.Scheme.europepmc, .pmid] where scheme != .pmid || source == "MED" {
      let name = scheme == .pmid ? id : "\(source)/\(id)"
      if let identifier = Identifier(scheme, name) { record.otherVersions.append(identifier) }
    }
  }

  private static let table: [(PublicationType, [String])] = [
    (.retraction, ["retraction of publication", "retraction notice", "retraction"]),
    (.correction, ["published erratum", "correction", "corrected-article", "erratum"]),
    (.preprint, ["preprint"]),
    (.dataset, ["dataset"]),
    (.editorial, ["editorial"]),
    (.letter, ["letter"]),
    (
      .review,
      ["systematic review", "systematic-review", "scoping review", "review", "review-article"]
    ),
    (.chapter, ["book chapter", "chapter-article"]),
    (.book, ["book", "monograph"]),
    (.conferencePaper, ["conference-paper", "proceedings-paper"]),
    (
      .article,
      [
        "journal article", "research-article", "brief-report", "case-report", "rapid-communication",
        "data-paper", "methods-article", "protocol",
      ]
    ),
  ]
}
