import ArgumentParser
import Geography
import Publishing

/// `copub resolve`: the countries of affiliations, and why.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "The countries of affiliation texts, and why.",
    discussion: "One affiliation a line in, one line out, from arguments, a file or -.")

  @Argument(help: ArgumentHelp("Affiliation texts.", valueName: "text"))
  var texts: [String] = []

  @Option(help: ArgumentHelp("A file with one affiliation a line, or -.", valueName: "file|-"))
  var input: String?

  @Flag(help: "Tab-separated: countries grade step matched text.")
  var tsv = false

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var resolving: ResolverOptions

  func validate() throws {
    if texts.isEmpty, input == nil {
      throw ValidationError("Give a text, or --input FILE (or -).")
    }
  }

  func run() throws {
    let resolver = try resolving.resolver()
    if tsv, !json { Terminal.print("countries\tgrade\tstep\tmatched\ttext\n") }
    for text in texts { write(text, resolver.resolve(text)) }
    guard let input else { return }
    let reader = try LineInput(path: input)
    try reader.forEach { write($0, resolver.resolve($0)) }
  }

  private func write(_ text: String, _ answer: Resolution) {
    let grade = answer.grade?.description ?? ""
    if json {
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.resolution/1"), "text": .string(text),
          "countries": .array(answer.countries.map { .string($0.text) }),
          "present": .array(answer.present.map { .string($0.text) }),
          "grade": .optional(answer.grade?.description), "step": .string(answer.step),
          "matched": .string(answer.matched),
        ]).line())
    } else if tsv {
      let cells = [answer.countries.description, grade, answer.step, answer.matched, text]
      Terminal.print(cells.map(TextGrid.clean).joined(separator: "\t") + "\n")
    } else if answer.countries.isEmpty {
      Terminal.print("unresolved  \(TextGrid.clean(text))\n")
    } else {
      Terminal.print(
        "\(answer.countries)  \(TextGrid.clean(text))\n    \(names(of: answer.countries)): "
          + "\(grade), by \(answer.step), from “\(TextGrid.clean(answer.matched))”\n")
      if answer.present != answer.countries {
        let present = answer.present.isEmpty ? "none" : names(of: answer.present)
        Terminal.print("    counted today: \(present)\n")
      }
    }
  }

  private func names(of countries: CountrySet) -> String {
    countries.map { CountryTable.standard.name(of: $0, language: .english) }
      .joined(separator: ", ")
  }
}
