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
    let loaded = try corpus.load(isQuiet: true)
    if let store = loaded.store {
      try printStore(store, loaded)
    } else if let counted = loaded.counted {
      printCounts(counted)
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

  private func printCounts(_ counted: PairCountsBuilder.Result) {
    let (counts, cells) = (counted.counts, counted.cells)
    let years = counts.years.map {
      year -> (year: Int, countries: Int, joint: Double, strata: [Int]) in
      let table = counts.tables[year] ?? PairCounts.Year()
      let links = table.total.pairs.reduce(0) { $0 + $1.joint }
      return (year, counts.codes[year]?.count ?? 0, links, table.strata.keys.sorted())
    }
    if json {
      Terminal.print(
        JSONNode.object([
          "schema": .string("copub.status/1"), "title": .string(counts.title),
          "source": .string(counts.source), "notes": .array(counts.notes.map(JSONNode.string)),
          "territories": .string(counts.defaultTerritories),
          "scope": .string(counts.scope.description),
          "pair_counts": .object([
            "read": .int(cells.read), "accepted": .int(cells.accepted),
            "duplicate": .int(cells.duplicate), "rejected": .int(cells.rejected),
          ]),
          "years": .array(
            years.map {
              .object([
                "year": .int($0.year), "countries": .int($0.countries),
                "joint_publications": .number($0.joint),
                "strata": .array($0.strata.map(JSONNode.int)),
              ])
            }), "findings": .array(counted.findings.map(IngestText.finding)),
        ]).text())
      return
    }
    var text = "Table       \(TextGrid.clean(counts.title))\n"
    text += "Source      \(TextGrid.clean(counts.source))\n"
    for note in counts.notes { text += "Note        \(TextGrid.clean(note))\n" }
    text += "Counts      \(cells.read) read = \(cells.accepted) accepted + \(cells.duplicate) "
    text += "duplicate + \(cells.rejected) rejected\n"
    text += "Territories \(counts.defaultTerritories)\nScope       \(counts.scope)\n\n"
    let hasStrata = years.contains { !$0.strata.isEmpty }
    var grid = TextGrid(
      ["year", ">countries", ">joint publications (pairs)"] + (hasStrata ? ["strata"] : []))
    grid.rows = years.map { year in
      ["\(year.year)", "\(year.countries)", NumberText.exact(year.joint)]
        + (hasStrata ? [StatusCommand.spans(year.strata)] : [])
    }
    Terminal.print(text + grid.text + IngestText.findingsText(counted.findings))
  }

  /// Sorted numbers, runs of them as `2-30`.
  private static func spans(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
