import Collaboration
import Figures
import Geography
import Rankings

/// The chapters on firmness and on the published ranks.
extension ReportComposer {
  var firmness: ReportChapter {
    var blocks: [ReportBlock] = [
      .paragraph(stabilitySentence), .note(words.stabilityLimits), .paragraph(checksSentence),
    ]
    for (index, gap) in contents.own.firmness.gaps.enumerated() {
      let part = { (neighbour: Firmness.Gap.Neighbour?) in
        neighbour.map { (name($0.country), percent($0.gap)) }
      }
      blocks.append(
        .paragraph(
          words.gapSentence(
            window: window(contents.own.firmness.windows[index]), above: part(gap.above),
            below: part(gap.below))))
    }
    blocks.insert(.figure(intervals), at: 1)
    blocks.append(.table(checksTable))
    if let (a, b) = contents.comparedIndices {
      blocks.append(.figure(histogram(a, b)))
      blocks.append(.figure(curve(b)))
      blocks.append(.explorer(explorer))
      blocks += multiverseBeside(a, b)
      blocks.append(.table(choicesTable(a, b)))
      let counts = contents.multiverse.directions(from: a, to: b)
      blocks.append(
        .note(
          words.multiverseNote(
            tied: counts.tied, unranked: counts.unranked,
            wasSearchedFor: contents.study.published.count > 0)))
      blocks.append(
        .paragraph(
          words.axesSentence(
            axes.map { "\(words.name(ofAxis: $0.key)) \($0.labels.joined(separator: ", "))" })))
    }
    return ReportChapter(id: "firmness", title: words.chapterFirmness, blocks: blocks)
  }

  private var stabilitySentence: String {
    let row = contents.stability.row(focus)
    let bounds = (row?.bounds ?? []).map { bounds in
      bounds.map {
        $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
      }
        ?? words.noRank
    }
    let shares = contents.stability.shares
    return words.stabilitySentence(
      country: focusName, first: first, last: last, before: bounds.first ?? words.noRank,
      after: bounds.last ?? words.noRank,
      share: percent(max(shares.rises, shares.falls, shares.unchanged)),
      replicates: "\(contents.stability.replicates)", kind: stabilityKind)
  }

  private var checksSentence: String {
    let (same, of) = contents.own.firmness.agreeing()
    return words.checksSentence(same: same, of: of)
  }

  private var checksTable: ReportTable {
    let text = { (rank: Double?) in
      rank.map { $0 == $0.rounded() ? "\(Int($0))" : NumberText.fixed($0, 1) }
        ?? ReportComposer.dash
    }
    let other = { (view: CountryView, check: Firmness.Check) -> Double? in
      view.firmness.checks.first { ($0.kind, $0.detail) == (check.kind, check.detail) }?
        .ranks.last ?? nil
    }
    return ReportTable(
      id: "checks", title: words.checksTable,
      columns: [words.check, ">\(first)", ">\(last)"]
        + besideHeads { words.rank(of: $0) },
      rows: contents.own.firmness.checks.map { check in
        [words.check(check.kind.rawValue, detail: check.detail)] + check.ranks.map(text)
          + beside.map { text(other($0, check)) }
      }, focusRow: nil,
      data: CSVTable(
        ["check", "detail", "rank_before", "rank_after"]
          + againstKeys("rank_after"),
        contents.own.firmness.checks.map { check in
          [check.kind.rawValue, check.detail]
            + (check.ranks + contents.against.map { other($0, check) })
            .map { $0.map(NumberText.exact) ?? "" }
        }))
  }

