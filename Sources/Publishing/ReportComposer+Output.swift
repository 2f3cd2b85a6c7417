import Figures
import Rankings

/// The chapter on what the countries publish.
extension ReportComposer {
  var output: ReportChapter {
    let title = words.chapterOutput
    let shown = shownOutput
    guard let focusRow = contents.annex.output.first(where: { $0.country == focus }),
      let before = focusRow.international.first ?? nil,
      let after = focusRow.international.last ?? nil
    else {
      return ReportChapter(
        id: "output", title: title, blocks: [.paragraph(words.internationalUnknown)])
    }
    var blocks: [ReportBlock] = [
      .paragraph(
        words.outputSentence(
          country: focusName, first: first, last: last, before: NumberText.grouped(before),
          after: NumberText.grouped(after))),
      .figure(outputSlope(before, after)), .table(outputTable(shown)),
    ]
    let totals = contents.compared.rankings.compactMap { ranking in
      ranking.totals.map { (ranking.window, $0) }
    }
    if totals.isEmpty {
      blocks.append(.note(words.worksUnknown))
    } else {
      blocks.append(.note(words.ledNote))
      blocks.append(
        .note(
          words.undetermined(
            totals.map { window, totals in
              words.undeterminedPart(
                window: self.window(window), count: NumberText.grouped(totals.undetermined),
                share: percent(totals.undetermined / max(1, totals.publications)))
            })))
    }
    return ReportChapter(id: "output", title: title, blocks: blocks)
  }

  /// The first twenty, the focus, and those set against it.
  private var shownOutput: [ReportAnnex.Output] {
    contents.annex.output.enumerated().filter { place, row in
      place < ReportComposer.shownRanks || isAskedFor(row.country)
    }.map(\.element)
  }

  /// The share of the international works of the last window that a country leads.
  private func led(_ row: ReportAnnex.Output) -> Double? {
    guard let led = row.led.last ?? nil, let all = row.international.last ?? nil, all > 0 else {
      return nil
    }
    return led / all
  }

  private func growth(_ before: Double?, _ after: Double?) -> String {
    guard let before, let after, before > 0 else { return "\u{2013}" }
    let part = after / before - 1
    return (part < 0 ? "\u{2212}" : "+") + percent(abs(part))
  }

  private func outputSlope(_ before: Double, _ after: Double) -> SlopeChart {
    let rows = contents.annex.output.enumerated().filter { place, row in
      place < 12 || emphasis(row.country) != .quiet
    }.map(\.element)
    let text = { (value: Double?) in value.map(NumberText.grouped) ?? "\u{2013}" }
    return SlopeChart(
      caption: Caption(
        id: "international-works",
        title: words.outputTitle(country: focusName, before: before, after: after),
        subtitle: words.outputSubtitle, description: words.outputDescription),
      from: first, to: last,
      lines: rows.map { row in
        let values = [row.international.first ?? nil, row.international.last ?? nil]
        return SlopeChart.Line(
          country: row.country.text, label: name(row.country),
          before: (values[0], text(values[0])), after: (values[1], text(values[1])),
          emphasis: emphasis(row.country))
      })
  }

  private func outputTable(_ rows: [ReportAnnex.Output]) -> ReportTable {
    let knowsWorks = contents.annex.output.contains { $0.works.contains { $0 != nil } }
    let dash = "\u{2013}"
    let text = { (value: Double?) in value.map(NumberText.grouped) ?? dash }
    var columns = [words.country]
    if knowsWorks { columns.append(">\(words.worksHead)") }
    columns += [first, last].map { ">\(words.internationalHead) \($0)" }
    columns.append(">\(words.growthHead)")
    if knowsWorks {
      columns += [">\(words.shareHead)", ">\(words.fractionalHead)", ">\(words.ledHead)"]
    }
    return ReportTable(
      id: "output", title: words.outputTable(last), columns: columns,
      rows: rows.map { row in
        let works = row.works.last ?? nil
        let international = row.international.last ?? nil
        var cells = [name(row.country)]
        if knowsWorks { cells.append(text(works)) }
        cells += [
          text(row.international.first ?? nil), text(international),
          growth(row.international.first ?? nil, international),
        ]
        if knowsWorks {
          cells.append(
            works.flatMap { all in
              international.map { all > 0 ? percent($0 / all) : dash }
            } ?? dash)
          cells.append((row.fractional.last ?? nil).map { NumberText.fixed($0, 1) } ?? dash)
          cells.append(led(row).map(percent) ?? dash)
        }
        return cells
      }, focusRow: rows.firstIndex { $0.country == focus },
      data: CSVTable(
        [
          "country", "name", "works_before", "works_after", "international_before",
          "international_after", "fractional_before", "fractional_after", "led_before", "led_after",
        ],
        contents.annex.output.map { row in
          [row.country.text, name(row.country)]
            + (row.works + row.international + row.fractional + row.led).map {
              $0.map(NumberText.exact) ?? ""
            }
        }), countries: rows.map(\.country.text))
  }
}
