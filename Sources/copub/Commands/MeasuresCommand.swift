import ArgumentParser
import Collaboration
import Geography
import Networks
import Publishing

/// `copub measures`: what can be computed.
struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures",
    abstract: "What can be computed: centralities, weights, counting methods, territory policies.")

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let chapters: [(key: String, title: String, rows: [(String, String)])] = [
      (
        "centralities", "--centrality",
        Centralities.all.map { ($0.name, "\($0.summary) Reads \($0.reads.rawValue).") }
      ),
      ("weights", "--weights", LinkWeight.allCases.map { ($0.rawValue, $0.summary) }),
      ("countings", "--counting", CountingMethod.allCases.map { ($0.rawValue, $0.summary) }),
      (
        "territories", "--territories",
        TerritoryPolicy.shippedNames.map { ($0, TerritoryText.summary($0)) }
      ),
      ("groups", "--group", CountryGroup.shipped.map { ($0.name, $0.title(.english)) }),
    ]
    if json {
      var document: [String: JSONNode] = ["schema": .string("copub.measures/1")]
      for chapter in chapters {
        document[chapter.key] = .array(
          chapter.rows.map { .object(["name": .string($0.0), "summary": .string($0.1)]) })
      }
      Terminal.print(JSONNode.object(document).text())
      return
    }
    for (index, chapter) in chapters.enumerated() {
      var grid = TextGrid([chapter.title, ""])
      grid.rows = chapter.rows.map { [$0.0, $0.1] }
      Terminal.print((index > 0 ? "\n" : "") + grid.text)
    }
  }
}
