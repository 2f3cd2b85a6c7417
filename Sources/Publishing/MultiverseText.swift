import Rankings

/// A multiverse as JSON.
public enum MultiverseText {
  /// The document `copub.multiverse/1`.
  ///
  /// Directions are those of the first and the last window.
  public static func json(_ multiverse: Multiverse, published: [Int?]) -> JSONNode {
    let last = max(0, multiverse.windows.count - 1)
    let counts = multiverse.directions(from: 0, to: last)
    let hasPublished = published.contains { $0 != nil }
    return .object([
      "schema": .string("copub.multiverse/1"), "focus": .string(multiverse.focus.text),
      "windows": .array(multiverse.windows.map { .string($0.description) }),
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
