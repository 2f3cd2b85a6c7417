import ArgumentParser
import Collaboration
import Formats
import Geography
import Publishing

/// `copub queries`: the requests that give pair counts.
struct QueriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queries",
    abstract: "Write the requests that give the world's pair counts; copub itself makes none.",
    subcommands: [OpenAlexQueriesCommand.self])
}

/// `copub queries openalex`: a shell script of the requests to OpenAlex.
struct OpenAlexQueriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openalex",
    abstract: "Write a shell script that asks OpenAlex for joint works by country and year.",
    discussion: """
      The script needs curl. It names every answer, waits between requests, tries again where the \
      server is busy, and goes on where it was stopped. Give the folder of its answers to `copub \
      rank`, `compare` or `report`.
      """)

  @Option(help: ArgumentHelp("The years, such as 2013-2022 or 2013,2018.", valueName: "years"))
  var years: String

  @Option(
    help: ArgumentHelp(
      "The countries whose rows are asked, by comma (default: all; only then every tie is there).",
      valueName: "codes"))
  var countries: String?

  @Flag(
    help: ArgumentHelp(
      "Ask again by number of countries, for --counting fractional, paper and --max-countries."))
  var strata = false

  @Option(
    help: ArgumentHelp(
      "The greatest number of countries asked by itself (default: 30).", valueName: "n"))
  var strataTo: Int?

  @Option(
    help: ArgumentHelp("Write the script here (default: standard output).", valueName: "file"))
  var out: String?

  func validate() throws {
    if let strataTo, strataTo < 2 || strataTo > 300 {
      throw ValidationError("--strata-to takes a number from 2 to 300.")
    }
  }

  func run() throws {
    let windows = try YearWindow.list(parsing: years, available: nil)
    var script = OpenAlexQueryScript(
      years: Set(windows.flatMap(\.years)).sorted(), countries: try codes())
    if strata || strataTo != nil { script.strata = strataTo ?? OpenAlexQueryScript.usualStrata }
    guard let out else { return Terminal.print(script.text) }
    try AtomicFile.write(script.text, to: out)
    Terminal.say("\(out) makes \(script.requests) requests at least. Start it: sh \(out)")
  }

  /// The countries given, or every one that there is today.
  private func codes() throws -> [String] {
    guard let countries else {
      let table = CountryTable.standard
      return table.codes.filter { !table.isDissolved($0) }.map(\.text)
    }
    let given = try countries.split(separator: ",").map { try LoadedCorpus.country(String($0)) }
    guard !given.isEmpty else { throw CommandFailure(.usage, "--countries names no country.") }
    return Set(given).sorted().map(\.text)
  }
}
