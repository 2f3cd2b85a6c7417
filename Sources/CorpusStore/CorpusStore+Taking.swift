import Collaboration
import GRDB
import Intake

extension CorpusStore {
  /// As what a file of these bytes was read before, and whether it was damaged; nil if it was not.
  func known(_ identity: FileIdentity) throws -> (format: String, isDamaged: Bool)? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT format, is_damaged FROM source WHERE size = ? AND hash = ?",
        arguments: [identity.size, Int64(bitPattern: identity.hash)]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// True if a file of this size was read before, so that its identity is worth finding out.
  func hasSource(ofSize size: Int) throws -> Bool {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT 1 FROM source WHERE size = ? LIMIT 1", arguments: [size])
        != nil
    }
  }

  /// Takes a file in one transaction.
  ///
  /// - Returns: the id of its row, and false if a file of the same bytes was there already.
  func take(_ file: DigestedFile) throws -> (source: Int64, isNew: Bool) {
    var result: (Int64, Bool) = (0, false)
    try write { db in
      let hash = Int64(bitPattern: file.identity.hash)
      let known = try Int64.fetchOne(
        db, sql: "SELECT id FROM source WHERE size = ? AND hash = ?",
        arguments: [file.identity.size, hash])
      if let known {
        result = (known, false)
        return
      }
      try db.execute(
        sql: """
          INSERT INTO source (path, format, size, hash, records_read, records_rejected,
            affiliations, affiliations_resolved, is_damaged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          file.path, file.format, file.identity.size, hash, file.records.count + file.rejected,
          file.rejected, file.affiliations, file.affiliationsResolved, file.isDamaged,
        ])
      let source = db.lastInsertedRowID
      var merger = RecordMerger(db, source: source)
      try merger.take(file)
      for finding in file.findings {
        try db.execute(
          sql: """
            INSERT INTO finding (source, code, severity, byte, record, text)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            source, finding.code, finding.severity.rawValue, finding.byte, finding.record,
            finding.text,
          ])
      }
      result = (source, true)
    }
    return result
  }
}
