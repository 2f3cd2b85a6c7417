import Rankings

/// A multiverse as JSON.
public enum MultiverseText {
  /// The document `copub.multiverse/1`.
  ///
  /// - Parameter compared: the places of the two windows whose directions are counted.
  public static func json(
    _ multiverse: Multiverse, published: [Int?], compared: (Int, Int)
  ) -> JSONNode {
    let counts = multiverse.directions(from: compared.0, to: compared.1)
    let hasPublished = published.contains { $0 != nil }
    return .object([
      "schema": .string("copub.multiverse/1"), "focus": .string(multiverse.focus.text),
      "windows": .array(multiverse.windows.map { .string($0.description) }),
      "compared": .array(
        [compared.0, compared.1].map { .string(multiverse.windows[$0].description) }),
      "specifications": .int(multiverse.results.count), "rises": .int(counts.rises),
      "falls": .int(counts.falls), "unchanged": .int(counts.unchanged),
      "tied": .int(counts.tied), "unranked": .int(counts.unranked),
      "matches_published": hasPublished ? .int(multiverse.matching(published).count) : .null,
      "results": .array(
        multiverse.results.map { result in
          .object([
            "specification": .string(result.specification.description),
            "ranks": .array(result.ranks.map(JSONNode.optional)), "tied": .bool(result.isTied),
          ])
        }),
    ])
  }
}
