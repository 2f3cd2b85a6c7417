import Collaboration
import Geography
import Rankings

/// What both bounds of a territory policy on pair counts leave open, in words.
public enum BoundsText {
  /// Two rankings of a window side by side, in the order of the first; no single rank is given.
  public static func text(_ rankings: [Ranking], top: Int) -> String {
    guard let first = rankings.first else { return "" }
    let names = rankings.map { TerritoryBound.split($0.specification.territories) }
    let bounds = names.map { $0.bound?.rawValue ?? "" }
    var grid = TextGrid(
      bounds.map { ">rank, \($0)" } + ["", "country"] + bounds.map { ">score, \($0)" })
    for entry in first.entries {
      let both = rankings.map { $0.entry(entry.country) }
      guard both.contains(where: { ($0?.rank ?? Int.max) <= top }) else { continue }
      grid.rows.append(
        both.map { RankingText.rank($0?.rank, isTied: $0?.isTied ?? false) }
          + [
            entry.country.text,
            CountryTable.standard.name(of: entry.country, language: .english),
          ] + both.map { $0?.score.map(NumberText.score) ?? "none" })
    }
    let canonical = rankings.map { "\($0.specification)\n" }.joined()
    return "\(first.window), \(first.entries.count) countries\n\(canonical)\n\(grid.text)"
      + notes(rankings)
  }

  /// The notes of all rankings, each once.
  private static func notes(_ rankings: [Ranking]) -> String {
    var notes: [String] = []
    for note in rankings.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    return notes.map { "Note: \($0)\n" }.joined()
  }

  /// The ranks and scores of a country in several comparisons, one a bound.
  public static func text(_ comparisons: [Comparison], of focus: CountryCode) -> String {
    var grid = TextGrid(["bound"] + windows(comparisons) + [">rise"])
    for comparison in comparisons {
      guard let move = comparison.move(focus) else { continue }
      let cells = zip(move.ranks, move.scores).map { rank, score in
        "\(rank.map(String.init) ?? "none") (\(score.map(NumberText.score) ?? "none"))"
      }
      grid.rows.append(
        [comparison.specification.territories] + cells
          + [ComparisonText.rise(move.rise)])
    }
    return "Ranks (and scores) of \(focus) at both bounds; a single rank cannot be given:\n"
      + grid.text
  }

  private static func windows(_ comparisons: [Comparison]) -> [String] {
    comparisons.first?.windows.map { ">\($0)" } ?? []
  }

  /// The document `copub.comparisons/1` of the documents of several comparisons.
  public static func json(_ comparisons: [JSONNode]) -> JSONNode {
    .object([
      "schema": .string("copub.comparisons/1"), "comparisons": .array(comparisons),
    ])
  }
}
