import CorpusStore
import Intake
import Publishing

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
    let changes = summary.changes
    return .object([
      "aliased_records": .int(summary.aliased.records),
      "schema": .string("copub.ingest/1"), "records": records(status.records),
      "changes": .object([
        "new": .int(changes.new), "changed": .int(changes.changed),
        "unchanged": .int(changes.unchanged), "older": .int(changes.older),
        "deleted": .int(changes.deleted),
      ]),
      "affiliations": affiliations(status), "formats": .array(status.formats.map(format)),
      "files": .array(files),
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
    if new > 0 { text += "Versions  \(line(summary.changes))\n" }
    if summary.aliased.records > 0 {
      text += "Aliases   gave \(summary.aliased.records) records other countries\n"
    }
    let (total, resolved) = status.affiliations
    if total > 0 {
      let share = NumberText.fixed(100 * Double(resolved) / Double(total), 1)
      text += "Countries \(records.accepted - records.withoutCountry) publications have one; "
      text += "\(resolved) of \(total) affiliation texts resolved (\(share) %)\n"
    } else {
      text += "Countries \(records.accepted - records.withoutCountry) publications have one\n"
    }
    let formats = status.formats
    if !formats.isEmpty { text += "\n" + grid(formats).text }
    return text + findingsText(findings)
  }

  /// One row a format: what was read, what of it can speak, what was found.
  static func grid(_ formats: [FormatTotals]) -> TextGrid {
    var grid = TextGrid([
      "format", ">files", ">read", ">accepted", ">duplicate", ">rejected", ">with affiliation",
      ">with country", "findings",
    ])
    grid.rows = formats.map { format in
      let records = format.records
      let findings = format.findings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return [
        format.format, "\(format.files)", "\(records.read)", "\(records.accepted)",
        "\(records.duplicate)", "\(records.rejected)", "\(format.withAffiliation)",
        "\(format.withCountry)", findings.joined(separator: ", "),
      ]
    }
    return grid
  }

  private static func format(_ totals: FormatTotals) -> JSONNode {
    .object([
      "format": .string(totals.format), "files": .int(totals.files),
      "records": records(totals.records), "with_affiliation": .int(totals.withAffiliation),
      "with_country": .int(totals.withCountry),
      "findings": .object(totals.findings.mapValues(JSONNode.int)),
    ])
  }

  /// `read = accepted + duplicate + rejected`, with the numbers.
  static func line(_ records: RecordCounts) -> String {
    "\(records.read) read = \(records.accepted) accepted + \(records.duplicate) duplicate + "
      + "\(records.rejected) rejected"
  }

  /// What the records of a run were to the corpus, with the numbers that are not nought.
  static func line(_ changes: RecordChanges) -> String {
    let parts = [
      (changes.changed, "changed"), (changes.unchanged, "unchanged"), (changes.older, "older"),
      (changes.deleted, "deleted by their source"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return (["\(changes.new) new"] + parts).joined(separator: ", ")
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
