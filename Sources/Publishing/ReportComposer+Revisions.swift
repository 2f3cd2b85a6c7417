import Rankings

/// The chapter on what an earlier report said.
extension ReportComposer {
  /// nil where no earlier report was given.
  var revisions: ReportChapter? {
    guard let revisions = contents.revisions else { return nil }
    let earlier = window(revisions.earlier.window)
    let now = window(revisions.window)
    let own = revisions.rows.first { $0.country == focus }?.last
    let shown = revisions.rows.filter {
      isShown($0.country, [$0.then, $0.last], near: own)
    }
    let rank = { (rank: Int?) in rank.map(String.init) ?? "\u{2013}" }
    let change = { (change: Int?) in change.map(NumberText.signed) ?? "\u{2013}" }
    let columns = { (row: Revisions.Row) in
      [row.data(revisions.cause), row.software(revisions.cause), row.years]
    }
    let table = ReportTable(
      id: "revisions", title: words.revisionsTable(earlier: earlier, now: now),
      columns: [words.country]
        + [
          words.rankThen(earlier), words.rankNow(earlier), words.rankNow(now), words.byData,
          words.bySoftware, words.byYears,
        ].map { ">\($0)" },
      rows: shown.map { row in
        [name(row.country), rank(row.then), rank(row.now), rank(row.last)]
          + columns(row).map(change)
      }, focusRow: shown.firstIndex { $0.country == focus },
      data: CSVTable(
        [
          "country", "name", "rank_then", "rank_earlier_data_now", "rank_same_window_now",
          "rank_last_window_now", "by_revised_data", "by_software_or_gazetteer", "by_new_years",
        ],
        revisions.rows.map { row in
          [row.country.text, name(row.country)]
            + ([row.then, row.earlierData, row.now, row.last] + columns(row)).map {
              $0.map(String.init) ?? ""
            }
        }), countries: shown.map(\.country.text))
    var blocks: [ReportBlock] = [
      .paragraph(
        words.revisionsSentence(
          version: revisions.earlier.version, window: earlier, cause: revisions.cause.rawValue)),
      .table(table), .note(words.revisionsNote),
    ]
    if revisions.isSpecificationChanged { blocks.append(.note(words.specificationChanged)) }
    return ReportChapter(id: "revised", title: words.chapterRevisions, blocks: blocks)
  }
}
