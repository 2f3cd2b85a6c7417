import Geography
import Rankings

/// The parts of a multiverse that people read, each a sentence or a table.
extension MultiverseText {
  /// A table with a title.
  private struct Part {
    var title: String
    var grid: TextGrid
  }

  /// Tables for a terminal.
  public func text() -> String {
    var text = heading + "\n" + axesText("") + "\n" + sentences.map { $0 + "\n" }.joined()
    for part in parts { text += "\n\(part.title)\n\(part.grid.text)" }
    if hasPublished { text += "\n" + matching(prefix: "", limit: 12) }
    return text + "\n" + MultiverseText.caution + "\n"
  }

  /// The same as Markdown, every specification that gives the published ranks listed.
  public func markdown() -> String {
    var text = "# \(heading)\n\n" + axesText("* ") + "\n"
    text += sentences.joined(separator: "\n\n") + "\n"
    for part in parts { text += "\n## \(part.title)\n\n\(MultiverseText.markdown(part.grid))" }
    if hasPublished { text += "\n" + matching(prefix: "* ", limit: .max) }
    return text + "\n" + MultiverseText.caution + "\n"
  }

  private static let caution =
    "Shares of specifications are not probabilities, and none of them is picked here. Ties are "
    + "counted apart. Effects are means over the untied results that read the axis, less the mean "
    + "of all of these; a share of variance is first-order eta squared, and shares do not add up."

  private var heading: String {
    let name = CountryTable.standard.name(of: multiverse.focus, language: .english)
    return "\(name), \(multiverse.windows[first]) to \(multiverse.windows[last]): "
      + "\(count(multiverse.results.count)) specifications"
  }

  private func axesText(_ prefix: String) -> String {
    let items = multiverse.axes.items.filter { !$0.levels.isEmpty }
    return items.map { "\(prefix)\($0.key): \($0.levels.joined(separator: ", "))\n" }.joined()
  }

  private var sentences: [String] {
    let counts = multiverse.directions(from: first, to: last)
    var list = [
      "Rise in \(part(counts.rises)), no change in \(part(counts.unchanged)), fall in "
        + "\(part(counts.falls)); tied in \(part(counts.tied)), without a rank in "
        + "\(part(counts.unranked))."
    ]
    for left in multiverse.leftOut {
      list.append("\(count(left.specifications)) specifications are left out. \(left.reason)")
    }
    guard hasPublished else { return list }
    let ranks = published.map { $0.map(String.init) ?? "any" }.joined(separator: ", ")
    var text = "The published ranks \(ranks) are given by "
    text += "\(part(multiverse.matching(published).count))"
    if let rise = publishedRise {
      let same = multiverse.rises(from: first, to: last).counts.first { $0.value == rise }
      text += "; the published change of \(NumberText.signed(rise)) by "
      text += part(same?.specifications ?? 0)
    }
    list.append(text + ".")
    return list
  }

  private var parts: [Part] { [changes, ranks, shares, levels] }

  /// Changes one by one up to ten places either way, those beyond together.
  private var changes: Part {
    var grid = TextGrid([">rise", ">specifications", ">share"])
    let all = multiverse.rises(from: first, to: last).counts
    let beyond = { (name: String, values: [(value: Int, specifications: Int)]) in
      let number = values.reduce(0) { $0 + $1.specifications }
      if number > 0 { grid.rows.append([name, count(number), share(number)]) }
    }
    beyond("more than +10", all.filter { $0.value > 10 })
    for (rise, number) in all.reversed() where abs(rise) <= 10 {
      grid.rows.append([NumberText.signed(rise), count(number), share(number)])
    }
    beyond("less than \u{2212}10", all.filter { $0.value < -10 })
    return Part(title: "Changes of rank", grid: grid)
  }

  private var ranks: Part {
    var grid = TextGrid([
      "window", ">best", ">lower tenth", ">lower quarter", ">median", ">upper quarter",
      ">upper tenth", ">worst",
    ])
    for (place, window) in multiverse.windows.enumerated() {
      let ranks = multiverse.ranks(in: place)
      let cells = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map { share in
        ranks.quantile(share).map(String.init) ?? "none"
      }
      grid.rows.append([window.description] + cells)
    }
    return Part(title: "Ranks", grid: grid)
  }

  private var shares: Part {
    var grid = TextGrid(["axis", ">read by", ">of the rank", ">of the rise"])
    for effect in multiverse.effects(from: first, to: last) {
      grid.rows.append([
        effect.axis, count(effect.specifications),
        effect.shareOfRank.map(NumberText.percent) ?? "none",
        effect.shareOfRise.map(NumberText.percent) ?? "none",
      ])
    }
    return Part(title: "Share of the variance that lies between the levels of an axis", grid: grid)
  }

  private var levels: Part {
    var grid = TextGrid([
      "axis", "level", ">specifications", ">rises", ">falls", ">mean rank", ">effect", ">mean rise",
      ">effect on rise",
    ])
    for effect in multiverse.effects(from: first, to: last) {
      for level in effect.levels {
        let whole = Double(max(1, level.specifications))
        grid.rows.append([
          effect.axis, level.level, count(level.specifications),
          NumberText.percent(Double(level.rises) / whole),
          NumberText.percent(Double(level.falls) / whole), NumberText.fixed(level.meanRank, 1),
          signed(level.effectOnRank), plain(level.meanRise),
          signed(level.effectOnRise, 2),
        ])
      }
    }
    return Part(title: "Mean effect of each level, rank in \(multiverse.windows[last])", grid: grid)
  }

  private func matching(prefix: String, limit: Int) -> String {
    let matching = multiverse.matching(published)
    guard !matching.isEmpty else { return "No specification gives exactly the published ranks.\n" }
    var text = "Specifications that give exactly the published ranks:\n"
    if !prefix.isEmpty { text = "## Specifications that give exactly the published ranks\n\n" }
    for result in matching.prefix(limit) { text += "\(prefix)\(result.specification)\n" }
    if matching.count > limit {
      text += "and \(count(matching.count - limit)) more; --markdown and --json list all.\n"
    }
    return text
  }

  private static func markdown(_ grid: TextGrid) -> String {
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = grid.alignments.map { $0 == .right ? "---:" : "---" }
    return line(grid.header) + line(rule) + grid.rows.map(line).joined()
  }

  private func count(_ number: Int) -> String { NumberText.grouped(Double(number)) }

  private func share(_ number: Int) -> String {
    NumberText.percent(Double(number) / Double(max(1, multiverse.results.count)))
  }

  private func part(_ number: Int) -> String { "\(count(number)) (\(share(number)))" }

  private func plain(_ value: Double) -> String {
    let text = NumberText.fixed(abs(value), 2)
    return value < 0 && Double(text) != 0 ? "\u{2212}" + text : text
  }

  private func signed(_ value: Double, _ decimals: Int = 1) -> String {
    let text = NumberText.fixed(abs(value), decimals)
    return Double(text) == 0 ? text : (value > 0 ? "+" : "\u{2212}") + text
  }
}
