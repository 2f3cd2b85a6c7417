import Collaboration
import Geography
import Rankings

/// A comparison as text and as JSON.
public struct ComparisonText {
  let comparison: Comparison
  private let focus: CountryCode?
  private let drivers: [Driver]
  private let firmness: Firmness?
  private let analysis: ChangeAnalysis?

  /// A comparison with what is known of its focus.
  public init(
    _ comparison: Comparison, focus: CountryCode?, drivers: [Driver], firmness: Firmness?
  ) {
    self.comparison = comparison
    self.focus = focus
    self.drivers = drivers
    self.firmness = firmness
    analysis = nil
  }

  /// A comparison with all that stands beside the change of its focus.
  public init(_ comparison: Comparison, focus: CountryCode, _ analysis: ChangeAnalysis) {
    self.comparison = comparison
    self.focus = focus
    drivers = analysis.drivers
    firmness = analysis.firmness
    self.analysis = analysis
  }

  /// The document `copub.comparison/1`.
  public func json(top: Int?) -> JSONNode {
    var document: [String: JSONNode] = [
      "schema": .string("copub.comparison/1"),
      "specification": RankingText.specification(comparison.specification),
      "windows": .array(comparison.windows.map { .string($0.description) }),
      "countries": .array(comparison.rankings.map { .int($0.entries.count) }),
      "moves": .array(moves(top).map(move)),
      "entrants": .array(comparison.entrants.map { .string($0.text) }),
      "leavers": .array(comparison.leavers.map { .string($0.text) }),
      "agreement": agreement,
    ]
    let grades = comparison.rankings.compactMap(\.totals?.grades)
    if !grades.isEmpty { document["grades"] = .array(grades.map(GradeText.json)) }
    if comparison.specification.filter.hasLimit {
      document["removed"] = .array(
        comparison.rankings.map { ranking in
          .object([
            "publications": .optional(ranking.totals?.removed),
            "weight": .optional(ranking.totals?.removedWeight),
            "countries": .object(
              Dictionary(
                uniqueKeysWithValues: ranking.removed.map {
                  ($0.key.text, RankingText.json($0.value))
                })),
          ])
        })
    }
    if !notes.isEmpty { document["notes"] = .array(notes.map(JSONNode.string)) }
    if let focus, let own = comparison.move(focus) {
      document["focus"] = .string(focus.text)
      document["ranks"] = .array(own.ranks.map(JSONNode.optional))
      document["scores"] = .array(own.scores.map(JSONNode.optional))
      document["drivers"] = .array(ranked(drivers).map(driver))
    }
    if let firmness { document["firmness"] = ComparisonText.json(firmness) }
    if let analysis {
      if let focus {
        document.merge(ComparisonText.json(analysis, of: focus)) { own, _ in own }
      }
      let score = focus.flatMap { comparison.move($0)?.scores.last ?? nil }
      document["contributed_most"] = ComparisonText.partners(
        drivers.contributing(5, score: score))
      document["pulled_against"] = ComparisonText.partners(
        drivers.pullingAgainst(5, score: score))
    }
    return .object(document)
  }

  /// The notes of all rankings, each once.
  private var notes: [String] {
    var notes: [String] = []
    for note in comparison.rankings.flatMap(\.notes) where !notes.contains(note) {
      notes.append(note)
    }
    return notes
  }

  private func moves(_ top: Int?) -> [Comparison.Move] {
    guard let top else { return comparison.moves }
    return comparison.moves.filter { move in
      move.country == focus || move.ranks.contains { ($0 ?? Int.max) <= top }
    }
  }

  private func move(_ move: Comparison.Move) -> JSONNode {
    .object([
      "country": .string(move.country.text), "rise": .optional(move.rise),
      "ranks": .array(move.ranks.map(JSONNode.optional)),
      "scores": .array(move.scores.map(JSONNode.optional)),
    ])
  }

  private var agreement: JSONNode {
    let agreement = comparison.agreement
    return .object([
      "countries": .int(agreement.countries), "kendall_tau_b": .optional(agreement.kendallTauB),
      "spearman": .optional(agreement.spearman),
      "rank_biased_overlap": .number(agreement.rankBiasedOverlap),
      "top_ten_overlap": .number(agreement.topTenOverlap),
      "top_overlaps": .object(
        Dictionary(
          uniqueKeysWithValues: agreement.topOverlaps.map { ("\($0.key)", .number($0.value)) })),
    ])
  }

  /// Drivers by what they moved: the exact part where there is one, else the counterfactual score.
  private func ranked(_ drivers: [Driver]) -> [Driver] {
    let score = focus.flatMap { comparison.move($0)?.scores.last ?? nil } ?? 0
    let size = { (driver: Driver) in
      driver.exact ?? (driver.counterfactualScore.map { score - $0 } ?? 0)
    }
    return drivers.sorted { a, b in
      let (x, y) = (abs(size(a)), abs(size(b)))
      return x == y ? a.partner < b.partner : x > y
    }
  }

  private static func partners(_ drivers: [Driver]) -> JSONNode {
    .array(drivers.map { .string($0.partner.text) })
  }

