import Bibliography

/// The types of research products and of their instances in the OpenAIRE Graph.
enum OpenAIRETypes {
  /// The type of the first instance that has one of ours, and its word; else that of the product.
  static func type(of instances: [String], product: String) -> (PublicationType, String) {
    for word in instances {
      if let type = table[word.lowercased()] { return (type, word) }
    }
    return (product == "dataset" ? .dataset : .other, instances.first ?? product)
  }

  private static let table: [String: PublicationType] = [
    "article": .article, "journal article": .article, "data paper": .article,
    "review": .review, "preprint": .preprint, "conference object": .conferencePaper,
    "conference paper": .conferencePaper, "part of book or chapter of book": .chapter,
    "book": .book, "letter": .letter, "editorial": .editorial, "dataset": .dataset,
    "corrigendum": .correction, "erratum": .correction,
  ]
}
