import Figures
import Geography
import Rankings

/// The chapters on partners and on drivers.
extension ReportComposer {
  /// A driver with its effect as a part of the score: positive where the tie's own growth raised it.
  private struct Effect {
    var driver: Driver
    var value: Double
  }

  private var effects: [Effect] {
    let score = contents.compared.rankings.last?.entry(focus)?.score
    return contents.own.drivers.compactMap { driver in
      driver.effect(onScore: score).map { Effect(driver: driver, value: $0) }
    }.sorted { a, b in
      abs(a.value) == abs(b.value)
        ? a.driver.partner < b.driver.partner : abs(a.value) > abs(b.value)
    }
  }

  /// The effect of the tie with a partner on the score of a country that stands beside the focus.
  private func effect(of partner: CountryCode, on view: CountryView) -> Double? {
    let score = contents.compared.rankings.last?.entry(view.country)?.score
    return view.drivers.first { $0.partner == partner }?.effect(onScore: score)
  }

  var partners: ReportChapter {
    let moves = contents.own.partners.prefix(30).compactMap { partner -> (String, Double)? in
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
    blocks += [.table(partnersTable)] + partnersBeside
    blocks += [.note(words.intensityNote)] + leadership
    return ReportChapter(id: "partners", title: words.chapterPartners, blocks: blocks)
  }

  private var multiples: SmallMultiples {
    let annex = contents.annex
    return SmallMultiples(
      caption: Caption(
        id: "partners-by-year",
        title: words.multiplesTitle(
          country: focusName, partner: contents.own.partners.first.map { name($0.country) } ?? ""),
        subtitle: words.multiplesSubtitle(
          country: focusName, beside: beside.map { name($0.country) }),
        description: words.multiplesDescription),
      steps: annex.years.map { "\($0)" },
      panels: annex.yearlyShares.map { partner, shares in
        SmallMultiples.Panel(
          country: partner.text, label: name(partner), values: shares[0],
          text: [shares[0].first ?? nil, shares[0].last ?? nil].map(percent)
            .joined(separator: " → "),
          emphasis: emphasis(partner),
          others: zip(contents.countries, shares).dropFirst().prefix(ReportComposer.shownBeside)
            .map { SmallMultiples.Other(country: $0.country.text, values: $1) })
      })
  }

  var drivers: ReportChapter {
    let effects = effects
    let direction = Double((contents.compared.move(focus)?.rise ?? 0) < 0 ? -1 : 1)
    let up = effects.filter { $0.value * direction > 0 }.prefix(5).map(\.driver.partner)
    let down = effects.filter { $0.value * direction < 0 }.prefix(5).map(\.driver.partner)
    let rank = contents.compared.rankings.last?.rank(focus)
    let keepsRank = contents.own.drivers.allSatisfy { $0.counterfactualRank == rank }
    let remark: [ReportBlock] =
      keepsRank ? [.paragraph(words.noSingleTie(country: focusName, rank: after))] : []
    return ReportChapter(
      id: "contributions", title: words.chapterDrivers,
      blocks: [
        .paragraph(
          words.driversSentence(
            country: focusName, up: up.map(name), down: down.map(name)))
      ] + remark + [
        .figure(driverChart(Array(effects.prefix(beside.isEmpty ? 15 : 10)))),
        .table(driversTable(effects)), .note(words.driversNote(country: focusName)),
      ] + growthBlocks)
  }

  private func driverChart(_ effects: [Effect]) -> BarChart {
    return BarChart(
      caption: Caption(
        id: "drivers",
        title: words.driversTitle(
          country: focusName, partner: effects.first.map { name($0.driver.partner) } ?? "",
          isUp: (effects.first?.value ?? 0) >= 0),
        subtitle: words.driversSubtitle(measure: words.measure(reference)),
        description: words.driversDescription(country: focusName)),
      bars: effects.map { effect in
        BarChart.Bar(
          key: effect.driver.partner.text, label: name(effect.driver.partner),
          value: effect.value, text: effectText(effect.value), emphasis: .quiet,
          others: beside.map { view in
            let value = self.effect(of: effect.driver.partner, on: view)
            return BarChart.Other(
              label: view.country.text, value: value,
              text: value.map(effectText) ?? ReportComposer.dash)
          })
      }, colour: .sign)
  }

  private var partnersTable: ReportTable {
    let shown = contents.own.partners.prefix(ReportComposer.shownRanks)
    return ReportTable(
      id: "partners", title: words.partnersTable(country: focusName, first: first, last: last),
      columns: [
        words.partner, ">\(words.jointIn(first))", ">\(words.jointIn(last))",
        ">\(words.shareIn(first))", ">\(words.shareIn(last))",
        ">\(words.intensityIn(first))", ">\(words.intensityIn(last))",
      ],
      rows: shown.map { partner in
        [name(partner.country)] + partner.joint.map(NumberText.grouped)
          + partner.shares.map(percent)
          + partner.intensities.map {
            $0.map { NumberText.fixed($0, 2) } ?? ReportComposer.dash
          }
      }, focusRow: nil,
      data: CSVTable(
        [
          "partner", "name", "joint_before", "joint_after", "share_before", "share_after",
          "ric_before", "ric_after",
        ],
        contents.own.partners.map { partner in
          [partner.country.text, name(partner.country)] + partner.joint.map(NumberText.exact)
            + partner.shares.map { $0.map(NumberText.exact) ?? "" }
            + partner.intensities.map { $0.map(NumberText.exact) ?? "" }
        }), countries: shown.map(\.country.text))
  }

  private func driversTable(_ effects: [Effect]) -> ReportTable {
    let shown = effects.prefix(ReportComposer.shownRanks)
    let text = { (value: Double?) in value.map(effectText) ?? ReportComposer.dash }
    return ReportTable(
      id: "drivers", title: words.driversTable(country: focusName),
      columns: [
        words.partner, ">\(words.jointIn(first))", ">\(words.jointIn(last))",
        ">\(words.scoreWithoutGrowth)", ">\(words.rankWithoutGrowth)",
      ] + besideHeads { words.effect(on: $0) },
      rows: shown.map { effect in
        [name(effect.driver.partner)] + effect.driver.joint.map(NumberText.grouped)
          + [
            effectText(effect.value),
            effect.driver.counterfactualRank.map(String.init) ?? ReportComposer.dash,
          ] + beside.map { text(self.effect(of: effect.driver.partner, on: $0)) }
      }, focusRow: nil,
      data: CSVTable(
        [
          "partner", "name", "joint_before", "joint_after", "effect_as_part_of_score",
          "exact_part_of_change", "rank_without_growth",
        ] + againstKeys("effect_on"),
        effects.map { effect in
          let driver = effect.driver
          return [driver.partner.text, name(driver.partner)] + driver.joint.map(NumberText.exact)
            + [
              NumberText.exact(effect.value), driver.exact.map(NumberText.exact) ?? "",
              driver.counterfactualRank.map(String.init) ?? "",
            ]
            + contents.against.map {
              self.effect(of: driver.partner, on: $0).map(NumberText.exact) ?? ""
            }
        }), countries: shown.map(\.driver.partner.text))
  }

  /// Who leads the joint publications with the first partners; none where the source cannot know it.
  private var leadership: [ReportBlock] {
    let known = contents.own.partners.filter { $0.leadership != nil }
    guard !known.isEmpty else { return [.note(words.leadershipUnknown)] }
    let part = { (partner: CountryView.Partner, led: Double) in
      percent(partner.joint.last.map { $0 > 0 ? led / $0 : 0 } ?? 0)
    }
    return [
      .table(
        ReportTable(
          id: "leadership", title: words.leadershipTable(country: focusName, window: last),
          columns: [
            words.partner, ">\(words.jointIn(last))", ">\(words.led(by: focusName))",
            ">\(words.ledByPartner)",
          ],
          rows: known.prefix(ReportComposer.shownRanks).map { partner in
            [
              name(partner.country), NumberText.grouped(partner.joint.last ?? 0),
              part(partner, partner.leadership?.own ?? 0),
              part(partner, partner.leadership?.partner ?? 0),
            ]
          }, focusRow: nil,
          data: CSVTable(
            ["partner", "name", "joint", "led", "led_by_partner"],
            known.map { partner in
              [partner.country.text, name(partner.country)]
                + [
                  partner.joint.last ?? 0, partner.leadership?.own ?? 0,
                  partner.leadership?.partner ?? 0,
                ].map(NumberText.exact)
            }), countries: known.prefix(ReportComposer.shownRanks).map(\.country.text))),
      .note(words.ledNote),
    ]
  }
}
