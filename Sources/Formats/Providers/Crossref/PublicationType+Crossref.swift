import Bibliography

extension PublicationType {
  /// The type in the words of Crossref, which OpenAlex uses too beside words of its own.
  ///
  /// Source: Crossref REST API, route `types`; OpenAlex documentation, "Work object", `type`.
  init(crossref name: String) {
    self =
      switch name {
      case "article", "journal-article": .article
      case "review": .review
      case "preprint", "posted-content": .preprint
      case "proceedings-article", "conference-paper": .conferencePaper
      case "book-chapter", "book-section", "book-part", "book-track", "reference-entry": .chapter
      case "book", "monograph", "edited-book", "reference-book", "book-set", "book-series": .book
      case "letter": .letter
      case "editorial": .editorial
      case "dataset", "database": .dataset
      case "erratum": .correction
      case "retraction": .retraction
      default: .other
      }
  }
}
