import ArgumentParser
import Collaboration
import Publishing
import Rankings

/// `copub partners`: one country and its partners.
struct PartnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partners",
    abstract: "One country and its partners: sizes of publications, leadership, intensity, fields.")

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: [.customLong("window"), .customLong("windows")],
    help: ArgumentHelp("The years, such as 2018-2022 (default: all).", valueName: "window"))
  var window: String?
  @Option(help: ArgumentHelp("The country to look at.", valueName: "code"))
  var focus: String

  @OptionGroup(title: "Specification") var options: SpecificationOptions

  @Option(
    help: ArgumentHelp("Print the first N partners (default: 20; all with --json).", valueName: "n")
  )
  var top: Int?
  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of 1 or more.") }
  }

  func run() throws {
    let focus = try LoadedCorpus.country(focus)
    let loaded = try corpus.load()
    let specification = try options.specification(for: loaded.source)
    let ranker = try options.ranker(for: loaded.source)
    let readings = try ranker.readings(of: specification)
    let texts = try loaded.windows(window ?? loaded.allYears()).flatMap { window in
      try readings.map { PartnersText(try ranker.partners(of: focus, in: window, $0)) }
    }
    guard json else {
      return Terminal.print(texts.map { $0.text(top: top ?? 20) }.joined(separator: "\n"))
    }
    let documents = texts.map { $0.json(top: top) }
    let several: JSONNode = .object([
      "schema": .string("copub.partners-of-windows/1"), "windows": .array(documents),
    ])
    Terminal.print((documents.count == 1 ? documents[0] : several).text())
  }
}
