import Collaboration
import Figures
import Geography
import Rankings

/// The chapters on ranks and on who rose and fell.
extension ReportComposer {
  var ranking: ReportChapter {
    var blocks: [ReportBlock] = [.figure(bumpChart), .table(rankingTable)]
    if !contents.own.yearly.isEmpty {
      blocks += [.figure(yearlyChart), .table(yearlyTable)]
      if case .works = reference.nodes {
        blocks.append(.note(words.yearlyNote(words.nodes(contents.yearlySpecification.nodes))))
      }
    }
    return ReportChapter(id: "ranking", title: words.chapterRanking, blocks: blocks)
  }

  private var bumpChart: BumpChart {
    let rankings = contents.comparison.rankings
    let top = 15
    let own = contents.comparison.move(focus)?.ranks.last ?? nil
    let shown = contents.comparison.moves.filter {
      isShown($0.country, $0.ranks, near: own, top: top)
    }
    let ranks = rankings.map { ordinal($0.entry(focus)) }
    return BumpChart(
      caption: Caption(
        id: "ranks-by-window",
        title: words.bumpTitle(
          country: focusName, before: ranks.first ?? "", after: ranks.last ?? "",
          rise: contents.comparison.move(focus)?.rise),
        subtitle: words.bumpSubtitle(specification: words.measure(reference), top: top),
        description: words.bumpDescription(country: focusName, ranks: words.path(ranks))),
      steps: rankings.map { window($0.window) },
      lines: shown.map { move in
        BumpChart.Line(
          country: move.country.text, label: name(move.country),
          standings: rankings.map { standing($0, move.country) },
          emphasis: emphasis(move.country))
      }, top: top)
  }

  private var rankingTable: ReportTable {
    let rankings = contents.comparison.rankings
    let own = contents.comparison.move(focus)?.ranks.last ?? nil
    let rows = contents.comparison.moves.filter { isShown($0.country, $0.ranks, near: own) }
    return ReportTable(
      id: "ranking-by-window", title: words.rankingTable(top: ReportComposer.shownRanks),
      columns: [words.country] + rankings.map { ">\(window($0.window))" },
      rows: rows.map { move in
        [name(move.country)]
          + rankings.map { ranking in
            rank(ranking.entry(move.country))
          }
      },
      focusRow: rows.firstIndex { $0.country == focus },
      data: CSVTable(
        ["window", "country", "name", "rank", "tied", "score", "works", "international_works"],
        rankings.flatMap { ranking in
          ranking.entries.map { entry in
            [
              ranking.window.description, entry.country.text, name(entry.country),
              entry.rank.map(String.init) ?? "", entry.isTied ? "true" : "false",
              entry.score.map(NumberText.exact) ?? "", entry.works.map(NumberText.exact) ?? "",
              entry.internationalWorks.map(NumberText.exact) ?? "",
            ]
          }
        }), countries: rows.map(\.country.text))
  }

  private func points(
    _ series: [(year: Int, rank: Int?, isTied: Bool)]
  ) -> [RankSeries.Point] {
    series.map { point in
      RankSeries.Point(
        years: point.year...point.year,
        standing: point.rank.map { Standing($0, tied: point.isTied) })
    }
  }

  private var yearlyChart: RankSeries {
    var series = beside.map { view in
      RankSeries.Series(
        key: "reference-\(view.country)", label: name(view.country), points: points(view.yearly),
        form: .line, emphasis: .against, country: view.country.text)
    }
    series.append(
      RankSeries.Series(
        key: "reference", label: beside.isEmpty ? words.reference : focusName,
        points: points(contents.own.yearly), form: .line, emphasis: .focus))
    if contents.named.contains(where: { $0.name == .default }) {
      series.append(
        RankSeries.Series(
          key: "default", label: words.defaultOf(country: focusName),
          points: points(contents.yearlyDefault),
          form: .line, emphasis: .quiet))
    }
    if !contents.study.published.isEmpty {
      series.append(
        RankSeries.Series(
          key: "published", label: words.published,
          points: contents.study.published.map {
            RankSeries.Point(
              years: $0.window.first...$0.window.last, standing: Standing($0.rank))
          }, form: .rings, emphasis: .against))
    }
    let known = contents.own.yearly.compactMap { point in
      point.rank.map { (year: point.year, rank: $0, isTied: point.isTied) }
    }
    let ends = [known.first, known.last].map { point in
      point.map { words.ordinal($0.rank, isTied: $0.isTied) } ?? words.noRank
    }
    let years = "\(known.first?.year ?? 0)-\(known.last?.year ?? 0)"
    return RankSeries(
      caption: Caption(
        id: "ranks-by-year",
        title: words.seriesTitle(
          country: focusName, first: ends[0], last: ends[1], years: words.window(years),
          rise: known.first.flatMap { first in known.last.map { first.rank - $0.rank } }),
        subtitle: words.seriesSubtitle(
          hasDefault: contents.named.contains { $0.name == .default },
          hasPublished: !contents.study.published.isEmpty),
        description: words.seriesDescription(country: focusName)),
      country: focus.text, series: series)
  }

