import Collaboration
import CorpusStore
import Intake
import Publishing

/// What `copub ingest` prints of pair counts.
enum CountsText {
  static func json(
    _ files: [CountedFile], new: Int, _ result: PairCountsBuilder.Result
  ) -> JSONNode {
    .object([
      "schema": .string("copub.ingest/1"), "records": IngestText.records(RecordCounts()),
      "cells": .object([
        "read": .int(result.cells.read), "accepted": .int(result.cells.accepted),
        "duplicate": .int(result.cells.duplicate), "rejected": .int(result.cells.rejected),
      ]),
      "years": .array(result.counts.years.map(JSONNode.int)), "new_files": .int(new),
      "files": .array(
        files.map {
          .object([
            "path": .string($0.path), "format": .string($0.document.format),
            "records": IngestText.records(RecordCounts()),
          ])
        }),
      "findings": .array(result.findings.map(IngestText.finding)),
    ])
  }

  static func text(
    _ files: [CountedFile], new: Int, _ result: PairCountsBuilder.Result
  ) -> String {
    let cells = result.cells
    let years = result.counts.years
    let span = years.count > 1 ? "\(years[0]) to \(years[years.count - 1])" : "\(years.first ?? 0)"
    return "Files     \(new) new, \(files.count - new) known\n"
      + "Counts    \(cells.read) read = \(cells.accepted) accepted + \(cells.duplicate) duplicate + "
      + "\(cells.rejected) rejected\nYears     \(years.count), \(span)\n"
      + IngestText.findingsText(result.findings)
  }
}
