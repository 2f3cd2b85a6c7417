import Figures
import Geography
import Rankings

/// The chapter on partners and drivers.
extension ReportComposer {
  /// A driver with its effect as a part of the score: positive where the tie's own growth raised it.
  private struct Effect {
    var driver: Driver
    var value: Double

    var text: String { NumberText.effect(value) }
  }

  private var effects: [Effect] {
    let score = contents.compared.rankings.last?.entry(focus)?.score
    return contents.drivers.compactMap { driver in
      driver.effect(onScore: score).map { Effect(driver: driver, value: $0) }
    }.sorted { a, b in
      abs(a.value) == abs(b.value)
        ? a.driver.partner < b.driver.partner : abs(a.value) > abs(b.value)
    }
  }

  var partners: ReportChapter {
    let effects = effects
    let direction = Double((contents.compared.move(focus)?.rise ?? 0) < 0 ? -1 : 1)
    let up = effects.filter { $0.value * direction > 0 }.prefix(5).map(\.driver.partner)
    let down = effects.filter { $0.value * direction < 0 }.prefix(5).map(\.driver.partner)
    let rank = contents.compared.rankings.last?.rank(focus)
    let keepsRank = contents.drivers.allSatisfy { $0.counterfactualRank == rank }
    let remark: [ReportBlock] =
      keepsRank ? [.paragraph(words.noSingleTie(country: focusName, rank: after))] : []
    return ReportChapter(
      id: "partners", title: words.chapterPartners,
      blocks: [
        .paragraph(
          words.driversSentence(
            country: focusName, up: up.map(name), down: down.map(name)))
      ] + remark + [
        .figure(driverChart(Array(effects.prefix(15)))),
        .note(words.driversNote(country: focusName)),
        .table(partnersTable(effects)),
      ])
  }

  private func driverChart(_ effects: [Effect]) -> BarChart {
    return BarChart(
      caption: Caption(
        id: "drivers",
        title: words.driversTitle(
          country: focusName, partner: effects.first.map { name($0.driver.partner) } ?? ""),
        subtitle: words.driversSubtitle(measure: words.measure(reference)),
        description: words.driversDescription(country: focusName)),
      bars: effects.map { effect in
        BarChart.Bar(
          key: effect.driver.partner.text, label: name(effect.driver.partner),
          value: effect.value, text: effect.text, emphasis: .quiet)
      }, colour: .sign)
  }

  private func partnersTable(_ effects: [Effect]) -> ReportTable {
    var byPartner: [CountryCode: Effect] = [:]
    for effect in effects { byPartner[effect.driver.partner] = effect }
    let shown = contents.partners.prefix(ReportComposer.shownRanks)
    let dash = "\u{2013}"
    return ReportTable(
      id: "partners", title: words.partnersTable(country: focusName, first: first, last: last),
      columns: [
        words.partner, ">\(words.jointIn(first))", ">\(words.jointIn(last))",
        ">\(words.shareIn(first))", ">\(words.shareIn(last))", ">\(words.scoreWithoutGrowth)",
        ">\(words.rankWithoutGrowth)",
      ],
      rows: shown.map { partner in
        let effect = byPartner[partner.country]
        return [name(partner.country)] + partner.joint.map(NumberText.grouped)
          + partner.shares.map { $0.map(NumberText.percent) ?? dash } + [
            effect?.text ?? dash,
            effect?.driver.counterfactualRank.map(String.init) ?? dash,
          ]
      }, focusRow: nil,
      data: CSVTable(
        [
          "partner", "name", "joint_before", "joint_after", "share_before", "share_after",
          "effect_as_part_of_score", "exact_part_of_change", "rank_without_growth",
        ],
        contents.partners.map { partner in
          let effect = byPartner[partner.country]
          return [partner.country.text, name(partner.country)]
            + partner.joint.map(NumberText.exact)
            + partner.shares.map { $0.map(NumberText.exact) ?? "" } + [
              effect.map { NumberText.exact($0.value) } ?? "",
              effect?.driver.exact.map(NumberText.exact) ?? "",
              effect?.driver.counterfactualRank.map(String.init) ?? "",
            ]
        }))
  }
}
