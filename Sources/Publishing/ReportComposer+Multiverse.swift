import Collaboration
import Figures
import Geography
import Rankings

/// Figures and tables of the multiverse, and the intervals of resampling.
extension ReportComposer {
  var intervals: RankIntervals {
    let ranking = contents.compared.rankings[contents.compared.rankings.count - 1]
    let own = ranking.rank(focus)
    let shown = ranking.entries.filter { isShown($0.country, [$0.rank], near: own) }
    let bounds = { (country: CountryCode) in
      (contents.stability.row(country)?.bounds.last ?? nil)
    }
    let text = bounds(focus).map {
      $0.lowerBound == $0.upperBound
        ? words.ordinal($0.lowerBound, isTied: false)
        : words.range(from: $0.lowerBound, to: $0.upperBound)
    }
    return RankIntervals(
      caption: Caption(
        id: "rank-intervals",
        title: words.intervalsTitle(
          country: focusName, bounds: text ?? words.noRank, window: last),
        subtitle: words.intervalsSubtitle, description: words.intervalsDescription),
      rows: shown.compactMap { entry in
        entry.rank.map { rank in
          RankIntervals.Row(
            country: entry.country.text, label: name(entry.country),
            standing: Standing(rank, tied: entry.isTied), bounds: bounds(entry.country),
            emphasis: emphasis(entry.country))
        }
      })
  }

  var explorer: SpecificationExplorer {
    let axes = axes
    let place = { (specification: Specification) in
      axes.map { axis in axis.levels.firstIndex(of: axis.value(specification)) ?? 0 }
    }
    return SpecificationExplorer(
      axes: axes.map {
        SpecificationExplorer.Axis(
          key: $0.key, label: words.name(ofAxis: $0.key), levels: $0.labels)
      }, windows: contents.multiverse.windows.map(window),
      countries: views.map { name($0.country) },
      results: contents.multiverse.results.enumerated().map { index, result in
        SpecificationExplorer.Result(
          choices: place(result.specification),
          ranks: views.map { $0.multiverse.results[index].ranks }, isTied: result.isTied)
      }, start: place(reference))
  }

  func histogram(_ a: Int, _ b: Int) -> RankChangeHistogram {
    let counts = contents.multiverse.directions(from: a, to: b)
    var bins: [Int: Int] = [:]
    for result in contents.multiverse.results where !result.isTied(a, b) {
      if let rise = result.rise(from: a, to: b) { bins[rise, default: 0] += 1 }
    }
    let ranks = contents.study.publishedRanks
    var published: Int?
    if let before = ranks[a], let after = ranks[b] { published = before - after }
    return RankChangeHistogram(
      caption: Caption(
        id: "rank-changes",
        title: words.histogramTitle(
          max(counts.rises, counts.falls), of: contents.multiverse.results.count,
          country: focusName, isHigher: counts.rises >= counts.falls),
        subtitle: words.histogramSubtitle(first: first, last: last),
        description: words.histogramDescription),
      bins: bins.sorted { $0.key < $1.key }.map {
        RankChangeHistogram.Bin(change: $0.key, count: $0.value)
      },
      labels: RankChangeHistogram.Labels(
        falls: words.falls(counts.falls), unchanged: words.unchangedLabel(counts.unchanged),
        rises: words.rises(counts.rises), published: words.published), published: published)
  }

  /// The axes with more than one level.
  var axes: [Axis] {
    let axes = contents.multiverse.axes
    let value = { (key: String) in
      { (specification: Specification) in
        specification.items.first { $0.key == key }?.value ?? ""
      }
    }
    var all = axes.items
    if axes.centralities.contains("partner-share") {
      for index in all.indices where all[index].key == "weights" {
        all[index].levels.append("partner")
      }
    }
    return all.filter { $0.levels.count > 1 }.map { key, levels in
      Axis(
        key: key, levels: levels, labels: levels.map { words.level($0, ofAxis: key) },
        value: value(key))
    }
  }

  /// An axis of the multiverse.
  struct Axis {
    var key: String
    var levels: [String]
    /// The levels in words.
    var labels: [String]
    /// The level that a specification has.
    var value: (Specification) -> String
  }

