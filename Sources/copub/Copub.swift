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
      IngestCommand.self, MergeCommand.self, StatusCommand.self, VerifyCommand.self,
      RecordsCommand.self, ResolveCommand.self, RankCommand.self, CompareCommand.self,
      PartnersCommand.self, MultiverseCommand.self, ReportCommand.self, ExportCommand.self,
      StudyCommand.self, QueriesCommand.self, ProfilesCommand.self, FormatsCommand.self,
      MeasuresCommand.self,
    ])

  /// True once an export that a command reads in passing was damaged or not recognised: the command
  /// does its work, and ends as `ingest` would.
  static let hasDamagedInput = Mutex(false)

  static func main() {
    Interruption.prepare()
    defer { Terminal.flush() }
    do {
      var command = try parseAsRoot()
      try command.run()
      if hasDamagedInput.withLock({ $0 }) {
        Terminal.flush()
        Foundation.exit(Exit.damagedInput.rawValue)
      }
    } catch let failure as CommandFailure {
      Interruption.waitForEnd()
      Terminal.say("copub: \(failure.message)")
      Foundation.exit(failure.exit.rawValue)
    } catch {
      Interruption.waitForEnd()
      if let failure = CommandFailure(explaining: error) {
        Terminal.say("copub: \(failure.message)")
        Foundation.exit(failure.exit.rawValue)
      }
      Terminal.flush()
      let code = exitCode(for: error)
      guard code != .success, !(error is ExitCode) else { exit(withError: error) }
      // The words of the argument parser repeat what was typed.
      Terminal.say(fullMessage(for: error))
      Foundation.exit(code.rawValue)
    }
  }
}

/// The version of this copub, as manifests state it.
enum Version {
  static let text = "0.1.0"
}
