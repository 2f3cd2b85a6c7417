import Geography
import Rankings

/// The chapters on groups, on types and fields, and on large collaborations.
extension ReportComposer {
  var groups: ReportChapter {
    let rows = contents.annex.groups
    let dash = "\u{2013}"
    let language = words.language.names
    let change = { (ties: ReportAnnex.GroupTies) -> String in
      guard let before = ties.shares.first ?? nil, let after = ties.shares.last ?? nil else {
        return dash
      }
      let points = NumberText.fixed(100 * abs(after - before), 1)
      return (Double(points) == 0 ? "" : after < before ? "\u{2212}" : "+") + points
    }
    let table = ReportTable(
      id: "groups", title: words.groupsTable(country: focusName),
      columns: [
        words.groupHead, ">\(words.membersHead)", ">\(words.jointIn(first))",
        ">\(words.jointIn(last))", ">\(words.shareIn(first))", ">\(words.shareIn(last))",
        ">\(words.change)",
      ],
      rows: rows.filter(isShown).map { ties in
        [
          ties.group.title(language) + (ties.holdsFocus ? words.ownGroup : ""),
          "\(ties.members.last ?? 0)",
        ] + ties.joint.map(NumberText.grouped)
          + ties.shares.map { $0.map(NumberText.percent) ?? dash } + [change(ties)]
      }, focusRow: nil,
      data: CSVTable(
        [
          "group", "title", "members_before", "members_after", "joint_before", "joint_after",
          "share_before", "share_after", "holds_focus",
        ],
        rows.map { ties in
          [ties.group.name, ties.group.title(language)] + ties.members.map { "\($0)" }
            + ties.joint.map(NumberText.exact)
            + ties.shares.map { $0.map(NumberText.exact) ?? "" }
            + [ties.holdsFocus ? "true" : "false"]
        }))
    return ReportChapter(
      id: "groups", title: words.chapterGroups,
      blocks: [.paragraph(words.groupsIntro), .table(table)])
  }

  /// Alliances and the regions of the world; subregions stand in the data alone.
  private func isShown(_ ties: ReportAnnex.GroupTies) -> Bool {
    let isRegion = ties.group.source.contains("M49")
    return !isRegion || Self.regions.contains(ties.group.name)
  }

  private static let regions: Set = ["africa", "americas", "asia", "europe", "oceania"]

  var kinds: ReportChapter {
    var blocks: [ReportBlock] = []
    let annex = contents.annex
    if annex.types.isEmpty {
      blocks.append(.paragraph(words.kindsUnknown))
    } else {
      blocks.append(
        .table(
          slices(
            annex.types, id: "types", title: words.typesTable(country: focusName),
            head: words.typeHead, name: words.type)))
      if annex.fields.isEmpty {
        blocks.append(.paragraph(words.fieldsUnknown))
      } else {
        blocks.append(
          .table(
            slices(
              annex.fields, id: "fields", title: words.fieldsTable(country: focusName),
              head: words.fieldHead, name: { $0 })))
      }
      blocks.append(.note(words.kindsNote))
    }
    return ReportChapter(id: "kinds", title: words.chapterKinds, blocks: blocks)
  }

  private func slices(
    _ slices: [ReportAnnex.Slice], id: String, title: String, head: String,
    name: (String) -> String
  ) -> ReportTable {
    let rank = { (entry: Ranking.Entry?) in
      entry?.rank == nil
        ? "\u{2013}" : RankingText.rank(entry?.rank, isTied: entry?.isTied ?? false)
    }
    return ReportTable(
      id: id, title: title,
      columns: [head] + [first, last].map { ">\(words.worksIn($0))" }
        + [first, last].map { ">\(words.rankIn($0))" },
      rows: slices.map { slice in
        [name(slice.name)] + slice.works.map(NumberText.grouped) + slice.entries.map(rank)
      }, focusRow: nil,
      data: CSVTable(
        ["name", "works_before", "works_after", "rank_before", "rank_after"],
        slices.map { slice in
          [slice.name] + slice.works.map(NumberText.exact)
            + slice.entries.map { $0?.rank.map(String.init) ?? "" }
        }))
  }

  var large: ReportChapter {
    let limits = ReportAnnex.limits
    guard let small = contents.annex.withoutLarge else {
      return ReportChapter(
        id: "large", title: words.chapterLarge, blocks: [.paragraph(words.largeUnknown)])
    }
    let sentences = contents.compared.rankings.enumerated().compactMap {
      place, ranking -> ReportBlock? in
      guard let totals = small.totals[place] else { return nil }
      return .paragraph(
        words.largeSentence(
          country: focusName, window: window(ranking.window),
          removed: NumberText.grouped(totals.removed),
          share: NumberText.percent(totals.removed / max(1, totals.publications)),
          weight: NumberText.score(totals.removedWeight), with: ordinal(ranking.entry(focus)),
          without: ordinal(small.entries[place])))
    }
    return ReportChapter(
      id: "large", title: words.chapterLarge,
      blocks: sentences + [
        .note(words.largeLimits(authors: limits.authors, countries: limits.countries))
      ])
  }
}
