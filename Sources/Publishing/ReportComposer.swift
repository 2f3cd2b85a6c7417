import Collaboration
import Figures
import Geography
import Rankings

/// Puts the contents of a report into words, tables and figures: the chapters of one language.
struct ReportComposer {
  let contents: ReportContents
  let words: any ReportWords

  /// How many of the first ranks tables and figures show.
  static let shownRanks = 20
  /// How many inputs the page lists; the manifest and the tables have all.
  static let shownInputs = 40

  var focus: CountryCode { contents.study.focus }
  var reference: Specification { contents.study.specification }
  var focusName: String { name(focus) }
  var first: String { window(contents.compared.windows[0]) }
  var last: String { window(contents.compared.windows[contents.compared.windows.count - 1]) }

  func name(_ code: CountryCode) -> String {
    CountryTable.standard.name(of: code, language: words.language.names)
  }

  func window(_ window: YearWindow) -> String { words.window(window.description) }

  func ordinal(_ entry: Ranking.Entry?) -> String {
    guard let entry, let rank = entry.rank else { return words.noRank }
    return words.ordinal(rank, isTied: entry.isTied)
  }

  func ordinal(_ standing: (rank: Int, isTied: Bool)?) -> String {
    standing.map { words.ordinal($0.rank, isTied: $0.isTied) } ?? words.noRank
  }

  /// The standing of the focus in the compared windows, in words.
  var before: String { ordinal(contents.compared.rankings[0].entry(focus)) }
  var after: String {
    ordinal(contents.compared.rankings[contents.compared.rankings.count - 1].entry(focus))
  }

  /// How loud a country is in figures: those beside the focus stand out, others that it is set against
  /// are there.
  func emphasis(_ code: CountryCode) -> Emphasis {
    code == focus ? .focus : beside.contains { $0.country == code } ? .against : .quiet
  }

  /// Whether a country is the focus or one that it is set against.
  func isAskedFor(_ code: CountryCode) -> Bool {
    contents.countries.contains { $0.country == code }
  }

  func standing(_ ranking: Ranking, _ code: CountryCode) -> Standing? {
    guard let entry = ranking.entry(code), let rank = entry.rank else { return nil }
    return Standing(rank, tied: entry.isTied)
  }

  /// What the study itself says in this language.
  var texts: Study.Texts { contents.study.texts[words.language.rawValue] ?? Study.Texts() }

  /// The title of the whole report.
  var title: String {
    texts.title.isEmpty
      ? words.title(country: focusName, first: first, last: last) : texts.title
  }

  /// The headline: the result in one line.
  var headline: String {
    words.headline(
      country: focusName, before: before, after: after, first: first, last: last,
      rise: contents.compared.move(focus)?.rise) + words.headlineVerdict(plainVerdict)
  }

  /// The sentences under the headline: published, reference, default, agreement, verdict.
  var summary: [String] {
    var sentences: [String] = []
    let compared = contents.comparedIndices
    let published = contents.study.published
    if !published.isEmpty {
      let keys = contents.study.citations.map(\.key)
      let cited = Set(published.map(\.citation)).compactMap { key in
        keys.firstIndex(of: key).map { $0 + 1 }
      }.sorted().map { "[\($0)]" }.joined()
      sentences.append(
        words.publishedSentence(
          published.map { (window($0.window), words.ordinal($0.rank, isTied: false)) },
          citations: cited))
      if !texts.publishedNote.isEmpty { sentences.append(texts.publishedNote) }
    }
    let path = { (comparison: Comparison) in
      words.list(
        comparison.rankings.map { ranking in
          words.dated(ordinal(ranking.entry(focus)), window(ranking.window))
        })
    }
    if contents.named.contains(where: { $0.name == .default }) {
      sentences.append(
        words.referenceSentence(
          path(contents.comparison), specification: words.measure(reference)))
    }
    sentences.append(words.defaultSentence(path(contents.defaults)))
    if let (a, b) = compared {
      let counts = contents.multiverse.directions(from: a, to: b)
      let pair = contents.study.publishedRanks.enumerated().map { index, rank in
        index == a || index == b ? rank : nil
      }
      let both = pair.compactMap(\.self).count == 2
      let more = contents.study.publishedRanks.compactMap(\.self).count > 2
      sentences.append(
        words.agreementSentence(
          specifications: "\(contents.multiverse.results.count)", rises: "\(counts.rises)",
          falls: "\(counts.falls)", unchanged: "\(counts.unchanged)",
          exact: both ? "\(contents.multiverse.matching(pair).count)" : nil,
          exactAll: more
            ? "\(contents.multiverse.matching(contents.study.publishedRanks).count)" : nil,
          apart: counts.tied + counts.unranked))
    }
    sentences.append(verdict)
    return sentences
  }

  private var plainVerdict: VerdictWords {
    switch contents.verdict {
    case .firm: .firm
    case .notDistinguishable: .notDistinguishable
    case .dependsOnMethod(let checks):
      .dependsOnMethod(checks.map { words.check($0.kind.rawValue, detail: $0.detail) })
    }
  }

  private var verdict: String {
    let shares = contents.stability.shares
    let share = max(shares.rises, shares.falls, shares.unchanged)
    return words.verdict(
      plainVerdict, share: percent(share), checks: contents.own.firmness.checks.count)
  }

  var stabilityKind: StabilityKindWords {
    contents.stability.kind == .publications ? .publications : .pairCounts
  }

  /// All chapters in order.
  var chapters: [ReportChapter] {
    [
      ReportChapter(
        id: "in-short", title: words.chapterHeadline,
        blocks: summary.map(ReportBlock.paragraph) + besideTable + coverageShift
          + [.note(words.territories(reference.territories))]),
      ranking, changes,
    ] + [years, revisions].compactMap(\.self) + [
      output, network, partners, drivers, groups, kinds, large, firmness, publishedRanks, data,
      method,
    ]
  }

  /// Countries of the first twenty whose share of authors without a country moved by more than two
  /// points between the windows: it belongs in the headline (definitions, "Coverage").
  private var coverageShift: [ReportBlock] {
    let shifted = contents.compared.moves.filter { move in
      (move.ranks.last ?? nil).map { $0 <= 20 } ?? false
        && abs(contents.annex.coverageShifts[move.country] ?? 0) > 0.02
    }
    return shifted.isEmpty
      ? [] : [.paragraph(words.coverageShift(shifted.map { name($0.country) }))]
  }
}
