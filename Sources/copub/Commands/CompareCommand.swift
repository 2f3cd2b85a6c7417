import ArgumentParser
import Collaboration
import Geography
import Publishing
import Rankings

/// `copub compare`: rank changes between windows, and what contributed to them.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare windows: who rose, who fell, which ties contributed to it.")

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: [.customLong("windows"), .customLong("window")],
    help: ArgumentHelp("Two or more windows, such as 2013-2017,2018-2022.", valueName: "windows"))
  var windows: String

  @Option(help: ArgumentHelp("The country to look at.", valueName: "code"))
  var focus: String?

  @OptionGroup(title: "Specification") var options: SpecificationOptions

  @Option(
    help: ArgumentHelp("Print the first N ranks (default: 20; all with --json).", valueName: "n"))
  var top: Int?

  @OptionGroup(title: "Stability") var stability: StabilityOptions

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of 1 or more.") }
  }

  func run() throws {
    let groups = try options.groups()
    let focus = try focus.map(LoadedCorpus.country)
    let loaded = try corpus.load()
    let specification = try options.specification(for: loaded.source)
    let list = try loaded.windows(windows)
    guard list.count >= 2 else {
      throw CommandFailure(.usage, "A comparison needs two windows, such as 2013-2017,2018-2022.")
    }
    let ranker = try options.ranker(for: loaded.source)
    try ranker.checkScope()
    let comparisons = try ranker.readings(of: specification).map { reading in
      try ranker.comparison(of: list, reading)
    }
    let texts = try comparisons.map { comparison in
      try text(comparison, ranker, focus)
    }
    if json {
      let documents = zip(texts, comparisons).map { text, comparison in
        text.json(top: top).with("groups", GroupText.json(groups, in: comparison))
      }
      return Terminal.print(
        (documents.count == 1 ? documents[0] : BoundsText.json(documents)).text())
    }
    Terminal.print(
      zip(texts, comparisons).map { text, comparison in
        text.text(top: top ?? 20) + GroupText.text(groups, in: comparison)
      }.joined(separator: "\n"))
    if let focus, comparisons.count > 1 {
      Terminal.print("\n" + BoundsText.text(comparisons, of: focus))
    }
  }

  /// A comparison with all that stands beside the change of the focus.
  private func text(
    _ comparison: Comparison, _ ranker: Ranker, _ focus: CountryCode?
  ) throws -> ComparisonText {
    guard let focus else {
      return ComparisonText(comparison, focus: nil, drivers: [], firmness: nil)
    }
    guard comparison.move(focus) != nil else {
      throw CommandFailure(
        .usage,
        "\(focus) is in none of the windows' node sets. Widen --nodes, or ask for another.")
    }
    return ComparisonText(
      comparison, focus: focus,
      try ranker.analysis(
        of: focus, comparison, replicates: stability.replicates ?? 1000,
        seed: stability.chosenSeed, jobs: corpus.ingest.threads))
  }
}

/// How publications are resampled.
struct StabilityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Replicates of the stability intervals (compare: 1000; rank: none).", valueName: "n"))
  var replicates: Int?
  @Option(help: ArgumentHelp("The seed of the resampling.", valueName: "n"))
  var seed: UInt64?

  /// The seed, given or the usual one.
  var chosenSeed: UInt64 { seed ?? Stability.defaultSeed }

  func validate() throws {
    if let replicates, replicates < 1 {
      throw ValidationError("--replicates takes a number of 1 or more.")
    }
  }
}
