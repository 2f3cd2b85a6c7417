import Collaboration
import Geography
import Rankings

/// A ranking as text and as JSON.
public struct RankingText {
  /// The ranking.
  public let ranking: Ranking
  private let stability: Stability?
  private let window: Int
  private let withRemoved: Bool

  /// A ranking.
  ///
  /// - Parameters:
  ///   - stability: the resampling, and the place of the ranking's window in it.
  ///   - withRemoved: whether the table shows what limits removed from each country.
  public init(
    _ ranking: Ranking, stability: (Stability, window: Int)? = nil, withRemoved: Bool = false
  ) {
    self.ranking = ranking
    self.stability = stability?.0
    window = stability?.window ?? 0
    self.withRemoved = withRemoved
  }

  /// The document `copub.ranking/1`.
  public func json(top: Int?) -> JSONNode {
    var document: [String: JSONNode] = [
      "schema": .string("copub.ranking/1"),
      "specification": RankingText.specification(ranking.specification),
      "window": .string(ranking.window.description),
      "countries": .int(ranking.entries.count),
      "ranking": .array(shown(top).map(entry)),
      "notes": .array(ranking.notes.map(JSONNode.string)),
    ]
    if ranking.specification.filter.hasLimit {
      document["removed"] = .object(
        Dictionary(
          uniqueKeysWithValues: ranking.removed.map { ($0.key.text, RankingText.json($0.value)) }))
    }
    if let stability {
      document["stability"] = .object([
        "kind": .string(stability.kind.rawValue), "seed": .string(String(stability.seed)),
        "replicates": .int(stability.replicates),
      ])
    }
    if let totals = ranking.totals {
      document["publications"] = .object([
        "counted": .number(totals.publications), "international": .number(totals.international),
        "without_country": .number(totals.withoutCountry),
        "undetermined": .number(totals.undetermined), "removed": .number(totals.removed),
        "removed_weight": .number(totals.removedWeight),
        "authors": .number(totals.authors),
        "authors_without_country": .number(totals.authorsWithoutCountry),
        "authors_below_certain": .number(totals.authorsBelowCertain),
      ])
      document["grades"] = GradeText.json(totals.grades)
    }
    return .object(document)
  }

  /// A specification: its axes, and its canonical line.
  public static func specification(_ specification: Specification) -> JSONNode {
    var members: [String: JSONNode] = ["canonical": .string(specification.description)]
    for (key, value) in specification.items {
      members[key] = Double(value).map(JSONNode.number) ?? .string(value)
    }
    return .object(members)
  }

  /// What limits removed.
  static func json(_ removed: Copublications.Removed) -> JSONNode {
    .object(["works": .number(removed.publications), "weight": .number(removed.weight)])
  }

  /// One country of a ranking.
  static func entry(_ entry: Ranking.Entry) -> JSONNode { .object(members(of: entry)) }

  private static func members(of entry: Ranking.Entry) -> [String: JSONNode] {
    [
      "country": .string(entry.country.text), "rank": .optional(entry.rank),
      "tied": .bool(entry.isTied), "score": .optional(entry.score),
      "works": .optional(entry.works), "international_works": .optional(entry.internationalWorks),
    ]
  }

  private func entry(_ entry: Ranking.Entry) -> JSONNode {
    var members = RankingText.members(of: entry)
    if let row = stability?.row(entry.country) {
      members["rank_interval"] =
        row.bounds[window].map { .array([.int($0.lowerBound), .int($0.upperBound)]) } ?? .null
      members["score_interval"] =
        row.scores[window].map { .array([.number($0.lowerBound), .number($0.upperBound)]) }
        ?? .null
    }
    return .object(members)
  }

  private func shown(_ top: Int?) -> [Ranking.Entry] {
    guard let top else { return ranking.entries }
    return ranking.entries.filter { ($0.rank ?? Int.max) <= top }
  }

  /// A table for people.
  public func text(top: Int) -> String {
    let knowsWorks = ranking.entries.contains { $0.works != nil }
    var columns = [">rank", "", "country", ">score"]
    if stability != nil { columns += [">rank interval", ">score interval"] }
    columns += (knowsWorks ? [">works"] : []) + [">international works"]
    if withRemoved { columns += [">works removed", ">weight removed"] }
    var grid = TextGrid(columns)
    for entry in shown(top) { grid.rows.append(cells(entry, knowsWorks)) }
    var text = "\(ranking.window), \(ranking.entries.count) countries\n"
    text += "\(ranking.specification)\n\n" + grid.text
    if let totals = ranking.totals { text += "\n" + RankingText.sentence(totals) }
    if let stability {
      text += "Stability intervals: 95 % of \(stability.replicates) replicates, "
      text += "\(stability.kind.rawValue), seed \(stability.seed).\n"
    }
    for note in ranking.notes { text += "Note: \(note)\n" }
    return text
  }

  private func cells(_ entry: Ranking.Entry, _ knowsWorks: Bool) -> [String] {
    var cells = [
      RankingText.rank(entry.rank, isTied: entry.isTied), entry.country.text,
      CountryTable.standard.name(of: entry.country, language: .english),
      entry.score.map(NumberText.score) ?? "none",
    ]
    if let stability {
      let row = stability.row(entry.country)
      cells.append((row?.bounds[window]).map(ComparisonText.text) ?? "not always ranked")
      cells.append(
        (row?.scores[window]).map {
          "\(NumberText.score($0.lowerBound))\u{2013}\(NumberText.score($0.upperBound))"
        } ?? "")
    }
    if knowsWorks { cells.append(entry.works.map(NumberText.grouped) ?? "unknown") }
    cells.append(entry.internationalWorks.map(NumberText.grouped) ?? "unknown")
    guard withRemoved else { return cells }
    let part = ranking.removed[entry.country] ?? Copublications.Removed()
    return cells + [NumberText.grouped(part.publications), NumberText.score(part.weight)]
  }

  /// A rank with its tie, as `=6`.
  public static func rank(_ rank: Int?, isTied: Bool) -> String {
    rank.map { isTied ? "=\($0)" : "\($0)" } ?? "none"
  }

  private static func sentence(_ totals: Copublications.Totals) -> String {
    var text = "\(NumberText.grouped(totals.publications)) publications, "
    text += "\(NumberText.grouped(totals.international)) international, "
    text += "\(NumberText.grouped(totals.undetermined)) undetermined, "
    text += "\(NumberText.grouped(totals.withoutCountry)) without a country.\n"
    text += "Grades: \(GradeText.line(totals.grades)).\n"
    if totals.removed > 0 {
      text += "The limits removed \(NumberText.grouped(totals.removed)) publications with a link "
      text += "weight of \(NumberText.score(totals.removedWeight)).\n"
    }
    return text
  }
}
