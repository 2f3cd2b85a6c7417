import ArgumentParser
import CorpusStore
import Foundation
import Intake
import Publishing

/// `copub profiles`: publications as a table, for programs on many machines.
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "Write the publications of exports as a table that copub ingest reads.",
    discussion: """
      One line a record: identifiers, year, type, fields and the countries of the authors, found; no \
      titles, no names. The lines can be shuffled, split and put together by any tool; \
      `copub ingest` makes the same corpus of them as of the exports. With --counts equal profiles \
      of distinct publications are counted instead, which is far smaller and knows no identifiers.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file|-"))
  var out = "-"

  @Flag(help: "Put duplicates together, and count the publications of each distinct profile.")
  var counts = false

  @OptionGroup(title: "Reading exports") var options: IngestOptions

  func run() throws {
    let finder = InputFinder(paths: inputs)
    guard !finder.files.isEmpty else {
      throw CommandFailure(
        .noInput, "There was no file to read in \(inputs.joined(separator: ", ")).")
    }
    let file = out == "-" ? nil : try AtomicFile.Stream(to: out)
    let writer = ProfileTableWriter(try options.ingest(evidence: nil)) { text in
      if let file { try file.write(Array(text.utf8)) } else { Terminal.print(text) }
    }
    let report = try counts ? writer.counts(of: finder.files) : writer.records(of: finder.files)
    try file?.finish()
    Terminal.flush()
    for finding in report.findings.prefix(5) { Terminal.say("copub: \(finding.line)") }
    if report.findings.count > 5 {
      Terminal.say("copub: and \(report.findings.count - 5) more; the table lists all.")
    }
    if report.isEmpty {
      throw CommandFailure(.unreadable, "None of the files could be read as an export.")
    }
    if report.isTroubled { throw ExitCode(Exit.damagedInput.rawValue) }
  }
}
