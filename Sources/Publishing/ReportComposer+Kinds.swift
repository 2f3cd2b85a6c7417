import Geography
import Rankings

/// The chapters on groups, on types and fields, and on large collaborations.
extension ReportComposer {
  var groups: ReportChapter {
    let rows = contents.own.groups.enumerated().filter { place, _ in
      contents.countries.contains { view in view.groups[place].joint.contains { $0 > 0 } }
    }
    let language = words.language.names
    let change = { (ties: CountryView.GroupTies) -> String in
      guard let before = ties.shares.first ?? nil, let after = ties.shares.last ?? nil else {
        return ReportComposer.dash
      }
      let points = NumberText.fixed(100 * abs(after - before), 1)
      return (Double(points) == 0 ? "" : after < before ? "\u{2212}" : "+") + points
    }
    let share = { (view: CountryView, place: Int) in view.groups[place].shares.last ?? nil }
    let table = ReportTable(
      id: "groups", title: words.groupsTable(country: focusName),
      columns: [
        words.groupHead, ">\(words.membersHead)", ">\(words.jointIn(first))",
        ">\(words.jointIn(last))", ">\(words.shareIn(first))", ">\(words.shareIn(last))",
        ">\(words.change)",
      ] + besideHeads { words.share(of: $0) },
      rows: rows.filter { isShown($1.group) }.map { place, ties in
        [
          ties.group.nodeName(language) + (ties.holdsCountry ? words.ownGroup : ""),
          "\(ties.members.last ?? 0)",
        ] + ties.joint.map(NumberText.grouped) + ties.shares.map(percent) + [change(ties)]
          + beside.map { percent(share($0, place)) }
      }, focusRow: nil,
      data: CSVTable(
        [
          "group", "title", "members_before", "members_after", "joint_before", "joint_after",
          "share_before", "share_after", "holds_focus",
        ] + againstKeys("share_after"),
        rows.map { place, ties in
          [ties.group.name, ties.group.title(language)] + ties.members.map { "\($0)" }
            + ties.joint.map(NumberText.exact)
            + ties.shares.map { $0.map(NumberText.exact) ?? "" }
            + [ties.holdsCountry ? "true" : "false"]
            + contents.against.map { share($0, place).map(NumberText.exact) ?? "" }
        }))
    return ReportChapter(
      id: "groups", title: words.chapterGroups,
      blocks: [.paragraph(words.groupsIntro), .table(table)] + groupRanks)
  }

  /// Unions and agreements as one country each among all others.
  private var groupRanks: [ReportBlock] {
    let groups = contents.annex.groups
    guard !groups.isEmpty else { return [.note(words.groupRanksUnknown)] }
    let language = words.language.names
    // Both bounds, the lower number first.
    let range = { (texts: [String]) in
      Set(texts).count < 2
        ? texts.first ?? ReportComposer.dash : texts.joined(separator: "\u{2013}")
    }
    let rank = { (entries: [Ranking.Entry?]) in
      range(entries.sorted { ($0?.rank ?? .max) < ($1?.rank ?? .max) }.map { self.rank($0) })
    }
    let windows = contents.compared.windows.indices
    return [
      .table(
        ReportTable(
          id: "group-ranks", title: words.groupRanksTable,
          columns: [words.groupHead, ">\(words.rankIn(first))", ">\(words.rankIn(last))"]
            + [first, last].map { ">\(words.internationalHead) \($0)" },
          rows: groups.filter { isShown($0.group) }.map { group in
            [group.group.nodeName(language)] + windows.map { rank(group.entries[$0]) }
              + group.works.map { range($0.sorted().map(NumberText.grouped)) }
          }, focusRow: nil,
          data: CSVTable(
            [
              "group", "title", "window", "rank", "rank_at_other_bound", "international_works",
              "international_works_at_other_bound",
            ],
            groups.flatMap { group in
              windows.map { place in
                let ranks = group.entries[place].map { $0?.rank.map(String.init) ?? "" }
                return [
                  group.group.name, group.group.title(language),
                  contents.compared.windows[place].description, ranks.first ?? "",
                  ranks.count > 1 ? ranks[1] : "", NumberText.exact(group.works[place][0]),
                  group.works[place].count > 1 ? NumberText.exact(group.works[place][1]) : "",
                ]
              }
            }))),
      .note(words.groupRanksNote(hasBounds: groups.contains { $0.entries[0].count > 1 })),
    ]
  }

