import ArgumentParser
import Collaboration
import Foundation
import Intake
import Publishing
import Rankings

/// `copub export`: the network of a window, for other tools.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the country network of a window for another tool.",
    discussion: """
      Centralities, ranks, communities and provenance stand beside every country. With two windows \
      the network is that of the last, and the change of rank stands beside it. The formats:

      \(NetworkFormats.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "A .copub corpus, pair counts, or exports of publications (files, folders, -).",
      valueName: "corpus"))
  var inputs: [String]

  @Option(
    name: [.customLong("window"), .customLong("windows")],
    help: ArgumentHelp("The years, such as 2018-2022 (default: all).", valueName: "window"))
  var window: String?

  @Option(
    help: ArgumentHelp(
      "The format to write (default: the one that the file's name says).", valueName: "name"))
  var format: String?

  @Option(help: ArgumentHelp("The file to write; others stand beside it.", valueName: "file"))
  var out: String

  @Flag(help: "Begin CSV files with a byte order mark, for Excel on Windows.")
  var bom = false

  @OptionGroup(title: "Specification") var options: SpecificationOptions
  @OptionGroup(title: "Reading exports") var reading: ReadingOptions

  @OptionGroup var scoping: ScopeOptions

  func validate() throws {
    if let format, NetworkFormats.named(format) == nil {
      throw ValidationError("--format takes \(ExportCommand.formats), not '\(format)'.")
    }
  }

  func run() throws {
    let format = try chosenFormat()
    let loaded = try LoadedCorpus(
      inputs, IngestOptions(reading: reading), scope: scoping.declared)
    loaded.sayFindings()
    let specification = try options.specification(for: loaded.source)
    let windows = try loaded.windows(window ?? loaded.allYears())
    let ranker = Ranker(loaded.source)
    try ranker.checkScope()
    let readings = try ranker.readings(of: specification)
    guard readings.count == 1 else {
      throw CommandFailure(
        .usage,
        "The policy \(specification.territories) merges codes whose joint publications the table "
          + "only bounds: export one of "
          + readings.map { "--territories \($0.territories)" }.joined(separator: " and ") + ".")
    }
    let network = try NetworkDocument(
      ranker, windows: windows, readings[0], provenance: try provenance(loaded))
    let paths = try NetworkFormats.write(network, as: format, to: out, isMarked: bom)
    Terminal.print(paths.map { $0 + "\n" }.joined())
  }

  private static let formats = NetworkFormats.all.map(\.name).joined(separator: ", ")

  private func chosenFormat() throws -> any NetworkFormat {
    guard let found = format.map(NetworkFormats.named) ?? NetworkFormats.matching(path: out) else {
      throw CommandFailure(
        .usage,
        "The name \(out) does not say which format to write. Give --format: "
          + "\(ExportCommand.formats).")
    }
    return found
  }

  /// What is known of the data, in the order to print it.
  private func provenance(_ loaded: LoadedCorpus) throws -> [(key: String, value: String)] {
    var list: [(key: String, value: String)] = [("made_by", "copub \(Version.text)")]
    if let counts = loaded.counts {
      if !counts.title.isEmpty { list.append(("title", counts.title)) }
      if !counts.source.isEmpty { list.append(("source", counts.source)) }
    }
    let files = try InputDigests.of(loaded.inputs)
    list.append(
      ("inputs", files.map { "\($0.path) sha256:\($0.sha256)" }.joined(separator: ", ")))
    return list
  }
}
