import ArgumentParser
import Collaboration
import Publishing
import Rankings

/// `copub multiverse`: the rank of one country over the product of choices.
struct MultiverseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multiverse",
    abstract: "Rank one country under thousands of specifications: how far does its rank depend on "
      + "the method?",
    discussion: """
      Every axis has levels of its own by default. --axis chooses others, once an axis: --axis \
      weights=raw,log --axis nodes=all,works:5000. The axes are counting, territories, nodes, \
      min-joint, weights, mass, centrality, distance, pool and windows (--axis \
      windows=2013-2017+2018-2022,2012-2016+2017-2021). An option of the specification holds its \
      axis at one level. The corpus may be a study file, which states all of this.
      """)

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: [.customLong("windows"), .customLong("window")],
    help: ArgumentHelp(
      "The windows, such as 2013-2017,2018-2022; the first and the last are compared.",
      valueName: "windows"))
  var windows: String?
  @Option(help: ArgumentHelp("The country to look at.", valueName: "code"))
  var focus: String?
  @Option(
    help: ArgumentHelp("The levels of an axis; may be repeated.", valueName: "name=level,…"))
  var axis: [String] = []
  @Option(
    help: ArgumentHelp(
      "Ranks that somebody published, one a window, such as 6,4; - for none.", valueName: "ranks"))
  var published: String?

  @OptionGroup(title: "Specification") var options: SpecificationOptions

  @Flag(help: "Print the result as Markdown.")
  var markdown = false
  @Flag(help: "Print the result as JSON, every specification with its ranks.")
  var json = false

  func validate() throws {
    if markdown, json { throw ValidationError("Choose --markdown or --json.") }
    for item in axis where !item.dropFirst().contains("=") {
      throw ValidationError("--axis takes name=level,level, not '\(item)'.")
    }
  }

  func run() throws {
    let (study, source) = try prepare()
    let ranker = try options.ranker(for: source)
    try ranker.checkScope()
    let multiverse = try ranker.multiverse(
      of: study.focus, windows: study.windows, axes: axes(study, source),
      jobs: corpus.ingest.threads)
    let places = study.compared.compactMap { study.windows.firstIndex(of: $0) }
    let text = MultiverseText(
      multiverse, published: try publishedRanks ?? study.publishedRanks,
      compared: places.count == 2 ? (places[0], places[1]) : (0, study.windows.count - 1))
    Terminal.print(json ? text.json().text() : markdown ? text.markdown() : text.text())
  }

  /// What is asked, by a study file or by options.
  private func prepare() throws -> (Study, any CopublicationSource) {
    if let path = LoadedStudy.path(of: corpus.inputs) {
      let loaded = try LoadedStudy(path, corpus)
      var study = loaded.study
      try options.apply(to: &study.specification)
      if let focus { study.focus = try LoadedCorpus.country(focus) }
      if let windows { try study.compare(loaded.corpus.windows(windows)) }
      return (study, loaded.corpus.source)
    }
    guard let windows, let focus else {
      throw CommandFailure(
        .usage,
        "A multiverse needs --focus and --windows, such as --focus CN --windows "
          + "2013-2017,2018-2022, or a study file.")
    }
    let code = try LoadedCorpus.country(focus)
    let loaded = try corpus.load()
    var study = Study(name: "multiverse", focus: code, windows: [])
    try study.compare(loaded.windows(windows))
    study.specification = try options.specification(for: loaded.source)
    return (study, loaded.source)
  }

  /// The study's axes, those that options hold, those that options choose.
  private func axes(_ study: Study, _ source: any CopublicationSource) throws -> Multiverse.Axes {
    var axes = try study.axes(for: source)
    for (name, value) in options.given where Multiverse.Axes.names.contains(name) {
      try axes.set(name, [value])
    }
    var chosen = Set<String>()
    for item in axis {
      let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
      guard chosen.insert(parts[0]).inserted else {
        throw CommandFailure(
          .usage, "--axis \(parts[0]) is given twice. List all its levels in one.")
      }
      try axes.set(
        parts[0], parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : [])
    }
    return axes
  }

  private var publishedRanks: [Int?]? {
    get throws {
      guard let published else { return nil }
      return try published.split(separator: ",").map { part in
        if part == "-" { return nil }
        guard let rank = Int(part), rank > 0 else {
          throw CommandFailure(
            .usage, "--published takes ranks by comma, one a window, not '\(part)'.")
        }
        return rank
      }
    }
  }
}

extension Study {
  /// Looks at other windows, the first and the last of them compared.
  fileprivate mutating func compare(_ windows: [YearWindow]) throws {
    guard let first = windows.first, let last = windows.last, windows.count > 1 else {
      throw CommandFailure(
        .usage, "A multiverse needs two windows, such as 2013-2017,2018-2022.")
    }
    self.windows = windows
    compared = [first, last]
  }
}
