import Bibliography

extension PublicationType {
  /// The type of the document type that Scopus gives a record, as in `Conference Paper`; nil for a
  /// word that is none of its types.
  init?(scopus type: String) {
    switch type.lowercased() {
    case "article", "data paper", "article in press", "business article": self = .article
    case "review", "short survey": self = .review
    case "conference paper": self = .conferencePaper
    case "book chapter": self = .chapter
    case "book": self = .book
    case "letter": self = .letter
    case "editorial": self = .editorial
    case "erratum": self = .correction
    case "preprint": self = .preprint
    case "retracted": self = .article
    case "note", "report", "conference review", "abstract report", "multimedia": self = .other
    default: return nil
    }
  }
}
