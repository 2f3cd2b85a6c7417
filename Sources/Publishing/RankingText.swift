import Collaboration
import Geography
import Rankings

/// A ranking as text and as JSON.
public enum RankingText {
  /// The document `copub.ranking/1`.
  public static func json(_ ranking: Ranking, top: Int?) -> JSONNode {
    var document: [String: JSONNode] = [
      "schema": .string("copub.ranking/1"),
      "specification": specification(ranking.specification),
      "window": .string(ranking.window.description),
      "countries": .int(ranking.entries.count),
      "ranking": .array(shown(ranking, top).map(entry)),
      "notes": .array(ranking.notes.map(JSONNode.string)),
    ]
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

  /// One country of a ranking.
  static func entry(_ entry: Ranking.Entry) -> JSONNode {
    .object([
      "country": .string(entry.country.text), "rank": .optional(entry.rank),
      "tied": .bool(entry.isTied), "score": .optional(entry.score),
      "works": .optional(entry.works), "international_works": .optional(entry.internationalWorks),
    ])
  }

  private static func shown(_ ranking: Ranking, _ top: Int?) -> [Ranking.Entry] {
    guard let top else { return ranking.entries }
    return ranking.entries.filter { ($0.rank ?? Int.max) <= top }
  }

  /// A table for people.
  public static func text(_ ranking: Ranking, top: Int) -> String {
    let knowsWorks = ranking.entries.contains { $0.works != nil }
    var grid = TextGrid(
      [">rank", "", "country", ">score"] + (knowsWorks ? [">works"] : [])
        + [">international works"])
    for entry in shown(ranking, top) {
      grid.rows.append(
        [
          rank(entry.rank, isTied: entry.isTied), entry.country.text,
          CountryTable.standard.name(of: entry.country, language: .english),
          entry.score.map(NumberText.score) ?? "none",
        ] + (knowsWorks ? [entry.works.map(NumberText.grouped) ?? "unknown"] : [])
          + [entry.internationalWorks.map(NumberText.grouped) ?? "unknown"])
    }
    var text = "\(ranking.window), \(ranking.entries.count) countries\n"
    text += "\(ranking.specification)\n\n" + grid.text
    if let totals = ranking.totals { text += "\n" + sentence(totals) }
    for note in ranking.notes { text += "Note: \(note)\n" }
    return text
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
