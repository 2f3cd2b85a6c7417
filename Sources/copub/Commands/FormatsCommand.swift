import ArgumentParser
import CorpusStore
import Formats
import Publishing

/// `copub formats`: what can be read.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "What can be read.")

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let formats =
      FormatRegistry.all.map { ($0.name, $0.summary) }
      + [
        (
          Ingest.tableFormat,
          "copub's own tables of publications or counted profiles, from copub profiles"
        )
      ]
    let tables = PairCountRegistry.all.map { ($0.name, $0.summary) }
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
    var grid = TextGrid(["publications", ""])
    grid.rows = formats.map { [$0.0, $0.1] }
    var counts = TextGrid(["pair counts", ""])
    counts.rows = tables.map { [$0.0, $0.1] }
    Terminal.print(
      grid.text + "\n" + counts.text
        + "\nPlain, gzip or Zstandard, from files, folders, standard input (-), and tar and zip archives.\n"
    )
  }
}
