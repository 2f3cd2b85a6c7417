import Geography
import Rankings

/// The focus and the countries that it is set against, side by side.
extension ReportComposer {
  /// How many countries set against the focus stand in columns and figures; the data have all.
  static let shownBeside = 5

  /// The countries that stand beside the focus on the page.
  var beside: [CountryView] { Array(contents.against.prefix(ReportComposer.shownBeside)) }

  /// The focus and those beside it.
  var views: [CountryView] { [contents.own] + beside }

  /// A column for each country that stands beside the focus, set to the right.
  func besideHeads(_ head: (String) -> String) -> [String] {
    beside.map { ">" + head(name($0.country)) }
  }

  /// The columns of the data for all countries that the focus is set against.
  func againstKeys(_ key: String) -> [String] { contents.against.map { "\(key)_\($0.country)" } }

  /// A rank as tables print it.
  func rank(_ entry: Ranking.Entry?) -> String {
    rank(entry?.rank, isTied: entry?.isTied ?? false)
  }

  /// A rank as tables print it.
  func rank(_ rank: Int?, isTied: Bool) -> String {
    rank == nil ? ReportComposer.dash : RankingText.rank(rank, isTied: isTied)
  }

  static let dash = "\u{2013}"

  /// A share as a percentage; a dash where there is none.
  func percent(_ share: Double?) -> String {
    guard let share else { return ReportComposer.dash }
    let isTiny = share > 0 && share < 0.0005
    return words.percentage(isTiny ? "< " + NumberText.percent(0.001) : NumberText.percent(share))
  }

  /// An effect on a score, as a part of it.
  func effectText(_ part: Double) -> String { words.percentage(NumberText.effect(part)) }

  /// A number with its sign, in four significant digits.
  func signed(_ value: Double) -> String {
    let text = NumberText.score(abs(value))
    return (value < 0 ? "\u{2212}" : value > 0 ? "+" : "") + text
  }

  /// Rank, change and interval of the focus and those set against it; none without the latter.
  var besideTable: [ReportBlock] {
    guard !beside.isEmpty else { return [] }
    let rankings = contents.compared.rankings
    let rows = contents.countries.map { view -> [String] in
      let move = contents.compared.move(view.country)
      let bounds = contents.stability.row(view.country)?.bounds.last ?? nil
      return [name(view.country)] + rankings.map { rank($0.entry(view.country)) } + [
        move?.rise.map(NumberText.signed) ?? ReportComposer.dash,
        bounds.map(ComparisonText.text) ?? ReportComposer.dash,
        rank(contents.defaults.rankings.last?.entry(view.country)),
      ]
    }
    return [
      .table(
        ReportTable(
          id: "beside", title: words.besideTable(country: focusName),
          columns: [
            words.country, ">\(first)", ">\(last)", ">\(words.change)",
            ">\(words.intervalIn(last))", ">\(words.default) \(last)",
          ], rows: rows, focusRow: 0,
          data: CSVTable(
            [
              "country", "name", "rank_before", "rank_after", "rise", "interval_from",
              "interval_to", "default_rank_after",
            ],
            contents.countries.map { view in
              let bounds = contents.stability.row(view.country)?.bounds.last ?? nil
              return [view.country.text, name(view.country)]
                + rankings.map { $0.rank(view.country).map(String.init) ?? "" } + [
                  contents.compared.move(view.country)?.rise.map(String.init) ?? "",
                  bounds.map { "\($0.lowerBound)" } ?? "", bounds.map { "\($0.upperBound)" } ?? "",
                  contents.defaults.rankings.last?.rank(view.country).map(String.init) ?? "",
                ]
            }), countries: contents.countries.map(\.country.text)))
    ]
  }

  /// The first partners of the focus in the collaboration of those set against it.
  var partnersBeside: [ReportBlock] {
    guard !beside.isEmpty else { return [] }
    let shown = contents.own.partners.prefix(ReportComposer.shownRanks)
    let cells = { (partner: CountryCode) -> [(share: Double?, intensity: Double?)] in
      contents.countries.map { view in
        let own = view.partner(partner)
        return (own?.shares.last ?? nil, own?.intensities.last ?? nil)
      }
    }
    let count = views.count
    return [
      .table(
        ReportTable(
          id: "partners-beside",
          title: words.partnersBesideTable(country: focusName, window: last),
          columns: [words.partner] + views.map { ">\(words.share(of: name($0.country)))" }
            + views.map { ">RIC \(name($0.country))" },
          rows: shown.map { partner in
            let own = cells(partner.country).prefix(count)
            return [name(partner.country)] + own.map { percent($0.share) }
              + own.map { $0.intensity.map { NumberText.fixed($0, 2) } ?? ReportComposer.dash }
          }, focusRow: nil,
          data: CSVTable(
            ["partner", "name"] + contents.countries.map { "share_\($0.country)" }
              + contents.countries.map { "ric_\($0.country)" },
            contents.own.partners.map { partner in
              let own = cells(partner.country)
              return [partner.country.text, name(partner.country)]
                + own.map { $0.share.map(NumberText.exact) ?? "" }
                + own.map { $0.intensity.map(NumberText.exact) ?? "" }
            }), countries: shown.map(\.country.text)))
    ]
  }

