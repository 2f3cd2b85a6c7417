import ArgumentParser
import Formats
import Publishing

/// `copub formats`: what can be read.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "What can be read.")

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let formats = FormatRegistry.all.map { ($0.name, $0.summary) }
    let tables = [
      (CountsFormat.name, "pair-count table: joint publications by pair of countries and year")
    ]
    if json {
      let node = { (pair: (String, String)) -> JSONNode in
        .object(["name": .string(pair.0), "summary": .string(pair.1)])
      }
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.formats/1"), "formats": .array(formats.map(node)),
          "tables": .array(tables.map(node)),
        ]).text())
      return
    }
    var grid = TextGrid(["format", "what it is"])
    grid.rows = (formats + tables).map { [$0.0, $0.1] }
    Terminal.print(grid.text + "\nPlain or gzip, from files, folders or standard input (-).\n")
  }
}
