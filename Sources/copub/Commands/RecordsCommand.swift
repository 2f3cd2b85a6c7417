import ArgumentParser
import Bibliography
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

  @Flag(help: "List the records that were merged, and into which, instead of the publications.")
  var duplicates = false

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
    let counted = try store.countedPublications()
    if counted > 0 {
      Terminal.say(
        "copub: of \(counted) publications the corpus holds nothing but the profile; they are not listed."
      )
    }
    guard !duplicates else { return try printDuplicates(store) }
    let weakest = Grade(grade) ?? .likely
    if !json { Terminal.print("identifiers\tyear\ttype\tauthors\tcountries\n") }
    try store.forEachPublication { publication in
      let identifiers = RecordsCommand.text(publication.identifiers)
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

  /// One merged record a line, with the record kept for it.
  private func printDuplicates(_ store: CorpusStore) throws {
    if !json {
      Terminal.print(
        "state\tprovider\tidentifiers\tfile\tkept_provider\tkept_identifiers\tkept_file\n")
    }
    try store.forEachDuplicate { duplicate in
      let (record, kept) = (duplicate.record, duplicate.kept)
      let cells = [
        duplicate.state, record.provider.rawValue, RecordsCommand.text(record.identifiers),
        record.file, kept.provider.rawValue, RecordsCommand.text(kept.identifiers), kept.file,
      ]
      guard json else {
        Terminal.print(cells.map(TextGrid.clean).joined(separator: "\t") + "\n")
        return
      }
      let names = [
        "state", "provider", "identifiers", "file", "kept_provider", "kept_identifiers",
        "kept_file",
      ]
      var line = Dictionary(uniqueKeysWithValues: zip(names, cells.map(JSONNode.string)))
      line["schema"] = .string("copub.duplicate/1")
      Terminal.print(JSONNode.object(line).line())
    }
  }

  private static func text(_ identifiers: [Identifier]) -> String {
    identifiers.map(\.description).joined(separator: ";")
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
