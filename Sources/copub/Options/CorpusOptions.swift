import ArgumentParser
import Collaboration
import CorpusStore
import Formats
import Foundation

/// How exports are read, wherever a command is given any.
struct IngestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read every file as this format (see `copub formats`).", valueName: "name"))
  var format: String?

  @OptionGroup var reading: ReadingOptions

  var evidence: String? { reading.evidence }
  var vintage: String? { reading.vintage }
  var year: Int? { reading.year }
  var resolving: ResolverOptions { reading.resolving }
  var threads: Int { reading.threads }

  init() {}

  /// Formats are recognised, for commands whose `--format` means what they write.
  init(reading: ReadingOptions) {
    self.format = nil
    self.reading = reading
  }

  /// How exports are read, where a corpus says what may speak for a country unless an option does.
  func ingest(evidence stored: String?) throws -> Ingest {
    let evidence = (evidence ?? stored).flatMap(Profiler.Evidence.init) ?? .all
    var ingest = Ingest(format: format, evidence: evidence, vintage: vintage, jobs: threads)
    ingest.resolver = try resolving.resolver()
    return ingest
  }

  func validate() throws {
    let known =
      FormatRegistry.all.map(\.name) + [Ingest.tableFormat] + PairCountRegistry.all.map(\.name)
    if let format, !known.contains(format) {
      let names = known.joined(separator: ", ")
      throw ValidationError("--format takes \(names), not '\(format)'.")
    }
  }
}

/// How exports are read, apart from their format.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What may speak for a country: `stated` reads no affiliation text (default: all).",
      valueName: "stated|all"))
  var evidence: String?

  @Option(
    help: ArgumentHelp(
      "The date of records whose source states none, to tell newer versions from older.",
      valueName: "YYYY-MM-DD"))
  var vintage: String?

  @Option(
    help: ArgumentHelp(
      "The year of networks and edge lists that state none, before that in their name.",
      valueName: "year"))
  var year: Int?

  @OptionGroup(title: "Finding countries") var resolving: ResolverOptions

  @Option(help: ArgumentHelp("Threads in all (default: one a core).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let evidence, Profiler.Evidence(rawValue: evidence) == nil {
      throw ValidationError("--evidence takes stated or all, not '\(evidence)'.")
    }
    if let vintage, vintage.wholeMatch(of: /\d{4}(-\d{2}(-\d{2})?)?/) == nil {
      throw ValidationError("--vintage takes a date such as 2026-11-22, not '\(vintage)'.")
    }
    if let year, !YearWindow.plausible.contains(year) {
      throw ValidationError("--year takes a year such as 2020.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of 1 or more.") }
  }

  /// The number of threads.
  var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// A corpus to read: a `.copub` file, pair counts, or exports themselves.
struct CorpusOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A .copub corpus, pair counts, or exports of publications (files, folders, -).",
      valueName: "corpus"))
  var inputs: [String]

  @OptionGroup(title: "Reading exports") var ingest: IngestOptions

  @OptionGroup var scoping: ScopeOptions

  /// The corpus.
  ///
  /// Findings of exports read on the way are said in one line, and those of pair counts unless the
  /// command prints them itself.
  func load(isQuiet: Bool = false) throws -> LoadedCorpus {
    let loaded = try LoadedCorpus(
      inputs, ingest, scope: scoping.declared)
    if !isQuiet { loaded.sayFindings() }
    return loaded
  }
}

/// What a corpus was selected by.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the corpus was selected by: world, country:XX, topic or unknown.",
      valueName: "scope"))
  var scope: String?

  func validate() throws {
    if let scope, CorpusScope(scope) == nil {
      throw ValidationError(
        "--scope takes world, country:XX, topic or unknown, not '\(scope)'.")
    }
  }

  /// The scope declared; unknown if none is.
  var declared: CorpusScope { scope.flatMap(CorpusScope.init) ?? .unknown }
}
