import Collaboration
import Geography
import Rankings

/// A multiverse as text, as Markdown and as JSON.
public struct MultiverseText {
  let multiverse: Multiverse
  let published: [Int?]
  let first: Int
  let last: Int

  /// A multiverse with the ranks that somebody published, nil where nobody did.
  ///
  /// - Parameter compared: the places of the two windows whose rise is looked at.
  public init(_ multiverse: Multiverse, published: [Int?], compared: (Int, Int)) {
    self.multiverse = multiverse
    self.published = published
    (first, last) = compared
  }

  /// True if any rank was published.
  var hasPublished: Bool { published.contains { $0 != nil } }

  /// The rise that was published; nil where one of the two ranks was not.
  var publishedRise: Int? {
    guard published.indices.contains(first), published.indices.contains(last),
      let before = published[first], let after = published[last]
    else { return nil }
    return before - after
  }

  /// The document `copub.multiverse/1`.
  public func json() -> JSONNode {
    let counts = multiverse.directions(from: first, to: last)
    let matching = hasPublished ? multiverse.matching(published) : []
    var document: [String: JSONNode] = [
      "schema": .string("copub.multiverse/1"), "focus": .string(multiverse.focus.text),
      "windows": MultiverseText.strings(multiverse.windows.map(\.description)),
      "compared": MultiverseText.strings(
        [first, last].map { multiverse.windows[$0].description }),
      "specifications": .int(multiverse.results.count), "rises": .int(counts.rises),
      "falls": .int(counts.falls), "unchanged": .int(counts.unchanged),
      "tied": .int(counts.tied), "unranked": .int(counts.unranked),
    ]
    document["published"] = hasPublished ? .array(published.map(JSONNode.optional)) : .null
    document["matches_published"] = hasPublished ? .int(matching.count) : .null
    document["matching"] = MultiverseText.strings(matching.map(\.specification.description))
    document["axes"] = axes
    document["rank_counts"] = .array(
      multiverse.windows.indices.map { self.counts(multiverse.ranks(in: $0), "rank") })
    document["rise_counts"] = self.counts(multiverse.rises(from: first, to: last), "rise")
    document["effects"] = .array(multiverse.effects(from: first, to: last).map(effect))
    document["left_out"] = .array(multiverse.leftOut.map(leftOut))
    document["curve"] = .array(multiverse.curve(by: last).map(JSONNode.int))
    document["results"] = .array(multiverse.results.map(result))
    return .object(document)
  }

  private static func strings(_ texts: [String]) -> JSONNode {
    .array(texts.map(JSONNode.string))
  }

  private var axes: JSONNode {
    var members: [String: JSONNode] = [:]
    for (key, levels) in multiverse.axes.items where !levels.isEmpty {
      members[key] = MultiverseText.strings(levels)
    }
    return .object(members)
  }

  private func leftOut(_ left: Multiverse.LeftOut) -> JSONNode {
    .object(["reason": .string(left.reason), "specifications": .int(left.specifications)])
  }

  private func result(_ result: Multiverse.Result) -> JSONNode {
    var members: [String: JSONNode] = [
      "specification": .string(result.specification.description),
      "ranks": .array(result.ranks.map(JSONNode.optional)), "tied": .bool(result.isTied),
    ]
    if multiverse.axes.windows.count > 1 {
      members["windows"] = .array(result.windows.map { .string($0.description) })
    }
    return .object(members)
  }

  private func counts(_ distribution: Multiverse.Distribution, _ name: String) -> JSONNode {
    .array(
      distribution.counts.map {
        .object([name: .int($0.value), "specifications": .int($0.specifications)])
      })
  }

  private func effect(_ effect: Multiverse.AxisEffect) -> JSONNode {
    .object([
      "axis": .string(effect.axis), "specifications": .int(effect.specifications),
      "share_of_rank_variance": .optional(effect.shareOfRank),
      "share_of_rise_variance": .optional(effect.shareOfRise),
      "levels": .array(
        effect.levels.map {
          .object([
            "level": .string($0.level), "specifications": .int($0.specifications),
            "rises": .int($0.rises), "falls": .int($0.falls),
            "mean_rank": .number($0.meanRank), "effect_on_rank": .number($0.effectOnRank),
            "mean_rise": .number($0.meanRise), "effect_on_rise": .number($0.effectOnRise),
          ])
        }),
    ])
  }
}
