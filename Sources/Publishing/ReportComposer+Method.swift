import Figures
import Rankings

/// The chapters on data and on method.
extension ReportComposer {
  var data: ReportChapter {
    let data = contents.data
    var blocks: [ReportBlock] = []
    if !data.source.isEmpty {
      blocks.append(
        .paragraph(words.dataSentence(data.source)))
    }
    if !data.notes.isEmpty { blocks.append(.list(data.notes)) }
    if let records = data.records {
      blocks.append(
        .paragraph(
          words.recordsSentence(
            read: "\(records.read)", accepted: "\(records.accepted)",
            duplicate: "\(records.duplicate)", rejected: "\(records.rejected)")))
    }
    if let grades = data.grades { blocks.append(.paragraph(words.gradesSentence(grades))) }
    if let aliases = data.aliases {
      blocks.append(.paragraph(words.aliasesSentence(texts: aliases.texts)))
    }
    blocks.append(.figure(coverageChart))
    if !contents.annex.coverage.isEmpty { blocks.append(.table(coverageTable)) }
    blocks.append(.note(data.hasPublications ? words.publicationsLimits : words.countsLimits))
    return ReportChapter(id: "data", title: words.chapterData, blocks: blocks)
  }

  private var coverageTable: ReportTable {
    let rows = contents.annex.coverage
    let share = { (part: Double, all: Double) in all > 0 ? part / all : 0 }
    return ReportTable(
      id: "coverage", title: words.coverageTable, columns: words.coverageHeads,
      rows: rows.map { year, totals in
        ["\(year)"]
          + [totals.publications, totals.international, totals.undetermined, totals.withoutCountry]
          .map(NumberText.grouped)
          + [percent(share(totals.authorsWithoutCountry, totals.authors))]
      }, focusRow: nil,
      data: CSVTable(
        [
          "year", "publications", "international", "undetermined", "without_country", "authors",
          "authors_without_country",
        ],
        rows.map { year, totals in
          ["\(year)"]
            + [
              totals.publications, totals.international, totals.undetermined,
              totals.withoutCountry, totals.authors, totals.authorsWithoutCountry,
            ].map(NumberText.exact)
        }))
  }

  private var coverageChart: CoverageChart {
    let years = contents.years
    let largest = years.map(\.links).max() ?? 0
    let unit =
      words.language == .simplifiedChinese
      ? (largest >= 100_000
        ? ValueUnit(divisor: 10_000, suffix: "万") : ValueUnit(divisor: 1, suffix: ""))
      : largest >= 2_000_000
        ? ValueUnit(divisor: 1_000_000, suffix: " M")
        : largest >= 20_000
          ? ValueUnit(divisor: 1_000, suffix: " k") : ValueUnit(divisor: 1, suffix: "")
    let positions = { (window: (Int, Int)) -> ClosedRange<Int>? in
      guard let low = years.firstIndex(where: { $0.year >= window.0 }),
        let high = years.lastIndex(where: { $0.year <= window.1 }), low <= high
      else { return nil }
      return low...high
    }
    return CoverageChart(
      caption: Caption(
        id: "coverage",
        title: words.coverageTitle(
          first: "\(years.first?.year ?? 0)", last: "\(years.last?.year ?? 0)",
          before: NumberText.grouped(years.first?.links ?? 0),
          after: NumberText.grouped(years.last?.links ?? 0)),
        subtitle: words.coverageSubtitle, description: words.coverageDescription),
      columns: years.map { year in
        CoverageChart.Column(
          label: "\(year.year)", value: year.links, text: NumberText.grouped(year.links),
          flagged: year.isIncomplete)
      },
      brackets: contents.compared.windows.compactMap { span in
        positions((span.first, span.last)).map {
          CoverageChart.Bracket(label: window(span), columns: $0, emphasis: .focus)
        }
      }, flagNote: words.coverageFlag, unit: largest < 10_000 ? ValueUnit() : unit)
  }

  var method: ReportChapter {
    var blocks: [ReportBlock] = [
      .paragraph(words.methodParagraph(methodWords)), .paragraph(words.canonicalLine),
      .code(reference.description),
    ]
    blocks.append(
      .table(
        ReportTable(
          id: "inputs", title: words.inputsTable, columns: [words.file, "SHA-256"],
          rows: contents.inputs.prefix(ReportComposer.shownInputs).map { [$0.path, $0.sha256] },
          focusRow: nil,
          data: CSVTable(
            ["file", "sha256"], contents.inputs.map { [$0.path, $0.sha256] }))))
    if contents.inputs.count > ReportComposer.shownInputs {
      blocks.append(
        .paragraph(words.moreInputs("\(contents.inputs.count - ReportComposer.shownInputs)")))
    }
    blocks.append(
      .paragraph(words.madeBy(version: contents.version, manifest: "manifest.json")))
    blocks.append(.paragraph(words.dataFiles))
    if !contents.study.citations.isEmpty {
      blocks.append(.paragraph(words.references))
      blocks.append(
        .list(
          contents.study.citations.enumerated().map { "[\($0.offset + 1)] \($0.element.text)" }))
    }
    return ReportChapter(id: "method", title: words.chapterMethod, blocks: blocks)
  }

  private var methodWords: MethodWords {
    MethodWords(
      counting: words.counting(reference.counting), territories: reference.territories,
      nodes: words.nodes(reference.nodes),
      countries: contents.comparison.rankings.map { "\($0.entries.count)" },
      minJoint: "\(reference.minJoint)", weight: words.weight(reference.weight),
      centrality: words.centrality(reference.centrality),
      windows: contents.study.windows.map(window), pool: words.pool(reference.pool))
  }
}
