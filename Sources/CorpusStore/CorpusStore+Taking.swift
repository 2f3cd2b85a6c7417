import Bibliography
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
      ).map { (try $0[0], try $0[1]) }
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
  /// - Returns: the id of its row, and whether it is new: false if a file of the same bytes was there
  ///   already.
  func take(_ file: DigestedFile) throws -> (source: Int64, isNew: Bool) {
    var result: (Int64, Bool) = (0, false)
    try write(keepingMemory: true) { db in
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
            records_merged, affiliations, affiliations_resolved, with_affiliation, with_country,
            is_damaged, keeps_evidence)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          file.path, file.format, file.identity.size, hash, file.read, file.rejected,
          file.duplicates, file.affiliations, file.affiliationsResolved, file.withAffiliation,
          file.withCountry, file.isDamaged, file.keepsEvidence,
        ])
      let source = db.lastInsertedRowID
      try EvidencePass.isDue(true, db)
      var merger = try RecordMerger(db, source: source, memory: try currentMemory(db))
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

  /// What this process knows of the corpus: all, as long as it was empty before and nobody else wrote.
  private func currentMemory(_ db: Database) throws -> WriterMemory {
    let version = try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    if memory.dataVersion == nil {
      let isFilled = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM word) OR EXISTS (SELECT 1 FROM identifier)
            OR EXISTS (SELECT 1 FROM profile_row) OR EXISTS (SELECT 1 FROM affiliation)
            OR EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM funder)
          """)
      memory.known = isFilled == false ? HashFilter() : nil
    } else if memory.dataVersion != version {
      memory.known = nil
    }
    memory.dataVersion = version
    return memory
  }

  /// Takes deletions that providers told in files read elsewhere.
  func take(deletions: [(provider: Provider, key: Identifier)]) throws {
    try write { db in
      var merger = try RecordMerger(db)
      try merger.take(deletions: deletions)
    }
  }

  /// The members of an archive that was taken whole; nil if it was not.
  func knownMembers(
    of archive: FileIdentity
  ) throws -> [(name: String, format: String, isDamaged: Bool)]? {
    try read { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM archive WHERE size = ? AND hash = ?",
        arguments: [archive.size, Int64(bitPattern: archive.hash)])
      guard let id else { return nil }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT s.path, s.format, s.is_damaged FROM archive_member m
          JOIN source s ON s.id = m.source WHERE m.archive = ? ORDER BY s.path
          """, arguments: [id]
      ).map { (try $0[0], try $0[1], try $0[2]) }
    }
  }

  /// Remembers that every member of an archive was taken.
  func remember(archive: FileIdentity, members: [Int64]) throws {
    try write(keepingMemory: true) { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO archive (size, hash) VALUES (?, ?)",
        arguments: [archive.size, Int64(bitPattern: archive.hash)])
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM archive WHERE size = ? AND hash = ?",
        arguments: [archive.size, Int64(bitPattern: archive.hash)])
      for member in members {
        try db.execute(
          sql: "INSERT OR IGNORE INTO archive_member (archive, source) VALUES (?, ?)",
          arguments: [id, member])
      }
    }
  }

  /// True if an archive of this size was taken whole.
  func hasArchive(ofSize size: Int) throws -> Bool {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT 1 FROM archive WHERE size = ? LIMIT 1", arguments: [size])
        != nil
    }
  }
}
