import ArgumentParser
import Collaboration
import Geography
import Networks
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

  @OptionGroup(title: "Stability") var stability: StabilityOptions

  @Option(
    help: ArgumentHelp(
      "The unit of scores: defined, maximum (greatest is 1), sum (they sum to 1), total (not divided "
        + "by the number of countries or pairs). It changes no rank.", valueName: "unit"))
  var scale: String?

  @Flag(help: "Print what --max-authors and --max-countries removed from each country.")
  var removed = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of 1 or more.") }
    if let scale, ScoreScale(rawValue: scale) == nil {
      throw ValidationError("--scale takes defined, maximum, sum or total, not '\(scale)'.")
    }
    if scale != nil, stability.replicates != nil {
      throw ValidationError("--scale does not go with --replicates: intervals are as defined.")
    }
  }

  func run() throws {
    let groups = try options.groups()
    let loaded = try corpus.load()
    let specification = try options.specification(for: loaded.source)
    let windows = try loaded.windows(window ?? loaded.allYears())
    let ranker = try options.ranker(for: loaded.source)
    try ranker.checkScope()
    let readings = try ranker.readings(of: specification)
    let intervals = try readings.map { try resampled(ranker, windows, $0) }
    let rankings = try windows.enumerated().map { place, window in
      try readings.indices.map { reading in
        RankingText(
          try ranker.ranking(in: window, readings[reading])
            .scaled(scale.flatMap(ScoreScale.init) ?? .defined),
          stability: intervals[reading].map { ($0, place) }, withRemoved: removed)
      }
    }
    if json {
      let documents = rankings.joined().map { text in
        text.json(top: top).with("groups", GroupText.json(groups, in: text.ranking))
      }
      let several: JSONNode = .object([
        "schema": .string("copub.rankings/1"), "rankings": .array(documents),
      ])
      return Terminal.print((documents.count == 1 ? documents[0] : several).text())
    }
    for bounds in rankings {
      Terminal.print(
        bounds.count == 1
          ? bounds[0].text(top: top ?? 20)
          : BoundsText.text(bounds.map(\.ranking), top: top ?? 20))
      Terminal.print(GroupText.text(groups, in: bounds.map(\.ranking)))
    }
    let years = try ranker.yearlyCoverage(readings[0], of: windows).filter(\.isIncomplete)
    if !years.isEmpty {
      Terminal.say(
        "copub: Far below the years around: \(years.map(\.window.description).joined(separator: ", "))"
          + ", probably incomplete. [year-incomplete]")
    }
  }

  /// The resampling of the windows, where it is asked for.
  private func resampled(
    _ ranker: Ranker, _ windows: [YearWindow], _ specification: Specification
  ) throws -> Stability? {
    guard let replicates = stability.replicates else { return nil }
    return try ranker.stability(
      of: nil, in: windows, specification, replicates: replicates, seed: stability.chosenSeed,
      jobs: corpus.ingest.threads)
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