  /// Why link weights changed: the world grew, partners within it, the share in them.
  var growthBlocks: [ReportBlock] {
    let own = contents.own.growth
    let rows = contents.countries.map { view -> [String] in
      let growth = view.growth
      return [name(view.country)] + growth.linkSums.map(NumberText.score)
        + [
          (growth.linkSums.last ?? 0) - (growth.linkSums.first ?? 0), growth.parts.world,
          growth.parts.partners, growth.parts.share,
        ].map(signed)
    }
    return [
      .paragraph(
        words.growthSentence(
          country: focusName, before: NumberText.score(own.linkSums.first ?? 0),
          after: NumberText.score(own.linkSums.last ?? 0), world: signed(own.parts.world),
          partners: signed(own.parts.partners), share: signed(own.parts.share))),
      .table(
        ReportTable(
          id: "growth", title: words.growthTable,
          columns: [words.country]
            + words.growthHeads(first: first, last: last).map { ">\($0)" },
          rows: rows, focusRow: rows.count > 1 ? 0 : nil,
          data: CSVTable(
            ["country", "name", "link_sum_before", "link_sum_after", "world", "partners", "share"],
            contents.countries.map { view in
              [view.country.text, name(view.country)]
                + (view.growth.linkSums
                + [view.growth.parts.world, view.growth.parts.partners, view.growth.parts.share])
                .map(NumberText.exact)
            }), countries: contents.countries.map(\.country.text))),
    ]
  }

  /// The ranks at a constant mix of fields; none where the corpus has no two fields.
  var fieldMix: [ReportBlock] {
    let known = contents.countries.compactMap { view in
      view.fieldMix.map { (country: view.country, mix: $0) }
    }
    guard !known.isEmpty else { return [] }
    let number = { (rank: Int?) in rank.map { "\($0)" } ?? ReportComposer.dash }
    return [
      .table(
        ReportTable(
          id: "field-mix", title: words.mixTable,
          columns: [words.country, ">\(first)", ">\(last)", ">\(words.mixHead(last))"],
          rows: known.map { country, mix in
            [name(country)] + mix.ranks.map(number) + [number(mix.heldRank)]
          }, focusRow: known.count > 1 ? 0 : nil,
          data: CSVTable(
            ["country", "name", "rank_before", "rank_after", "rank_after_at_first_mix"],
            known.map { country, mix in
              [country.text, name(country)]
                + (mix.ranks + [mix.heldRank]).map { $0.map(String.init) ?? "" }
            }), countries: known.map(\.country.text))), .note(words.mixNote),
    ]
  }

  /// The collaboration of the focus by the number of countries of a publication.
  var sizes: [ReportBlock] {
    let last = contents.own.sizes.count - 1
    guard last >= 0, !contents.own.sizes[last].isEmpty else { return [.note(words.sizesUnknown)] }
    let part = { (view: CountryView, window: Int, place: Int) -> Double? in
      guard view.sizes[window].indices.contains(place) else { return nil }
      let all = view.sizes[window].reduce(0) { $0 + $1.strength }
      return all > 0 ? view.sizes[window][place].strength / all : nil
    }
    let works = { (window: Int, place: Int) -> Double? in
      let sizes = contents.own.sizes[window]
      return sizes.indices.contains(place) ? sizes[place].works : nil
    }
    let classes = contents.own.sizes[last].map(\.size.rawValue)
    return [
      .table(
        ReportTable(
          id: "sizes", title: words.sizesTable(country: focusName),
          columns: [words.sizeHead] + [first, self.last].map { ">\(words.worksIn($0))" }
            + [first, self.last].map { ">\(words.tiesIn($0))" }
            + besideHeads { words.share(of: $0) },
          rows: classes.indices.map { place in
            [classes[place]]
              + [0, last].map { works($0, place).map(NumberText.grouped) ?? ReportComposer.dash }
              + [0, last].map { percent(part(contents.own, $0, place)) }
              + beside.map { percent(part($0, last, place)) }
          }, focusRow: nil,
          data: CSVTable(
            ["countries", "works_before", "works_after", "ties_before", "ties_after"]
              + againstKeys("ties_after"),
            classes.indices.map { place in
              [classes[place]]
                + ([0, last].map { works($0, place) }
                + [0, last].map { part(contents.own, $0, place) }
                + contents.against.map { part($0, last, place) })
                .map { $0.map(NumberText.exact) ?? "" }
            }))), .note(words.sizesNote),
    ]
  }

  /// Which way the same specifications go for those set against the focus.
  func multiverseBeside(_ a: Int, _ b: Int) -> [ReportBlock] {
    guard !beside.isEmpty else { return [] }
    let rows = contents.countries.map { view -> [String] in
      let counts = view.multiverse.directions(from: a, to: b)
      let ranks = view.multiverse.results.compactMap { $0.ranks[b] }.sorted()
      let quartile = { (part: Int) in
        ranks.isEmpty ? ReportComposer.dash : "\(ranks[(ranks.count - 1) * part / 4])"
      }
      return [name(view.country)]
        + [counts.rises, counts.unchanged, counts.falls, counts.tied + counts.unranked]
        .map { "\($0)" } + [quartile(2), "\(quartile(1))\u{2013}\(quartile(3))"]
    }
    return [
      .table(
        ReportTable(
          id: "specifications-beside", title: words.multiverseBesideTable,
          columns: [words.country] + words.multiverseBesideHeads(last).map { ">\($0)" },
          rows: rows, focusRow: 0,
          data: CSVTable(
            [
              "country", "rises", "unchanged", "falls", "tied_or_unranked", "median_rank",
              "middle_half",
            ], zip(contents.countries, rows).map { [$0.country.text] + $1.dropFirst() }),
          countries: contents.countries.map(\.country.text)))
    ]
  }
}
