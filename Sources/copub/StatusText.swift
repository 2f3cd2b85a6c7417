import Collaboration
import CorpusStore
import Geography
import Publishing

/// What `copub status` prints of a corpus of publications.
struct StatusText {
  private let status: CorpusStatus
  private let coverage: [YearCoverage]
  private let open: [OpenAffiliation]
  private let counts: CorpusStore.OpenCounts
  private let grades: GradeCounts
  private let aliases: (texts: Int, sha256: String?)
  private let resources: [CorpusStore.Resource]
  private let loaded: LoadedCorpus

  /// - Parameter open: the open affiliations to list.
  init(_ store: CorpusStore, _ loaded: LoadedCorpus, _ open: [OpenAffiliation]) throws {
    status = try store.status()
    counts = try store.openCounts()
    let corpus = try loaded.source.publications() ?? store.profiles()
    coverage = corpus.coverage
    grades = GradeCounts(corpus)
    aliases = (try store.aliases().count, try store.aliasDigest())
    resources = try store.resources()
    self.open = open
    self.loaded = loaded
  }

  /// Open affiliations as an alias file whose countries are to be filled in, without those that no
  /// alias can stand for.
  static func aliases(_ open: [OpenAffiliation]) -> String {
    var grid = TextGrid(["text", "countries", "guess", "authors"])
    grid.rows = open.filter { AliasTable.words(of: $0.text) != nil }
      .map { [$0.text, "", $0.guess.description, "\($0.authors)"] }
    return grid.tsv
  }

  /// The document `copub.status/1`.
  var json: JSONNode {
    .object([
      "schema": .string("copub.status/1"), "records": IngestText.records(status.records),
      "affiliations": IngestText.affiliations(status), "evidence": .string(status.evidence),
      "scope": .string(loaded.source.scope.description),
      "aliases": .object([
        "texts": .int(aliases.texts), "sha256": .optional(aliases.sha256),
      ]),
      "resources": .array(
        resources.map {
          .object([
            "kind": .string($0.kind), "path": .string($0.path), "sha256": .string($0.sha256),
          ])
        }),
      "open_affiliations": .object([
        "unresolved": .int(counts.unresolved), "guessed": .int(counts.guessed),
        "corpus_evidence": .int(counts.fromCorpus),
      ]),
      "grades": GradeText.json(grades),
      "years": .array(
        coverage.map {
          .object([
            "year": .optional($0.year), "publications": .int($0.publications),
            "international": .int($0.international), "without_country": .int($0.withoutCountry),
          ])
        }),
      "unresolved": .array(
        open.map {
          .object([
            "text": .string($0.text), "authors": .int($0.authors),
            "guess": .string($0.guess.description), "corpus_evidence": .bool($0.restsOnCorpus),
          ])
        }),
      "files": .array(
        status.sources.map {
          .object([
            "path": .string($0.path), "format": .string($0.format),
            "records": IngestText.records($0.records),
          ])
        }), "findings": .array(status.findings.map(IngestText.finding)),
    ])
  }

  /// For people.
  var text: String {
    var text = "Records   \(IngestText.line(status.records))\n"
    text += "Evidence  \(status.evidence)\nScope     \(loaded.source.scope)"
    text += loaded.source.isScopeDeclared ? " (declared)\n" : " (detected)\n"
    text += "Grades    \(GradeText.line(grades))\n"
    if counts != CorpusStore.OpenCounts() {
      text += "Open      \(counts.unresolved) affiliations of authors name no country, "
      text += "\(counts.guessed) are a guess, \(counts.fromCorpus) a guess by corpus evidence\n"
    }
    if aliases.texts > 0 { text += "Aliases   \(aliases.texts) texts\n" }
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
      grid.rows = open.map { ["\($0.authors)", $0.guess.description, TextGrid.clean($0.text)] }
      text += "\n" + grid.text
    }
    return text + IngestText.findingsText(status.findings)
  }
}
