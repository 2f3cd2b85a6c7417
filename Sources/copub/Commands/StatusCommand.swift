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
    defaultAsFlag: 50, parsing: .next,
    help: ArgumentHelp(
      "List the most frequent affiliations without a country (50, unless N is given).",
      valueName: "n"))
  var unresolved: Int?

  @Flag(
    help: "With --unresolved: the list alone, as an alias file; fill in its column countries.")
  var tsv = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if let unresolved, unresolved < 1 {
      throw ValidationError("--unresolved takes a number of 1 or more.")
    }
    if tsv, unresolved == nil {
      throw ValidationError("--tsv prints the list of --unresolved. Give that, too.")
    }
  }

  func run() throws {
    let loaded = try corpus.load(isQuiet: true)
    if let store = loaded.store {
      let open = try unresolved.map { try store.openAffiliations(limit: $0) } ?? []
      if tsv {
        Terminal.print(StatusText.aliases(open))
        Terminal.say(
          "Fill in the column countries (codes or names, several joined by ;), leave the rest empty, "
            + "then: copub ingest --aliases FILE --into CORPUS")
        return
      }
      let text = try StatusText(store, loaded, open)
      Terminal.print(json ? text.json.text() : text.text)
    } else if let counted = loaded.counted {
      guard unresolved == nil else {
        throw CommandFailure(.usage, "A table of pair counts holds no affiliations to list.")
      }
      printCounts(counted)
    }
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
