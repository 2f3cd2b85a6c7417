import Figures
import Geography
import Rankings

/// The chapters on partners and on drivers.
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
    let moves = contents.partners.prefix(30).compactMap { partner -> (String, Double)? in
      guard let before = partner.shares.first ?? nil, let after = partner.shares.last ?? nil else {
        return nil
      }
      let points = NumberText.fixed(100 * abs(after - before), 1)
      guard Double(points) != 0 else { return nil }
      let signed = (after < before ? "\u{2212}" : "+") + points
      return (
        words.dated(name(partner.country), words.pointsChange(signed)), after - before
      )
    }
    let sorted = moves.enumerated().sorted {
      ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
    }.map(\.element)
    let rising = sorted.filter { $0.1 > 0 }.prefix(5).map(\.0)
    let fading = sorted.filter { $0.1 < 0 }.reversed().prefix(5).map(\.0)
    var blocks: [ReportBlock] = [.figure(multiples)]
    if !rising.isEmpty || !fading.isEmpty {
      blocks.append(
        .paragraph(
          words.partnersSentence(
            country: focusName, rising: Array(rising), fading: Array(fading))))
    }
    blocks += [.table(partnersTable), .note(words.intensityNote)]
    return ReportChapter(id: "partners", title: words.chapterPartners, blocks: blocks)
  }

  private var multiples: SmallMultiples {
    let annex = contents.annex
    return SmallMultiples(
      caption: Caption(
        id: "partners-by-year",
        title: words.multiplesTitle(
          country: focusName, partner: contents.partners.first.map { name($0.country) } ?? ""),
        subtitle: words.multiplesSubtitle(country: focusName),
        description: words.multiplesDescription),
      steps: annex.years.map { "\($0)" },
      panels: annex.yearlyShares.map { partner, shares in
        SmallMultiples.Panel(
          country: partner.text, label: name(partner), values: shares,
          text: [shares.first ?? nil, shares.last ?? nil].map {
            $0.map(NumberText.percent) ?? "\u{2013}"
          }.joined(separator: " → "),
          emphasis: emphasis(partner))
      })
  }

  var drivers: ReportChapter {
    let effects = effects
    let direction = Double((contents.compared.move(focus)?.rise ?? 0) < 0 ? -1 : 1)
    let up = effects.filter { $0.value * direction > 0 }.prefix(5).map(\.driver.partner)
    let down = effects.filter { $0.value * direction < 0 }.prefix(5).map(\.driver.partner)
    let rank = contents.compared.rankings.last?.rank(focus)
    let keepsRank = contents.drivers.allSatisfy { $0.counterfactualRank == rank }
    let remark: [ReportBlock] =
      keepsRank ? [.paragraph(words.noSingleTie(country: focusName, rank: after))] : []
    return ReportChapter(
      id: "contributions", title: words.chapterDrivers,
      blocks: [
        .paragraph(
          words.driversSentence(
            country: focusName, up: up.map(name), down: down.map(name)))
      ] + remark + [
        .figure(driverChart(Array(effects.prefix(15)))), .table(driversTable(effects)),
        .note(words.driversNote(country: focusName)),
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

  private var partnersTable: ReportTable {
    let shown = contents.partners.prefix(ReportComposer.shownRanks)
    let dash = "\u{2013}"
    let intensities = { (partner: ReportContents.Partner) in
      contents.annex.intensities[partner.country] ?? [nil, nil]
    }
    return ReportTable(
      id: "partners", title: words.partnersTable(country: focusName, first: first, last: last),
      columns: [
        words.partner, ">\(words.jointIn(first))", ">\(words.jointIn(last))",
        ">\(words.shareIn(first))", ">\(words.shareIn(last))",
        ">\(words.intensityIn(first))", ">\(words.intensityIn(last))",
      ],
      rows: shown.map { partner in
        [name(partner.country)] + partner.joint.map(NumberText.grouped)
          + partner.shares.map { $0.map(NumberText.percent) ?? dash }
          + intensities(partner).map { $0.map { NumberText.fixed($0, 2) } ?? dash }
      }, focusRow: nil,
      data: CSVTable(
        [
          "partner", "name", "joint_before", "joint_after", "share_before", "share_after",
          "ric_before", "ric_after",
        ],
        contents.partners.map { partner in
          [partner.country.text, name(partner.country)] + partner.joint.map(NumberText.exact)
            + partner.shares.map { $0.map(NumberText.exact) ?? "" }
            + intensities(partner).map { $0.map(NumberText.exact) ?? "" }
        }), countries: shown.map(\.country.text))
  }

  private func driversTable(_ effects: [Effect]) -> ReportTable {
    let shown = effects.prefix(ReportComposer.shownRanks)
    let dash = "\u{2013}"
    return ReportTable(
      id: "drivers", title: words.driversTable(country: focusName),
      columns: [
        words.partner, ">\(words.jointIn(first))", ">\(words.jointIn(last))",
        ">\(words.scoreWithoutGrowth)", ">\(words.rankWithoutGrowth)",
      ],
      rows: shown.map { effect in
        [name(effect.driver.partner)] + effect.driver.joint.map(NumberText.grouped)
          + [effect.text, effect.driver.counterfactualRank.map(String.init) ?? dash]
      }, focusRow: nil,
      data: CSVTable(
        [
          "partner", "name", "joint_before", "joint_after", "effect_as_part_of_score",
          "exact_part_of_change", "rank_without_growth",
        ],
        effects.map { effect in
          let driver = effect.driver
          return [driver.partner.text, name(driver.partner)] + driver.joint.map(NumberText.exact)
            + [
              NumberText.exact(effect.value), driver.exact.map(NumberText.exact) ?? "",
              driver.counterfactualRank.map(String.init) ?? "",
            ]
        }), countries: shown.map(\.driver.partner.text))
  }
}
