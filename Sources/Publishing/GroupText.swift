import Collaboration
import Geography
import Rankings

/// The members of groups among the countries of a ranking or a comparison, as text and as JSON.
public enum GroupText {
  /// A group that was asked for, and whether it counts as one country.
  public typealias Choice = (group: CountryGroup, isOne: Bool)

  /// The members of each group in the rankings of one window: one, or one a bound.
  public static func text(_ groups: [Choice], in rankings: [Ranking]) -> String {
    guard let first = rankings.first else { return "" }
    let window = first.window
    return groups.map { group, isOne in
      if isOne { return "\n" + sentence(group, last: window.last) }
      let members = group.members(during: window.years)
      var grid = TextGrid(
        rankings.map { ">rank\(bound($0))" } + ["", "country"]
          + rankings.map { ">score\(bound($0))" })
      for code in ordered(members, first) {
        let entries = rankings.map { $0.entry(code) }
        grid.rows.append(
          entries.map { RankingText.rank($0?.rank, isTied: $0?.isTied ?? false) }
            + [code.text, CountryTable.standard.name(of: code, language: .english)]
            + entries.map { $0?.score.map(NumberText.score) ?? "none" })
      }
      return "\n\(heading(group, members.count, last: window.last))\n" + grid.text
        + rankings.map { ranking in
          let sums = Sums(members, in: ranking)
          guard let mean = sums.mean else { return "" }
          let sum = sums.sum.map {
            "; sum \(NumberText.score($0)), in which ties among members count twice"
          }
          return "Mean score\(bound(ranking)) of \(sums.count) ranked members "
            + "\(NumberText.score(mean))\(sum ?? "").\n"
        }.joined()
    }.joined()
  }

  /// The members of each group in the windows of a comparison; ranks in brackets are those of windows
  /// in whose last year a country was no member.
  public static func text(_ groups: [Choice], in comparison: Comparison) -> String {
    guard let last = comparison.windows.last, let ranking = comparison.rankings.last else {
      return ""
    }
    return groups.map { group, isOne in
      if isOne { return "\n" + sentence(group, last: last.last) }
      let sets = comparison.windows.map { group.members(during: $0.years) }
      let all = CountrySet(sets.flatMap { $0 })
      var grid = TextGrid(["", "country"] + comparison.windows.map { ">\($0)" } + [">rise"])
      for code in ordered(all, ranking) {
        let entries = comparison.rankings.map { $0.entry(code) }
        let ranks = zip(entries, sets).map { entry, set in
          let rank = RankingText.rank(entry?.rank, isTied: entry?.isTied ?? false)
          return set.contains(code) ? rank : "(\(rank))"
        }
        grid.rows.append(
          [code.text, CountryTable.standard.name(of: code, language: .english)] + ranks
            + [ComparisonText.rise(comparison.move(code)?.rise)])
      }
      var text = "\n\(heading(group, sets.last?.count ?? 0, last: last.last))\n" + grid.text
      if sets.contains(where: { $0.count < all.count }) {
        text += "In brackets: no member in the last year of the window.\n"
      }
      return text
    }.joined()
  }

  /// The groups in a ranking, for its document; nil where none was asked for.
  public static func json(_ groups: [Choice], in ranking: Ranking) -> JSONNode? {
    guard !groups.isEmpty else { return nil }
    return .array(
      groups.map { group, isOne in
        let members = group.members(during: ranking.window.years)
        let sums = Sums(members, in: ranking)
        var node = facts(group, isOne)
        node["score_mean"] = isOne ? nil : .optional(sums.mean)
        node["score_sum"] = isOne ? nil : .optional(sums.sum)
        node["members"] = .array(
          ordered(members, ranking).map { code in
            guard !isOne, let entry = ranking.entry(code) else {
              return .object(["country": .string(code.text), "rank": .null])
            }
            return RankingText.entry(entry)
          })
        return .object(node)
      })
  }

  /// The groups in a comparison, for its document; nil where none was asked for.
  public static func json(_ groups: [Choice], in comparison: Comparison) -> JSONNode? {
    guard !groups.isEmpty, let ranking = comparison.rankings.last else { return nil }
    return .array(
      groups.map { group, isOne in
        let sets = comparison.windows.map { group.members(during: $0.years) }
        var node = facts(group, isOne)
        node["members"] = .array(
          ordered(CountrySet(sets.flatMap { $0 }), ranking).map { code in
            .object([
              "country": .string(code.text),
              "member": .array(sets.map { .bool($0.contains(code)) }),
              "ranks": .array(comparison.rankings.map { .optional($0.rank(code)) }),
              "rise": .optional(comparison.move(code)?.rise),
            ])
          })
        return .object(node)
      })
  }

  private static func facts(_ group: CountryGroup, _ isOne: Bool) -> [String: JSONNode] {
    [
      "name": .string(group.name), "title": .string(group.title(.english)),
      "source": .string(group.source), "as_of": .string(group.asOf), "as_one": .bool(isOne),
      "node": isOne ? .string(group.node.text) : .null,
    ]
  }

  /// By rank, those without one last, then by code.
  private static func ordered(_ members: CountrySet, _ ranking: Ranking) -> [CountryCode] {
    members.map { ($0, ranking.rank($0) ?? Int.max) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private static func heading(_ group: CountryGroup, _ count: Int, last: Int) -> String {
    var text = "\(TextGrid.clean(group.title(.english))): \(count) members in \(last)"
    if !group.asOf.isEmpty { text += ", list of \(TextGrid.clean(group.asOf))" }
    return text
  }

  private static func sentence(_ group: CountryGroup, last: Int) -> String {
    let members = group.members(in: last)
    return
      "\(TextGrid.clean(group.title(.english))) counts as one country, \(group.node), and ties "
      + "inside it are not international. Members in \(last): "
      + "\(members.map(\.text).joined(separator: ", ")).\n"
  }

  private static func bound(_ ranking: Ranking) -> String {
    TerritoryBound.split(ranking.specification.territories).bound.map { ", \($0.rawValue)" } ?? ""
  }

  /// The scores of members put together: the mean, and where scores are link sums their sum.
  private struct Sums {
    var count = 0
    var mean: Double?
    var sum: Double?

    init(_ members: CountrySet, in ranking: Ranking) {
      let scores = members.compactMap { ranking.entry($0)?.score }
      count = scores.count
      guard !scores.isEmpty else { return }
      let total = scores.reduce(0, +)
      mean = total / Double(scores.count)
      if ranking.specification.centrality == "strength" { sum = total }
    }
  }
}