  private func driver(_ driver: Driver) -> JSONNode {
    .object([
      "partner": .string(driver.partner.text), "joint": .array(driver.joint.map(JSONNode.number)),
      "exact": .optional(driver.exact),
      "counterfactual_rank": .optional(driver.counterfactualRank),
      "counterfactual_score": .optional(driver.counterfactualScore),
    ])
  }

  /// The checks beside a result.
  public static func json(_ firmness: Firmness) -> JSONNode {
    let gap = { (neighbour: Firmness.Gap.Neighbour?) -> JSONNode in
      neighbour.map {
        .object(["country": .string($0.country.text), "gap": .number($0.gap)])
      } ?? .null
    }
    let (same, of) = firmness.agreeing()
    return .object([
      "agreeing": .int(same), "of": .int(of),
      "checks": .array(
        firmness.checks.map {
          .object([
            "kind": .string($0.kind.rawValue), "detail": .string($0.detail),
            "ranks": .array($0.ranks.map(JSONNode.optional)),
          ])
        }),
      "gaps": .array(
        firmness.gaps.map { .object(["above": gap($0.above), "below": gap($0.below)]) }),
    ])
  }

  /// A table for people.
  public func text(top: Int) -> String {
    var grid = TextGrid(["", "country"] + comparison.windows.map { ">\($0)" } + [">rise"])
    for move in moves(top) {
      grid.rows.append(
        [move.country.text, CountryTable.standard.name(of: move.country, language: .english)]
          + move.ranks.indices.map { index in
            let entry = comparison.rankings[index].entry(move.country)
            return RankingText.rank(move.ranks[index], isTied: entry?.isTied ?? false)
          } + [ComparisonText.rise(move.rise)])
    }
    var text = "\(comparison.specification)\n\n" + grid.text + "\n"
    let agreement = comparison.agreement
    text += "Agreement of the first and last ranking over \(agreement.countries) countries: "
    text += "Kendall tau-b \(ComparisonText.decimal(agreement.kendallTauB)), "
    text += "Spearman \(ComparisonText.decimal(agreement.spearman)), "
    text += "rank-biased overlap \(ComparisonText.decimal(agreement.rankBiasedOverlap)).\n"
    for (name, list) in [("Entrants", comparison.entrants), ("Leavers", comparison.leavers)]
    where !list.isEmpty {
      text += "\(name): \(list.map(\.text).joined(separator: ", "))\n"
    }
    for ranking in comparison.rankings {
      guard let totals = ranking.totals else { continue }
      text += "Grades, \(ranking.window): \(GradeText.line(totals.grades)).\n"
      guard totals.removed > 0 else { continue }
      text += "The limits removed \(NumberText.grouped(totals.removed)) publications of "
      text += "\(ranking.window) with a link weight of \(NumberText.score(totals.removedWeight)).\n"
    }
    for note in notes { text += "Note: \(note)\n" }
    if let focus { text += "\n" + focusText(focus) }
    return text
  }

  private func focusText(_ focus: CountryCode) -> String {
    let score = comparison.move(focus)?.scores.last ?? nil
    var text = analysis.map { ComparisonText.warnings($0, of: focus) } ?? ""
    text += "Ties that contributed most to the change of \(focus):\n"
    text += table(drivers.contributing(5, score: score), score)
    let against = drivers.pullingAgainst(5, score: score)
    if !against.isEmpty {
      text += "Ties that pulled against it, growing less than all ties together:\n"
      text += table(against, score)
    }
    text +=
      "Effect and rank if held: the later window with the tie held at its earlier value, grown\n"
    text += "as all ties grew. Arithmetic, not causes; the rows do not add up.\n"
    if let firmness {
      let (same, of) = firmness.agreeing()
      text += "\nFirmness: \(same) of \(of) checks point the same way.\n"
      for check in firmness.dissenting {
        let ranks = check.ranks.map { rank in
          rank.map { $0 == $0.rounded() ? "\(Int($0))" : NumberText.fixed($0, 1) } ?? "none"
        }
        text += "  \(check.kind.rawValue), \(check.detail): \(ranks.joined(separator: " to "))\n"
      }
    }
    return text + (analysis.map { self.text($0, of: focus) } ?? "")
  }

  private func table(_ drivers: [Driver], _ score: Double?) -> String {
    var grid = TextGrid([
      "partner", ">joint before", ">joint after", ">part of the change", ">effect", ">rank if held",
    ])
    for driver in drivers {
      grid.rows.append([
        driver.partner.text, NumberText.grouped(driver.joint.first ?? 0),
        NumberText.grouped(driver.joint.last ?? 0),
        driver.exact.map(NumberText.score) ?? "not additive",
        driver.effect(onScore: score).map(NumberText.effect) ?? "none",
        driver.counterfactualRank.map(String.init) ?? "none",
      ])
    }
    return grid.text
  }

  static func rise(_ rise: Int?) -> String {
    guard let rise else { return "" }
    return rise > 0 ? "+\(rise)" : "\(rise)"
  }

  private static func decimal(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, 3) } ?? "undefined"
  }
}
