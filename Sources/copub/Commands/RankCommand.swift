import ArgumentParser
import Collaboration
import Geography
import Publishing
import Rankings

/// `copub rank`: one ranking.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank the countries of one window (or several).")

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: [.customLong("window"), .customLong("windows")],
    help: ArgumentHelp("The years, such as 2018-2022 (default: all).", valueName: "window"))
  var window: String?

  @OptionGroup(title: "Specification") var options: SpecificationOptions

  @Option(
    help: ArgumentHelp("Print the first N ranks (default: 20; all with --json).", valueName: "n"))
  var top: Int?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of 1 or more.") }
  }

  func run() throws {
    let groups = try options.groups()
    let loaded = try corpus.load()
    let specification = try options.specification(for: loaded.source)
    let windows = try loaded.windows(window ?? loaded.allYears())
    let ranker = Ranker(loaded.source)
    try ranker.checkScope()
    let readings = try ranker.readings(of: specification)
    let rankings = try windows.map { window in
      try readings.map { try ranker.ranking(in: window, $0) }
    }
    if json {
      let documents = rankings.joined().map { ranking in
        RankingText.json(ranking, top: top).with("groups", GroupText.json(groups, in: ranking))
      }
      let several: JSONNode = .object([
        "schema": .string("copub.rankings/1"), "rankings": .array(documents),
      ])
      return Terminal.print((documents.count == 1 ? documents[0] : several).text())
    }
    for bounds in rankings {
      Terminal.print(
        bounds.count == 1
          ? RankingText.text(bounds[0], top: top ?? 20) : BoundsText.text(bounds, top: top ?? 20))
      Terminal.print(GroupText.text(groups, in: bounds))
    }
  }
}

extension LoadedCorpus {
  /// All years of the corpus as one window.
  func allYears() throws -> String {
    guard let years else {
      throw CommandFailure(.unreadable, "No publication of the corpus has a year.")
    }
    return "\(years.lowerBound)-\(years.upperBound)"
  }
}
