import Collaboration
import Geography
import Rankings

/// What stands beside the change of a country, in words and as JSON.
extension ComparisonText {
  /// The parts of the document that an analysis adds.
  static func json(_ analysis: ChangeAnalysis, of focus: CountryCode) -> [String: JSONNode] {
    var members: [String: JSONNode] = [
      "stability": json(analysis.stability), "verdict": .string(analysis.verdict.name),
      "growth": json(analysis.growth),
      "incomplete_years": .array(analysis.incompleteYears.map(JSONNode.int)),
    ]
    members["coverage_shifts"] = .array(
      analysis.coverageShifts.map {
        .object([
          "country": .string($0.country.text),
          "authors_without_country": .array($0.shares.map(JSONNode.number)),
        ])
      })
    let shifts = analysis.coverage.shifts(of: focus)
    members["coverage"] = .array(
      analysis.coverage.enumerated().map { place, window in
        .object([
          "window": .string(window.window.description),
          "publications": .optional(window.publications),
          "without_country": .optional(window.withoutCountry),
          "authors_without_country": .optional(window.authorsWithoutCountry),
          "focus_authors_without_country": .optional(window.byCountry[focus]),
          "shifted": .bool(shifts.contains(place)),
        ])
      })
    if let mix = analysis.fieldMix {
      members["constant_field_mix"] = .object([
        "ranks": .array(mix.ranks.map(JSONNode.optional)), "held_rank": .optional(mix.heldRank),
      ])
    }
    return members
  }

  /// The document part of a resampling.
  static func json(_ stability: Stability) -> JSONNode {
    let ranks = { (range: ClosedRange<Int>?) -> JSONNode in
      range.map { .array([.int($0.lowerBound), .int($0.upperBound)]) } ?? .null
    }
    let scores = { (range: ClosedRange<Double>?) -> JSONNode in
      range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
    }
    return .object([
      "kind": .string(stability.kind.rawValue), "seed": .string(String(stability.seed)),
      "replicates": .int(stability.replicates), "rises": .number(stability.shares.rises),
      "falls": .number(stability.shares.falls), "unchanged": .number(stability.shares.unchanged),
      "countries": .array(
        stability.rows.map { row in
          .object([
            "country": .string(row.country.text), "ranks": .array(row.bounds.map(ranks)),
            "scores": .array(row.scores.map(scores)), "rises": .number(row.rises),
            "falls": .number(row.falls),
            "below_focus": .array(row.belowFocus.map(JSONNode.number)),
          ])
        }),
    ])
  }

  private static func json(_ growth: Growth) -> JSONNode {
    let parts = { (parts: Growth.Parts) -> [String: JSONNode] in
      [
        "world": .number(parts.world), "partners": .number(parts.partners),
        "share": .number(parts.share),
      ]
    }
    var members = parts(growth.parts)
    members["link_sums"] = .array(growth.linkSums.map(JSONNode.number))
    members["by_partner"] = .array(
      growth.byPartner.map { partner, part in
        .object(
          parts(part).merging(["partner": .string(partner.text)]) { own, _ in own })
      })
    return .object(members)
  }

  /// The headline of what is doubtful about the data themselves.
  static func warnings(_ analysis: ChangeAnalysis, of focus: CountryCode) -> String {
    var text = ""
    for place in analysis.coverage.shifts(of: focus) {
      let shares = [place - 1, place].map { index -> String in
        let window = analysis.coverage[index]
        let all = window.authorsWithoutCountry.map(NumberText.percent) ?? "unknown"
        let own = window.byCountry[focus].map(NumberText.percent) ?? "unknown"
        return "\(all) (\(focus): \(own)) in \(window.window)"
      }
      text += "Coverage shifted: authors without a country \(shares.joined(separator: ", "))"
      text += ".\n"
    }
    for shift in analysis.coverageShifts {
      text += "Coverage: of the authors of \(shift.country)'s works "
      text += shift.shares.map(NumberText.percent).joined(separator: ", then ")
      text += " have no country. The change may be one of the data.\n"
    }
    if !analysis.incompleteYears.isEmpty {
      let years = analysis.incompleteYears.map(String.init).joined(separator: ", ")
      text += "Far below the years around: \(years), probably incomplete [year-incomplete].\n"
    }
    return text
  }

