import ArgumentParser
import Collaboration
import CorpusStore
import Foundation
import Intake

/// `copub ingest`: exports into a corpus.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read exports, files and folders, into a corpus.",
    discussion: """
      A file that is in the corpus already is a no-op. Each file is one transaction, so that an \
      interrupted run leaves whole files, and a second run completes it.

      Aliases become those of the corpus: --aliases FILE --into CORPUS brings them to the records \
      that are in it, without any input, as if its exports had been read with them.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders, or - for standard input; none to bring --aliases to a corpus.",
      valueName: "input"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp("The corpus to read into; made if it is not there.", valueName: "file.copub")
  )
  var into: String?

  @OptionGroup(title: "Reading exports") var options: IngestOptions

  @Option(help: ArgumentHelp("Declare what the corpus was selected by.", valueName: "scope"))
  var scope: String?

  @Flag(help: "End with exit code 1 if there is any finding.")
  var strict = false

  @Flag(help: "Read and count, but write nothing.")
  var dryRun = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if inputs.isEmpty, options.resolving.aliasFiles.isEmpty {
      throw ValidationError("Give the files to read, or --aliases FILE for a corpus that is there.")
    }
    if into == nil, !dryRun { throw ValidationError("Name the corpus with --into FILE.copub.") }
    if let scope, CorpusScope(scope) == nil {
      throw ValidationError("--scope takes world, country:XX, topic or unknown.")
    }
  }

  func run() throws {
    let path = dryRun ? nil : into
    let isNew = path.map { !FileManager.default.fileExists(atPath: $0) } ?? false
    if inputs.isEmpty, isNew || path == nil {
      throw CommandFailure(
        .noInput,
        "There is nothing to bring the aliases to: \(into ?? "no corpus") does not exist. Give the "
          + "files to read, or a corpus with --into.")
    }
    let store = try path.map { try CorpusStore.open($0, for: .write) } ?? .inMemory()
    if path != nil { Interruption.undoing(store, isNew: isNew) }
    if let scope { try store.set("scope", to: scope) }
    if !inputs.isEmpty, let run = try PairCountRun(inputs, options) {
      return try take(run, into: store)
    }
    guard try store.countedFiles().isEmpty else {
      throw CommandFailure(
        .unreadable,
        "\(path ?? "The corpus") holds pair counts, beside which publications cannot be counted. "
          + "Name another corpus with --into.")
    }
    let summary = try IngestRun(options).run(inputs, into: store)
    let status = try store.status()
    let findings = (status.findings + summary.findings).sorted()
    Terminal.print(
      json
        ? IngestText.json(status, summary, findings).text()
        : IngestText.text(status, summary, findings))
    // A corpus that nothing came into is not left behind.
    if isNew, status.sources.isEmpty, let path { try? FileManager.default.removeItem(atPath: path) }
    try judge(status, summary, findings)
  }

  /// Takes files of pair counts, and says what they come to together with those taken before.
  private func take(_ run: PairCountRun, into store: CorpusStore) throws {
    let (files, findings) = try run.documents()
    let scope = scope.flatMap(CorpusScope.init) ?? .unknown
    let new = try store.take(counts: files)
    let result = try PairCountRun.result(of: store.countedFiles(), findings, scope: scope)
    Terminal.print(
      json
        ? CountsText.json(files, new: new, result).text() : CountsText.text(files, new: new, result)
    )
    if result.findings.contains(where: { $0.severity == .error })
      || (strict && !result.findings.isEmpty)
    {
      throw ExitCode(Exit.damagedInput.rawValue)
    }
  }

  /// Ends with the exit code that fits what happened.
  private func judge(
    _ status: CorpusStatus, _ summary: IngestRun.Summary, _ findings: [Finding]
  ) throws {
    if inputs.isEmpty {
      if strict && !findings.isEmpty { throw ExitCode(Exit.damagedInput.rawValue) }
      return
    }
    if summary.isMissing {
      throw CommandFailure(
        .noInput, "There was no file to read in \(inputs.joined(separator: ", ")).")
    }
    let accepted = Dictionary(
      status.sources.map { ($0.path, $0.records.accepted + $0.records.duplicate) },
      uniquingKeysWith: +)
    let gaveNothing = summary.outcomes.allSatisfy { outcome in
      outcome.format == nil || (outcome.isTroubled && accepted[outcome.path, default: 0] == 0)
    }
    if gaveNothing {
      throw CommandFailure(.unreadable, "None of the files could be read as an export.")
    }
    if summary.isTroubled || (strict && !findings.isEmpty) {
      throw ExitCode(Exit.damagedInput.rawValue)
    }
  }
}
