import Bibliography

/// The types and relations of DataCite.
enum DataCiteTypes {
  /// The type of `resourceTypeGeneral`; of the free `resourceType` beside it where the general one is
  /// `Text`, `Other` or absent, as it was before kernel 4.4 named articles, books and chapters.
  static func type(general: String, word: String) -> PublicationType {
    switch general {
    case "JournalArticle", "DataPaper": .article
    case "ConferencePaper": .conferencePaper
    case "Preprint": .preprint
    case "Book", "ConferenceProceeding": .book
    case "BookChapter": .chapter
    case "Dataset": .dataset
    case "Text", "Other", "": type(word: word)
    default: .other
    }
  }

  private static func type(word: String) -> PublicationType {
    switch word.lowercased().filter({ $0.isLetter }) {
    case "article", "journalarticle", "scholarlyarticle", "researcharticle", "articlejournal":
      .article
    case "review", "reviewarticle": .review
    case "conferencepaper", "proceedingspaper", "paperconference": .conferencePaper
    case "preprint", "workingpaper": .preprint
    case "book", "monograph": .book
    case "bookchapter", "chapter", "booksection": .chapter
    case "letter": .letter
    case "editorial": .editorial
    case "dataset": .dataset
    default: .other
    }
  }

  /// The scheme of a type of identifier; nil for those that copub does not know.
  static func scheme(_ type: String?) -> Identifier.Scheme? {
    switch type?.lowercased() {
    case "doi": .doi
    case "pmid": .pmid
    case "pmcid", "pmc": .pmcid
    case "arxiv": .arxiv
    case "isbn": .isbn
    default: nil
    }
  }

  /// True if a relation joins a preprint with its article.
  ///
  /// Between other types the same words join releases of data or software, works of their own.
  static func joinsVersions(_ type: PublicationType, _ relation: String) -> Bool {
    type == .preprint
      && ["IsVersionOf", "IsPreviousVersionOf", "IsVariantFormOf"].contains(relation)
  }
}
