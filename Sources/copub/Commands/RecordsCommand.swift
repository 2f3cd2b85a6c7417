import ArgumentParser
import Collaboration
import CorpusStore
import Geography
import Publishing

/// `copub records`: one publication a line.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records",
    abstract: "The publications of a corpus, one a line: identifiers year type authors countries.")

  @OptionGroup var corpus: CorpusOptions

  @Option(
    help: ArgumentHelp("The weakest grade that counts (default: likely).", valueName: "grade"))
  var grade = "likely"

  @Flag(help: "Tab-separated (the default).")
  var tsv = false

  @Flag(help: "One JSON object a line.")
  var json = false

  func validate() throws {
    if Grade(grade) == nil { throw ValidationError("--grade takes certain, likely or guess.") }
  }

  func run() throws {
    let loaded = try corpus.load()
    guard let store = loaded.store else {
      throw CommandFailure(
        .unreadable, "A table of pair counts holds no publications to list.")
    }
    let weakest = Grade(grade) ?? .likely
    if !json { Terminal.print("identifiers\tyear\ttype\tauthors\tcountries\n") }
    try store.forEachPublication { publication in
      let identifiers = publication.identifiers.map(\.description).joined(separator: ";")
      let profile = publication.profile
      let countries = RecordsCommand.countries(profile, weakest)
      if json {
        let line = JSONNode.object([
          "schema": .string("copub.record/1"), "identifiers": .string(identifiers),
          "year": .optional(profile.year), "type": .string(profile.type.rawValue),
          "authors": .int(profile.authorCount),
          "countries": .object(
            Dictionary(
              countries.map { ($0.0.text, JSONNode.int($0.1)) },
              uniquingKeysWith: { first, _ in first })),
        ])
        Terminal.print(line.line())
      } else {
        let list = countries.map { "\($0.0):\($0.1)" }.joined(separator: ";")
        Terminal.print(
          "\(identifiers)\t\(profile.year.map(String.init) ?? "")\t\(profile.type.rawValue)\t"
            + "\(profile.authorCount)\t\(list)\n")
      }
    }
  }

  /// Authors by country, in the order of codes; an author in two countries counts in both.
  static func countries(
    _ profile: CollaborationProfile, _ grade: Grade
  ) -> [(CountryCode, Int)] {
    var authors: [CountryCode: Int] = [:]
    for kind in profile.authors where kind.grade <= grade {
      for code in kind.resolved { authors[code, default: 0] += kind.authors }
    }
    return authors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
