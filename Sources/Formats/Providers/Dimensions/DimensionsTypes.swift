import Bibliography

/// The publication and document types of Dimensions.
enum DimensionsTypes {
  /// The document type, where one is stated that tells more, else the type.
  static func type(named name: String, documentType: String) -> PublicationType {
    switch documentType.lowercased().split(whereSeparator: { $0 == "_" || $0 == " " })
      .joined(separator: " ")
    {
    case "review article": return .review
    case "editorial": return .editorial
    case "letter to editor", "letter": return .letter
    case "correction erratum", "corrections to articles", "correction", "erratum":
      return .correction
    case "conference paper": return .conferencePaper
    default: break
    }
    return switch name.lowercased() {
    case "article": .article
    case "preprint": .preprint
    case "proceeding": .conferencePaper
    case "chapter": .chapter
    case "book", "monograph", "edited_book", "edited book": .book
    default: .other
    }
  }
}
