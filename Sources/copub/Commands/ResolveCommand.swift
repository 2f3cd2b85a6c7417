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
    guard tsv, !json else {
      return try reader.forEach { line in
        let text = String(decoding: line, as: UTF8.self)
        write(text, resolver.resolve(text))
      }
    }
    var lines = ResolutionLines()
    try reader.forEach { lines.add($0, resolver.resolve(utf8: $0)) }
    lines.flush()
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
      var lines = ResolutionLines()
      var text = text
      text.withUTF8 { lines.add($0, answer) }
      lines.flush()
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

/// Answers as lines parted by tabs, put together as bytes: millions of them come in one run.
private struct ResolutionLines {
  private var bytes: [UInt8] = []

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ answer: Resolution) {
    for (place, code) in answer.countries.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ";")) }
      bytes.append(UInt8(code.rawValue >> 8))
      bytes.append(UInt8(truncatingIfNeeded: code.rawValue))
    }
    bytes.append(0x09)
    if let grade = answer.grade { bytes.append(contentsOf: grade.description.utf8) }
    bytes.append(0x09)
    bytes.append(contentsOf: answer.step.utf8)
    bytes.append(0x09)
    var matched = answer.matched
    matched.withUTF8 { addClean($0) }
    bytes.append(0x09)
    addClean(text)
    bytes.append(0x0A)
    if bytes.count >= 1 << 16 { flush() }
  }

  private mutating func addClean(_ text: UnsafeBufferPointer<UInt8>) {
    if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      bytes.append(contentsOf: text)
    } else {
      bytes.append(contentsOf: TextGrid.clean(String(decoding: text, as: UTF8.self)).utf8)
    }
  }

  mutating func flush() {
    Terminal.print(bytes: bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
