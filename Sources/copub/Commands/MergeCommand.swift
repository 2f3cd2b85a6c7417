import ArgumentParser
import CorpusStore
import Foundation
import Publishing

/// `copub merge`: many corpora into one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join corpora into one; duplicates are found across them.",
    discussion: """
      The result is the corpus that one ingest of all their exports would have made. A file that \
      several of them have read counts once. Each file is one transaction, so that an interrupted \
      merge leaves whole files, and a second run completes it.
      """)

  @Argument(help: ArgumentHelp("Corpora (.copub).", valueName: "corpus"))
  var corpora: [String]

  @Option(
    help: ArgumentHelp(
      "The corpus to join them in; made if it is not there.", valueName: "file.copub"))
  var into: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    let target = URL(fileURLWithPath: into).standardized.path
    if corpora.contains(where: { URL(fileURLWithPath: $0).standardized.path == target }) {
      throw ValidationError("\(into) is among the corpora to join. Name another file with --into.")
    }
  }

  func run() throws {
    // All must be there, and readable, before anything is changed.
    let stores = try corpora.map { try CorpusStore.open($0, for: .read) }
    let target = try CorpusStore.open(into, for: .write)
    for store in stores + [target] where try !store.countedFiles().isEmpty {
      throw CommandFailure(
        .unreadable,
        "\(store.path) holds pair counts, which cannot be joined with publications. Give files of "
          + "pair counts to one `copub ingest` to put them together.")
    }
    var merged: [CorpusStore.Merge] = []
    for store in stores {
      merged.append(
        try target.merge(store) { merge in
          Terminal.progress("\(store.path): \(merge.files + merge.known) files")
        })
    }
    Terminal.clearProgress()
    let records = try target.status().records
    if json {
      let joined = zip(corpora, merged).map { path, merge -> JSONNode in
        .object([
          "path": .string(path), "files": .int(merge.files), "known_files": .int(merge.known),
        ])
      }
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.merge/1"), "corpora": .array(joined),
          "records": IngestText.records(records),
        ]).text())
      return
    }
    for (path, merge) in zip(corpora, merged) {
      let known = merge.known == 0 ? "" : ", \(merge.known) known"
      Terminal.print("\(TextGrid.clean(path)): \(merge.files) files\(known)\n")
    }
    Terminal.print("Records   \(IngestText.line(records))\n")
  }
}
