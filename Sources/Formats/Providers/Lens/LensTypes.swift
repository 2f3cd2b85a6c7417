import Bibliography

/// The publication types of the Lens.
enum LensTypes {
  /// The type of a name such as `journal article`, in any case.
  static func type(named name: String) -> PublicationType {
    switch name.lowercased() {
    case "journal article": .article
    case "review": .review
    case "preprint": .preprint
    case "conference proceedings article": .conferencePaper
    case "book chapter", "reference entry": .chapter
    case "book", "conference proceedings": .book
    case "letter": .letter
    case "editorial": .editorial
    case "dataset": .dataset
    default: .other
    }
  }
}