  private var yearlyTable: ReportTable {
    let all = contents.countries
    let years = contents.own.yearly.indices.filter { place in
      (all.map { $0.yearly[place].rank } + [contents.yearlyDefault[place].rank])
        .contains { $0 != nil }
    }
    let own = { (view: CountryView, place: Int) in
      self.rank(view.yearly[place].rank, isTied: view.yearly[place].isTied)
    }
    let number = { (rank: Int?) in rank.map(String.init) ?? "" }
    return ReportTable(
      id: "rank-by-year", title: words.yearlyTable(country: focusName),
      columns: [words.year, ">\(words.reference)", ">\(words.default)"]
        + besideHeads { $0 },
      rows: years.map { place in
        let plain = contents.yearlyDefault[place]
        return [
          "\(plain.year)", own(contents.own, place), rank(plain.rank, isTied: plain.isTied),
        ] + beside.map { own($0, place) }
      }, focusRow: nil,
      data: CSVTable(
        ["year", "rank_reference", "rank_default"]
          + againstKeys("rank_reference"),
        years.map { place in
          let plain = contents.yearlyDefault[place]
          return ["\(plain.year)", number(contents.own.yearly[place].rank), number(plain.rank)]
            + contents.against.map { number($0.yearly[place].rank) }
        }))
  }

  var changes: ReportChapter {
    let compared = contents.compared
    let own = compared.move(focus)?.ranks.last ?? nil
    let top = compared.moves.filter { $0.ranks.contains { ($0 ?? .max) <= 30 } }
    let shown = compared.moves.filter { isShown($0.country, $0.ranks, near: own, top: 30) }
    let rises = top.filter { ($0.rise ?? 0) > 0 }
      .sorted { ($0.rise ?? 0, $1.country) > ($1.rise ?? 0, $0.country) }
    let falls = top.filter { ($0.rise ?? 0) < 0 }
      .sorted { ($0.rise ?? 0, $0.country) < ($1.rise ?? 0, $1.country) }
    let label = { (move: Comparison.Move) in
      words.dated(name(move.country), move.rise.map(NumberText.signed) ?? "")
    }
    var blocks: [ReportBlock] = [
      .paragraph(
        words.movers(
          rises: rises.prefix(5).map(label), falls: falls.prefix(5).map(label)))
    ]
    if !compared.entrants.isEmpty {
      blocks.append(.paragraph(words.entrants(compared.entrants.map(name).sorted())))
    }
    if !compared.leavers.isEmpty {
      blocks.append(.paragraph(words.leavers(compared.leavers.map(name).sorted())))
    }
    let agreement = compared.agreement
    let decimal = { (value: Double?) in value.map { NumberText.fixed($0, 3) } ?? "\u{2013}" }
    blocks.append(
      .paragraph(
        words.agreement(
          countries: "\(agreement.countries)", tau: decimal(agreement.kendallTauB),
          spearman: decimal(agreement.spearman),
          overlap: decimal(agreement.rankBiasedOverlap))))
    blocks.append(.table(changesTable(shown)))
    if let note = words.scoresNote(reference.centrality) { blocks.append(.note(note)) }
    return ReportChapter(id: "changes", title: words.chapterChanges, blocks: blocks)
  }

  private func changesTable(_ moves: [Comparison.Move]) -> ReportTable {
    let rankings = contents.compared.rankings
    let rows = moves.map { move in
      [name(move.country)]
        + rankings.map { rank($0.entry(move.country)) } + [(move.rise.map(NumberText.signed) ?? "")]
        + rankings.map { ranking in
          ranking.entry(move.country)?.score.map(NumberText.score) ?? "\u{2013}"
        }
    }
    return ReportTable(
      id: "changes", title: words.changesTable(first: first, last: last),
      columns: [words.country, ">\(first)", ">\(last)", ">\(words.change)"]
        + [">\(words.score) \(first)", ">\(words.score) \(last)"],
      rows: rows, focusRow: moves.firstIndex { $0.country == focus },
      data: CSVTable(
        ["country", "name", "rank_before", "rank_after", "rise", "score_before", "score_after"],
        contents.compared.moves.map { move in
          [move.country.text, name(move.country)]
            + move.ranks.map { $0.map(String.init) ?? "" }
            + [move.rise.map(String.init) ?? ""]
            + move.scores.map { $0.map(NumberText.exact) ?? "" }
        }), countries: moves.map(\.country.text))
  }
}
