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
