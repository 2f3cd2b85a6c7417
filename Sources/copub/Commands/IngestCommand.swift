import ArgumentParser
import Collaboration
import CorpusStore
import Foundation
import Intake
import Publishing

/// `copub ingest`: exports into a corpus.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read exports, files and folders, into a corpus.",
    discussion: """
      A file that is in the corpus already is a no-op. Each file is one transaction, so that an \
      interrupted run leaves whole files, and a second run completes it.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp("The corpus to read into; made if it is not there.", valueName: "file.copub")
  )
  var into: String?

  @OptionGroup(title: "Reading exports") var options: IngestOptions

  @Option(help: ArgumentHelp("Declare what the corpus was selected by.", valueName: "scope"))
  var scope: String?

  @Flag(help: "End with exit code 1 if there is any finding.")
  var strict = false

  @Flag(help: "Read and count, but write nothing.")
  var dryRun = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    if into == nil, !dryRun { throw ValidationError("Name the corpus with --into FILE.copub.") }
    if let scope, CorpusScope(scope) == nil {
      throw ValidationError("--scope takes world, country:XX, topic or unknown.")
    }
  }

  func run() throws {
    let path = dryRun ? nil : into
    let isNew = path.map { !FileManager.default.fileExists(atPath: $0) } ?? false
    let store = try path.map { try CorpusStore.open($0, for: .write) } ?? .inMemory()
    if let scope { try store.set("scope", to: scope) }
    let summary = try IngestRun(options).run(inputs, into: store)
    let status = try store.status()
    let findings = (status.findings + summary.findings).sorted()
    Terminal.print(
      json
        ? IngestText.json(status, summary, findings).text()
        : IngestText.text(status, summary, findings))
    // A corpus that nothing came into is not left behind.
    if isNew, status.sources.isEmpty, let path { try? FileManager.default.removeItem(atPath: path) }
    try judge(status, summary, findings)
  }

  /// Ends with the exit code that fits what happened.
  private func judge(
    _ status: CorpusStatus, _ summary: IngestRun.Summary, _ findings: [Finding]
  ) throws {
    if summary.isMissing {
      throw CommandFailure(
        .noInput, "There was no file to read in \(inputs.joined(separator: ", ")).")
    }
    let accepted = Dictionary(
      status.sources.map { ($0.path, $0.records.accepted + $0.records.duplicate) },
      uniquingKeysWith: +)
    let gaveNothing = summary.outcomes.allSatisfy { outcome in
      outcome.format == nil || (outcome.isTroubled && accepted[outcome.path, default: 0] == 0)
    }
    if gaveNothing {
      throw CommandFailure(.unreadable, "None of the files could be read as an export.")
    }
    if summary.isTroubled || (strict && !findings.isEmpty) {
      throw ExitCode(Exit.damagedInput.rawValue)
    }
  }
}

/// What `copub ingest` prints.
enum IngestText {
  static func json(
    _ status: CorpusStatus, _ summary: IngestRun.Summary, _ findings: [Finding]
  ) -> JSONNode {
    let known = Dictionary(
      status.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let files = summary.outcomes.map { outcome -> JSONNode in
      let counts = known[outcome.path]?.records ?? RecordCounts()
      return .object([
        "path": .string(outcome.path), "format": .optional(outcome.format),
        "new": .bool(outcome.isNew), "records": records(counts),
      ])
    }
    return .object([
      "schema": .string("copub.ingest/1"), "records": records(status.records),
      "affiliations": affiliations(status), "files": .array(files),
      "findings": .array(findings.map(finding)),
    ])
  }

  static func records(_ counts: RecordCounts) -> JSONNode {
    .object([
      "read": .int(counts.read), "accepted": .int(counts.accepted),
      "duplicate": .int(counts.duplicate), "rejected": .int(counts.rejected),
      "without_country": .int(counts.withoutCountry),
    ])
  }

  static func affiliations(_ status: CorpusStatus) -> JSONNode {
    let (total, resolved) = status.affiliations
    return .object([
      "total": .int(total), "resolved": .int(resolved), "unresolved": .int(total - resolved),
    ])
  }

  static func finding(_ finding: Finding) -> JSONNode {
    .object([
      "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
      "file": .string(finding.file), "byte": .optional(finding.byte),
      "record": .optional(finding.record), "text": .string(finding.text),
    ])
  }

  static func text(
    _ status: CorpusStatus, _ summary: IngestRun.Summary, _ findings: [Finding]
  ) -> String {
    let records = status.records
    let new = summary.outcomes.filter(\.isNew).count
    let unread = summary.outcomes.filter { $0.format == nil }.count
    var text =
      "Files     \(new) new, \(summary.outcomes.count - new - unread) known, \(unread) not read\n"
    text += "Records   \(line(records))\n"
    let (total, resolved) = status.affiliations
    if total > 0 {
      let share = NumberText.fixed(100 * Double(resolved) / Double(total), 1)
      text += "Countries \(records.accepted - records.withoutCountry) publications have one; "
      text += "\(resolved) of \(total) affiliation texts resolved (\(share) %)\n"
    } else {
      text += "Countries \(records.accepted - records.withoutCountry) publications have one\n"
    }
    var byFormat = TextGrid(["format", ">files", ">read", ">accepted", ">duplicate", ">rejected"])
    for (format, sources) in Dictionary(grouping: status.sources, by: \.format)
      .sorted(by: { $0.key < $1.key })
    {
      let sum = sources.reduce(into: RecordCounts()) { $0 += $1.records }
      byFormat.rows.append([
        format, "\(sources.count)", "\(sum.read)", "\(sum.accepted)", "\(sum.duplicate)",
        "\(sum.rejected)",
      ])
    }
    if !byFormat.rows.isEmpty { text += "\n" + byFormat.text }
    return text + findingsText(findings)
  }

  /// `read = accepted + duplicate + rejected`, with the numbers.
  static func line(_ records: RecordCounts) -> String {
    "\(records.read) read = \(records.accepted) accepted + \(records.duplicate) duplicate + "
      + "\(records.rejected) rejected"
  }

  /// Findings by code, with the first few of each.
  static func findingsText(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "" }
    var text = "\nFindings  \(findings.count)\n"
    for (code, list) in Dictionary(grouping: findings, by: \.code).sorted(by: { $0.key < $1.key }) {
      text += "  \(code): \(list.count)\n"
      for finding in list.prefix(3) {
        text += "    \(TextGrid.clean(finding.line))\n"
      }
      if list.count > 3 { text += "    … and \(list.count - 3) more (--json lists all)\n" }
    }
    return text
  }
}
