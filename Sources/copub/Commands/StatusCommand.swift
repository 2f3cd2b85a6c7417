import ArgumentParser
import Collaboration
import CorpusStore
import Publishing

/// `copub status`: what is in a corpus.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "What is in a corpus: files, records, coverage by year.")

  @OptionGroup var corpus: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "List the most frequent affiliations that named no country.", valueName: "n"))
  var unresolved: Int?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    let loaded = try corpus.load()
    if let store = loaded.store {
      try printStore(store, loaded)
    } else if let counts = loaded.counts {
      printCounts(counts)
    }
  }

  private func printStore(_ store: CorpusStore, _ loaded: LoadedCorpus) throws {
    let status = try store.status()
    let coverage = try store.coverage()
    let open = try unresolved.map { try store.unresolvedAffiliations(limit: $0) } ?? []
    if json {
      let years = coverage.map { year -> JSONNode in
        .object([
          "year": .optional(year.year), "publications": .int(year.publications),
          "international": .int(year.international), "without_country": .int(year.withoutCountry),
        ])
      }
      let texts = open.map { text, authors, guess -> JSONNode in
        .object(["text": .string(text), "authors": .int(authors), "guess": .string(guess)])
      }
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.status/1"), "records": IngestText.records(status.records),
          "affiliations": IngestText.affiliations(status), "evidence": .string(status.evidence),
          "scope": .string(loaded.source.scope.description), "years": .array(years),
          "unresolved": .array(texts),
          "files": .array(
            status.sources.map {
              .object([
                "path": .string($0.path), "format": .string($0.format),
                "records": IngestText.records($0.records),
              ])
            }), "findings": .array(status.findings.map(IngestText.finding)),
        ]).text())
      return
    }
    var text = "Records   \(IngestText.line(status.records))\n"
    text += "Evidence  \(status.evidence)\nScope     \(loaded.source.scope)"
    text += loaded.source.isScopeDeclared ? " (declared)\n" : " (detected)\n"
    var years = TextGrid(["year", ">publications", ">international", ">without country"])
    for year in coverage {
      years.rows.append([
        year.year.map(String.init) ?? "unknown", "\(year.publications)", "\(year.international)",
        "\(year.withoutCountry)",
      ])
    }
    text += "\n" + years.text
    if !open.isEmpty {
      var grid = TextGrid([">authors", "guess", "affiliation"])
      grid.rows = open.map { ["\($0.authors)", $0.guess, TextGrid.clean($0.text)] }
      text += "\n" + grid.text
    }
    Terminal.print(text + IngestText.findingsText(status.findings))
  }

  private func printCounts(_ counts: PairCounts) {
    let years = counts.years.map { year -> (Int, Int, Double) in
      let table = counts.tables[year] ?? PairCounts.Year(works: [:], pairs: [])
      let links = table.pairs.reduce(0) { $0 + $1.joint }
      return (year, table.works.count, links)
    }
    if json {
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.status/1"), "title": .string(counts.title),
          "source": .string(counts.source), "notes": .array(counts.notes.map(JSONNode.string)),
          "territories": .string(counts.defaultTerritories),
          "scope": .string(counts.scope.description),
          "years": .array(
            years.map {
              .object([
                "year": .int($0.0), "countries": .int($0.1), "joint_publications": .number($0.2),
              ])
            }),
        ]).text())
      return
    }
    var text = "Table       \(TextGrid.clean(counts.title))\n"
    text += "Source      \(TextGrid.clean(counts.source))\n"
    for note in counts.notes { text += "Note        \(TextGrid.clean(note))\n" }
    text += "Territories \(counts.defaultTerritories)\nScope       \(counts.scope)\n\n"
    var grid = TextGrid(["year", ">countries", ">joint publications (pairs)"])
    grid.rows = years.map { ["\($0.0)", "\($0.1)", NumberText.exact($0.2)] }
    Terminal.print(text + grid.text)
  }
}