  func curve(_ index: Int) -> SpecificationCurve {
    let results = contents.multiverse.results
    let ranks = results.compactMap { $0.ranks[index] }
    let axes = axes
    // Results go by their number in the order of report.json, which has them in full.
    let flags = contents.named.filter { $0.name != .other }.map { named in
      SpecificationCurve.Flag(
        key: results.firstIndex { $0.specification == named.specification }.map { "\($0 + 1)" }
          ?? "",
        label: named.name == .reference ? words.reference : words.default,
        emphasis: named.name == .reference ? .focus : .quiet)
    }
    var curve = SpecificationCurve(
      caption: Caption(
        id: "specification-curve",
        title: words.curveTitle(
          country: focusName, low: words.ordinal(ranks.min() ?? 0, isTied: false),
          high: words.ordinal(ranks.max() ?? 0, isTied: false),
          window: window(contents.multiverse.windows[index])),
        subtitle: "", description: words.curveDescription),
      axes: axes.map {
        SpecificationCurve.Axis(
          label: words.name(ofAxis: $0.key), choices: $0.labels, key: $0.key, values: $0.levels)
      },
      results: results.enumerated().map { number, result in
        SpecificationCurve.Result(
          key: "\(number + 1)",
          standing: result.ranks[index].map { Standing($0, tied: result.ties[index]) },
          choices: axes.map { axis in
            axis.levels.firstIndex(of: axis.value(result.specification)) ?? 0
          })
      },
      published: contents.study.publishedRanks[index].map {
        SpecificationCurve.Published(rank: $0, label: words.published)
      }, flags: flags,
      others: beside.map { view in
        SpecificationCurve.Other(
          country: view.country.text, label: name(view.country),
          ranks: view.multiverse.results.compactMap { $0.ranks[index] })
      })
    curve.caption.subtitle = words.curveSubtitle(
      isLogarithmic: curve.hasLogarithmicRanks, country: beside.isEmpty ? nil : focusName)
    return curve
  }

  /// What each choice of each axis gives between the compared windows.
  func choicesTable(_ a: Int, _ b: Int) -> ReportTable {
    let pair = contents.study.publishedRanks.enumerated().map { index, rank in
      index == a || index == b ? rank : nil
    }
    let hasPublished = pair.compactMap(\.self).count == 2
    var rows: [[String]] = []
    var data: [[String]] = []
    for axis in axes {
      for (level, label) in zip(axis.levels, axis.labels) {
        let places = contents.multiverse.results.indices.filter {
          axis.value(contents.multiverse.results[$0].specification) == level
        }
        var part = contents.multiverse
        part.results = places.map { part.results[$0] }
        guard !part.results.isEmpty else { continue }
        let counts = part.directions(from: a, to: b)
        let median = { (view: CountryView) -> String in
          let ranks = places.map { view.multiverse.results[$0] }
            .filter { !$0.ties[b] }.compactMap { $0.ranks[b] }.sorted()
          return ranks.isEmpty ? ReportComposer.dash : "\(ranks[(ranks.count - 1) / 2])"
        }
        let numbers =
          [part.results.count, counts.rises, counts.unchanged, counts.falls].map { "\($0)" }
          + [median(contents.own)] + (hasPublished ? ["\(part.matching(pair).count)"] : [])
        rows.append(
          ["\(words.name(ofAxis: axis.key)): \(label)"] + numbers + beside.map(median))
        data.append([axis.key, level] + numbers + contents.against.map(median))
      }
    }
    let heads =
      words.choiceHeads(window: last) + (hasPublished ? [words.exact] : [])
      + beside.map { words.median(of: name($0.country)) }
    return ReportTable(
      id: "choices", title: words.choicesTable(country: focusName),
      columns: heads.enumerated().map { $0.offset == 0 ? $0.element : ">\($0.element)" },
      rows: rows, focusRow: nil,
      data: CSVTable(
        ["axis", "choice", "specifications", "rises", "unchanged", "falls", "median_rank"]
          + (hasPublished ? ["exactly_published"] : [])
          + againstKeys("median_rank"), data))
  }
}