  var publishedRanks: ReportChapter {
    var blocks: [ReportBlock] = []
    let published = contents.study.publishedRanks
    if published.allSatisfy({ $0 == nil }) {
      blocks.append(.paragraph(words.nothingPublished))
    } else {
      let windows = zip(contents.study.windows, published).filter { $1 != nil }.map(\.0)
      blocks.append(
        .paragraph(
          words.matchesSentence(
            all: "\(contents.multiverse.results.count)",
            exact: "\(contents.multiverse.matching(published).count)",
            windows: words.list(windows.map(window)))))
      if let (matching, of) = thresholds {
        blocks.append(.paragraph(words.thresholds(matching: matching, of: of)))
      }
      blocks.append(.note(words.foundByLooking))
      if !texts.specificationNote.isEmpty { blocks.append(.note(texts.specificationNote)) }
    }
    blocks.append(.table(namedTable))
    blocks.append(.table(levelsTable))
    return ReportChapter(id: "published", title: words.chapterPublished, blocks: blocks)
  }

  /// How many thresholds of works give every published rank, the chosen one included.
  private var thresholds: (matching: Int, of: Int)? {
    guard case .works = reference.nodes else { return nil }
    let published = contents.study.publishedRanks
    let own = contents.comparison.rankings.map { $0.rank(focus).map(Double.init) }
    let all = [own] + contents.own.levels.filter { $0.kind == .threshold }.map(\.ranks)
    let matching = all.filter { ranks in
      zip(ranks, published).allSatisfy { $1 == nil || $0 == $1.map(Double.init) }
    }
    return (matching.count, all.count)
  }

  private var levelsTable: ReportTable {
    let number = { (rank: Double?) in rank.map { "\(Int($0))" } ?? ReportComposer.dash }
    let other = { (view: CountryView, place: Int) -> Double? in
      view.levels.indices.contains(place) ? view.levels[place].ranks.last ?? nil : nil
    }
    let rows = contents.own.levels.enumerated().map { place, check in
      [words.check(check.kind.rawValue, detail: check.detail)] + check.ranks.map(number)
        + beside.map { number(other($0, place)) }
    }
    return ReportTable(
      id: "rank-by-node-set", title: words.levelsTable(country: focusName),
      columns: [words.check] + contents.study.windows.map { ">\(window($0))" }
        + besideHeads { words.rank(of: $0) }, rows: rows, focusRow: nil,
      data: CSVTable(
        ["check", "detail"] + contents.study.windows.map { "rank_\($0.description)" }
          + againstKeys("rank_last"),
        contents.own.levels.enumerated().map { place, check in
          [check.kind.rawValue, check.detail]
            + (check.ranks + contents.against.map { other($0, place) })
            .map { $0.map(NumberText.exact) ?? "" }
        }))
  }

  private var namedTable: ReportTable {
    let windows = contents.study.windows
    var rows: [[String]] = []
    if contents.study.publishedRanks.contains(where: { $0 != nil }) {
      rows.append(
        [words.published]
          + contents.study.publishedRanks.map { $0.map(String.init) ?? ReportComposer.dash }
          + beside.map { _ in "" })
    }
    for named in contents.named {
      var label = words.measure(named.specification)
      if named.name == .reference { label = "\(words.reference): \(label)" }
      if named.name == .default { label = "\(words.default): \(label)" }
      rows.append(
        [label]
          + named.standings[0].map { rank($0?.rank, isTied: $0?.isTied ?? false) }
          + others(named).map { rank($0?.rank, isTied: $0?.isTied ?? false) })
    }
    return ReportTable(
      id: "rank-by-specification", title: words.namedTable(country: focusName),
      columns: [words.specification] + windows.map { ">\(window($0))" }
        + besideHeads { words.rank(of: $0) }, rows: rows,
      focusRow: contents.study.publishedRanks.contains { $0 != nil } ? 0 : nil,
      data: CSVTable(
        ["name", "specification"] + windows.map { "rank_\($0.description)" }
          + againstKeys("rank_last"),
        contents.named.map { named in
          [named.name.rawValue, named.specification.description]
            + (named.standings[0] + named.standings.dropFirst().map { $0.last ?? nil })
            .map { $0.map { "\($0.rank)" } ?? "" }
        }))
  }

  /// The standings of the last window of those beside the focus.
  private func others(
    _ named: ReportContents.NamedRanks
  ) -> [(rank: Int, isTied: Bool)?] {
    named.standings.dropFirst().prefix(beside.count).map { $0.last ?? nil }
  }
}