  /// Growth, stability and verdict.
  func text(_ analysis: ChangeAnalysis, of focus: CountryCode) -> String {
    ComparisonText.text(analysis.growth)
      + (analysis.fieldMix.map(ComparisonText.text) ?? "")
      + "\n" + stabilityText(analysis.stability, focus) + gapsText(analysis.firmness)
      + "\nVerdict: " + ComparisonText.sentence(analysis.verdict) + "\n"
  }

  private static func text(_ growth: Growth) -> String {
    let part = { (value: Double) in
      (value < 0 ? "\u{2212}" : "+") + NumberText.score(abs(value))
    }
    let sums = growth.linkSums.map(NumberText.score).joined(separator: " to ")
    var text = "\nLink weight of \(growth.focus), \(sums): the world grew "
    text += "\(part(growth.parts.world)), its partners within it \(part(growth.parts.partners)), "
    return text + "its share in them \(part(growth.parts.share)).\n"
  }

  private static func text(_ mix: ConstantFieldMix) -> String {
    let rank = { (rank: Int?) in rank.map(String.init) ?? "none" }
    return
      "By fields counted whole: \(mix.ranks.map(rank).joined(separator: " to ")); with the mix of "
      + "fields held at the first window's: \(rank(mix.heldRank)).\n"
  }

  private func stabilityText(_ stability: Stability, _ focus: CountryCode) -> String {
    guard let row = stability.row(focus) else { return "" }
    let what =
      stability.kind == .publications
      ? "resamplings of the publications" : "draws of Poisson noise on the pair counts"
    var text = "In \(NumberText.grouped(Double(stability.replicates))) \(what) "
    text += "(seed \(stability.seed)): rise in \(NumberText.percent(row.rises)), fall in "
    text += "\(NumberText.percent(row.falls)).\n"
    var grid = TextGrid(["stability interval", ">rank", ">score"])
    for (place, window) in stability.windows.enumerated() {
      grid.rows.append([
        window.description, row.bounds[place].map(ComparisonText.text) ?? "not always ranked",
        row.scores[place].map {
          "\(NumberText.score($0.lowerBound))\u{2013}\(NumberText.score($0.upperBound))"
        } ?? "",
      ])
    }
    text += grid.text
    let last = stability.windows.count - 1
    let neighbours = neighbours(of: focus).compactMap { country -> String? in
      stability.row(country).flatMap { row in
        row.belowFocus.last.map { "\(country) in \(NumberText.percent($0))" }
      }
    }
    guard !neighbours.isEmpty else { return text }
    return text
      + "\(focus) stands above \(neighbours.joined(separator: ", ")) of the replicates in "
      + "\(stability.windows[last]).\n"
  }

  /// The two countries on either side of the focus in the last window.
  private func neighbours(of focus: CountryCode) -> [CountryCode] {
    let order = comparison.rankings.last?.entries.map(\.country) ?? []
    guard let place = order.firstIndex(of: focus) else { return [] }
    return order[max(0, place - 2)..<min(order.count, place + 3)].filter { $0 != focus }
  }

  private func gapsText(_ firmness: Firmness) -> String {
    zip(firmness.windows, firmness.gaps).map { window, gap in
      var parts: [String] = []
      if let above = gap.above {
        parts.append("\(above.country) leads by \(NumberText.percent(above.gap))")
      }
      if let below = gap.below {
        parts.append("the lead over \(below.country) is \(NumberText.percent(below.gap))")
      }
      return parts.isEmpty ? "" : "Score gaps in \(window): \(parts.joined(separator: ", ")).\n"
    }.joined()
  }

  private static func sentence(_ verdict: Verdict) -> String {
    switch verdict {
    case .firm: "firm. The same direction in 95 % of the replicates or more, and in every check."
    case .dependsOnMethod(let checks):
      "depends on the method. \(checks.count) checks differ, as listed above."
    case .notDistinguishable:
      "not distinguishable. Fewer than 95 % of the replicates go the same way."
    }
  }

  static func text(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)\u{2013}\(range.upperBound)"
  }
}
