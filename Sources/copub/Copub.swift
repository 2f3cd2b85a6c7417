import ArgumentParser
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command: one subcommand a verb.
@main
struct Copub: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copub",
    abstract: "Country collaboration rankings from bibliographic exports.",
    discussion: """
      copub reads exports of publications (or tables of pair counts), finds the countries of the \
      authors' affiliations, builds the country co-authorship network of any window of years, \
      computes centralities, ranks the countries and reports what changed, what drove it, and how \
      far the answer depends on the method. It never opens a network connection.
      """,
    version: Version.text,
    subcommands: [
      IngestCommand.self, StatusCommand.self, VerifyCommand.self, RecordsCommand.self,
      ResolveCommand.self, RankCommand.self, CompareCommand.self, ReportCommand.self,
      ExportCommand.self, StudyCommand.self, QueriesCommand.self, FormatsCommand.self,
      MeasuresCommand.self,
    ])

  /// True once an export that a command reads in passing was damaged or not recognised: the command
  /// does its work, and ends as `ingest` would.
  static let hasDamagedInput = Mutex(false)

  static func main() {
    signal(SIGPIPE, SIG_DFL)
    defer { Terminal.flush() }
    do {
      var command = try parseAsRoot()
      try command.run()
      if hasDamagedInput.withLock({ $0 }) {
        Terminal.flush()
        Foundation.exit(Exit.damagedInput.rawValue)
      }
    } catch let failure as CommandFailure {
      Terminal.say("copub: \(failure.message)")
      Foundation.exit(failure.exit.rawValue)
    } catch {
      if let failure = CommandFailure(explaining: error) {
        Terminal.say("copub: \(failure.message)")
        Foundation.exit(failure.exit.rawValue)
      }
      Terminal.flush()
      exit(withError: error)
    }
  }
}

/// The version of this copub, as manifests state it.
enum Version {
  static let text = "0.1.0"
}
