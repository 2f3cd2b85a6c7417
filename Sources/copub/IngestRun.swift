import Collaboration
import CorpusStore
import Foundation
import Intake

/// One run of ingest over paths, with progress on a terminal.
struct IngestRun {
  private let options: IngestOptions

  init(_ options: IngestOptions) { self.options = options }

  /// What a run came to.
  struct Summary {
    /// What became of each file.
    var outcomes: [Ingest.Outcome]
    /// Findings that the corpus does not hold: paths and files that could not be read.
    var findings: [Finding]
    /// True if there was no file to read at all.
    var isMissing: Bool

    /// What the records of the files read in this run were to the corpus.
    var changes: RecordChanges
    /// What the aliases given did to the records that were there before.
    var aliased: AliasChanges

    /// True if any file was damaged, not recognised or not readable.
    var isTroubled: Bool {
      outcomes.contains(where: \.isTroubled) || findings.contains { $0.severity == .error }
    }
  }

  /// Reads files and folders into a corpus.
  func run(_ paths: [String], into store: CorpusStore) throws -> Summary {
    let finder = InputFinder(paths: paths)
    let stored = try store.setting("evidence")
    let ingest = try options.ingest(evidence: stored)
    try store.remember(options.resolving.resources())
    let report = try ingest.run(finder.files, into: store) { progress in
      Terminal.progress(
        "\(progress.files.done) of \(progress.files.all) files, \(progress.records) records")
    }
    Terminal.clearProgress()
    return Summary(
      outcomes: report.outcomes, findings: (finder.findings + report.findings).sorted(),
      isMissing: finder.files.isEmpty, changes: report.changes, aliased: report.aliased)
  }
}
