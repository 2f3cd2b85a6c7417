import Bibliography
import Collaboration
import Foundation
import GRDB
import Geography
import Intake

extension CorpusStore {
  /// What a merge came to.
  public struct Merge: Sendable {
    /// Files taken.
    public var files = 0
    /// Files that the corpus had already.
    public var known = 0

    /// Nothing yet.
    public init() {}
  }

  /// Takes every file of another corpus, each in a transaction of its own, as if it were read again:
  /// duplicates are found across the corpora, newest versions win, deletions hold.
  ///
  /// A file that both corpora have read is taken once. Aliases of the other corpus become those of this
  /// one too, and corpus evidence is brought anew. The result does not depend on the order of the
  /// corpora, unless their aliases contradict each other: those that come later count.
  ///
  /// - Precondition: neither corpus holds pair counts.
  /// - Throws: `StoreError`; files taken before stay.
  /// - Complexity: O(n log n) in the records of both; memory of the largest file's records.
  public func merge(
    _ other: CorpusStore, progress: (Merge) -> Void = { _ in }
  ) throws -> Merge {
    try agree(with: other)
    let theirs = try other.aliases()
    _ = try add(aliases: theirs)
    try remember(other.resources())
    let aliases = try aliases()
    var merge = Merge()
    for source in try other.read({
      try Int64.fetchAll($0, sql: "SELECT id FROM source ORDER BY id")
    }) {
      let file = try other.file(of: source, theirs).read(with: aliases, before: theirs)
      if try take(file).isNew { merge.files += 1 } else { merge.known += 1 }
      progress(merge)
    }
    let deletions = try other.deletions()
    if !deletions.isEmpty { try take(deletions: deletions) }
    try settleEvidence()
    return merge
  }

  /// Makes sure that both corpora were made in the same way.
  private func agree(with other: CorpusStore) throws {
    if let theirs = try other.setting("evidence") {
      let ours = try setting("evidence")
      if let ours, ours != theirs {
        throw StoreError.evidenceDiffers(path: path, stored: ours, asked: theirs)
      }
      if ours == nil { try set("evidence", to: theirs) }
    }
    // What only a part was selected by says nothing of the whole.
    let isFirst = try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM source") } == 0
    let (ours, theirs) = (try setting("scope"), try other.setting("scope"))
    if isFirst, ours == nil, let theirs { try set("scope", to: theirs) }
    if !isFirst, ours != theirs { try set("scope", to: CorpusScope.unknown.description) }
  }

  private func deletions() throws -> [(provider: Provider, key: Identifier)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT provider, identifier FROM tombstone ORDER BY provider, identifier"
      ).compactMap { row in
        guard let provider = Provider(rawValue: try row[0]),
          let key = Identifier(description: try row[1] as String)
        else { return nil }
        return (provider, key)
      }
    }
  }

  /// A file as it was when it was read with some aliases: all its records, whatever became of them
  /// since.
  private func file(of source: Int64, _ aliases: AliasTable) throws -> DigestedFile {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM source WHERE id = ?", arguments: [source])
      else { throw StoreError.damaged(path: path, reason: "a file in it is missing") }
      var file = try DigestedFile(
        path: row["path"], format: row["format"],
        identity: FileIdentity(size: row["size"], hash: UInt64(bitPattern: row["hash"] as Int64)))
      file.rejected = try row["records_rejected"]
      file.duplicates = try row["records_merged"]
      file.affiliations = try row["affiliations"]
      file.affiliationsResolved = try row["affiliations_resolved"]
      file.withAffiliation = try row["with_affiliation"]
      file.withCountry = try row["with_country"]
      file.isDamaged = try row["is_damaged"]
      file.keepsEvidence = try row["keeps_evidence"]
      try read(source, db, aliases, into: file.records)
      file.counted = try Row.fetchAll(
        db,
        sql: """
          SELECT p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
            c.publications
          FROM counted_profile c JOIN profile p ON p.id = c.profile WHERE c.source = ?
          ORDER BY p.id
          """, arguments: [source]
      ).map { (try profile($0), try $0[7]) }
      file.findings = try Row.fetchAll(
        db, sql: "SELECT * FROM finding WHERE source = ? ORDER BY rowid", arguments: [source]
      ).map {
        try Finding(
          $0["code"], Finding.Severity(rawValue: $0["severity"]) ?? .warning, file: file.path,
          byte: $0["byte"], record: $0["record"], $0["text"])
      }
      return file
    }
  }

  private func read(
    _ source: Int64, _ db: Database, _ aliases: AliasTable, into records: RecordSpool
  ) throws {
    let open = try db.cachedStatement(
      sql: """
        SELECT o.author, a.text, o.guess FROM open_affiliation o
        JOIN affiliation a ON a.id = o.affiliation WHERE o.record = ? ORDER BY o.author, a.text
        """)
    let rows = try Row.fetchCursor(
      db, sql: StoredRecord.query + " WHERE r.source = ? ORDER BY r.id", arguments: [source])
    while let row = try rows.next() {
      var record = try DigestedRecord(row)
      record.funders = try StoredRecord.funders(row, db)
      record.open = try Row.fetchAll(open, arguments: [try row["id"] as Int64]).map {
        try DigestedRecord.OpenText(author: $0[0], text: $0[1], guess: $0[2] ?? "")
      }
      // What the corpus added is not the record's own.
      if let evidence = record.evidence.flatMap({ CountryEvidence(bytes: $0) }) {
        record.take(CountryReading(evidence, aliases: aliases))
      } else {
        record.derive()
      }
      records.append(record)
    }
  }
}

extension DigestedRecord {
  /// The record of a row, without its funders and open affiliations.
  fileprivate init(_ row: Row) throws {
    self.init()
    byte = try row["byte"]
    provider = Provider(rawValue: try row["provider"]) ?? .references
    version = try row["version"]
    vintage = try row["vintage"] ?? ""
    columns = try StoredRecord.columns(row)
    otherVersions = try row["other_versions"] ?? ""
    profile = try StoredRecord.profile(row)
    sourceType = try row["source_type"] ?? ""
    authorsKnown = try row["authors_known"]
    journal = try StoredRecord.journal(row)
    citations = try row["citations"]
    normalisedImpact = try row["normalised_impact"]
    corresponding = try row["corresponding"] ?? ""
    first = try row["first"] ?? ""
    evidence = try (row["evidence"] as Data?).map { Array($0) }
  }
}