  /// Alliances and the regions of the world; subregions and the European Union at fixed sizes stand in
  /// the data alone.
  private func isShown(_ group: CountryGroup) -> Bool {
    group.isRegion ? Self.regions.contains(group.name) : !group.name.hasPrefix("eu-")
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
      blocks += fieldMix
    }
    return ReportChapter(id: "kinds", title: words.chapterKinds, blocks: blocks)
  }

  private func slices(
    _ slices: [ReportAnnex.Slice], id: String, title: String, head: String,
    name: (String) -> String
  ) -> ReportTable {
    let heads =
      [first, last].map { ">\(words.worksIn($0))" }
      + [first, last].map { ">\(words.rankIn($0))" }
    let rows = slices.map { slice -> [String] in
      let ranks = slice.entries.map { rank($0[0]) }
      let others = beside.indices.map { rank(slice.entries.last?[$0 + 1] ?? nil) }
      return [name(slice.name)] + slice.works.map(NumberText.grouped) + ranks + others
    }
    let data = slices.map { slice -> [String] in
      let entries = slice.entries.map { $0[0] } + (slice.entries.last?.dropFirst() ?? [])
      let ranks = entries.map { $0?.rank.map(String.init) ?? "" }
      return [slice.name] + slice.works.map(NumberText.exact) + ranks
    }
    return ReportTable(
      id: id, title: title, columns: [head] + heads + besideHeads { words.rank(of: $0) },
      rows: rows, focusRow: nil,
      data: CSVTable(
        ["name", "works_before", "works_after", "rank_before", "rank_after"]
          + againstKeys("rank_after"), data))
  }

  var large: ReportChapter {
    let limits = ReportAnnex.limits
    guard let small = contents.annex.withoutLarge else {
      return ReportChapter(
        id: "large", title: words.chapterLarge,
        blocks: [.paragraph(words.largeUnknown)] + sizes)
    }
    let rankings = contents.compared.rankings
    let sentences = rankings.enumerated().compactMap { place, ranking -> ReportBlock? in
      guard let totals = small.totals[place] else { return nil }
      return .paragraph(
        words.largeSentence(
          country: focusName, window: window(ranking.window),
          removed: NumberText.grouped(totals.removed),
          share: percent(totals.removed / max(1, totals.publications)),
          weight: NumberText.score(totals.removedWeight), with: ordinal(ranking.entry(focus)),
          without: ordinal(small.entries[place][0])))
    }
    let table = ReportTable(
      id: "large", title: words.largeTable,
      columns: [words.country]
        + rankings.flatMap { ranking in
          words.largeHeads(window: window(ranking.window)).map { ">\($0)" }
        },
      rows: views.enumerated().map { place, view -> [String] in
        let ranks = rankings.enumerated().flatMap { window, ranking -> [String] in
          [rank(ranking.entry(view.country)), rank(small.entries[window][place])]
        }
        return [name(view.country)] + ranks
      }, focusRow: 0,
      data: CSVTable(
        ["country", "name", "window", "rank_with", "rank_without"],
        contents.countries.enumerated().flatMap { place, view in
          rankings.enumerated().map { window, ranking -> [String] in
            let entries = [ranking.entry(view.country), small.entries[window][place]]
            return [view.country.text, name(view.country), ranking.window.description]
              + entries.map { $0?.rank.map(String.init) ?? "" }
          }
        }), countries: views.map(\.country.text))
    return ReportChapter(
      id: "large", title: words.chapterLarge,
      blocks: sentences + (beside.isEmpty ? [] : [.table(table)]) + [
        .note(words.largeLimits(authors: limits.authors, countries: limits.countries))
      ] + sizes)
  }
}
