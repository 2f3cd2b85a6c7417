import Geography
import Rankings

/// The chapter of a yearly edition: each year against the one before.
extension ReportComposer {
  /// nil where the windows of the study are not single years in a row.
  var years: ReportChapter? {
    let rankings = contents.comparison.rankings
    let isYearly =
      rankings.count > 2
      && zip(rankings, rankings.dropFirst()).allSatisfy {
        $0.window.first == $0.window.last && $1.window.first == $1.window.last
          && $0.window.first + 1 == $1.window.first
      }
    guard isYearly else { return nil }
    let panels = zip(rankings, rankings.dropFirst()).map { before, after in
      (
        name: words.yearStep(window(before.window), window(after.window)),
        blocks: [ReportBlock.table(step(before, after))]
      )
    }
    return ReportChapter(
      id: "years", title: words.chapterYears,
      blocks: [
        .paragraph(words.yearsIntro),
        .choice(words.year, panels, shown: panels.count - 1),
      ])
  }

  private func step(_ before: Ranking, _ after: Ranking) -> ReportTable {
    let comparison = Comparison([before, after], contents.comparison.specification)
    let own = comparison.move(focus)?.ranks.last ?? nil
    let moves = comparison.moves.filter { isShown($0.country, $0.ranks, near: own) }
    let heads = [before, after].map { window($0.window) }
    return ReportTable(
      id: "changes-\(after.window)", title: words.yearStep(heads[0], heads[1]),
      columns: [words.country] + heads.map { ">\($0)" } + [">\(words.change)"],
      rows: moves.map { move in
        [
          name(move.country), rank(before.entry(move.country)), rank(after.entry(move.country)),
          move.rise.map(NumberText.signed) ?? "",
        ]
      }, focusRow: moves.firstIndex { $0.country == focus },
      data: CSVTable(
        ["country", "name", "rank_before", "rank_after", "rise"],
        comparison.moves.map { move in
          [move.country.text, name(move.country)] + move.ranks.map { $0.map(String.init) ?? "" }
            + [move.rise.map(String.init) ?? ""]
        }), countries: moves.map(\.country.text))
  }

  /// Whether a table shows a country: among the first twenty in any window, the focus and those set
  /// against it, and the three above and below a focus that stands lower.
  func isShown(
    _ country: CountryCode, _ ranks: [Int?], near own: Int?,
    top: Int = ReportComposer.shownRanks
  ) -> Bool {
    if isAskedFor(country) || ranks.contains(where: { ($0 ?? .max) <= top }) {
      return true
    }
    guard let own, own > top, let rank = ranks.last ?? nil else { return false }
    return abs(rank - own) <= 3
  }
}
