import Bibliography

extension PublicationType {
  /// The type of the document types that Web of Science gives a record, as in `Article; Book Chapter`.
  ///
  /// The more telling word decides: a chapter or a proceedings paper is one whatever else it is.
  init(webOfScience types: [String]) {
    let words = Set(types.map { $0.lowercased() })
    let table: [(String, PublicationType)] = [
      ("retraction", .retraction), ("correction", .correction),
      ("correction, addition", .correction),
      ("book chapter", .chapter), ("proceedings paper", .conferencePaper), ("book", .book),
      ("review", .review), ("editorial material", .editorial), ("editorial", .editorial),
      ("letter", .letter), ("data set", .dataset), ("preprint", .preprint), ("article", .article),
      ("data paper", .article), ("note", .article),
    ]
    self = table.first { words.contains($0.0) }?.1 ?? .other
  }

  /// True if the document types say that the publication was taken back.
  static func isRetracted(webOfScience types: [String]) -> Bool {
    types.contains { type in
      ["retracted publication", "withdrawn publication"].contains(type.lowercased())
    }
  }
}
