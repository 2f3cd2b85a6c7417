import Collaboration
import Foundation
import GRDB
import Geography
import Intake

/// What bringing aliases to a corpus came to.
public struct AliasChanges: Sendable {
  /// Records whose countries are others now.
  public var records = 0
  /// Files that an earlier copub read, without what aliases need: their records stay as they are.
  public var unreached: [String] = []

  /// Nothing changed.
  public init() {}
}

extension CorpusStore {
  /// The aliases of the corpus: those that it was given, at whatever time.
  public func aliases() throws -> AliasTable {
    try read { db in try Self.aliases(db) }
  }

  private static func aliases(_ db: Database) throws -> AliasTable {
    try AliasTable(
      rows: Row.fetchAll(db, sql: "SELECT words, text, countries FROM alias").map { row in
        let codes: String = try row[2]
        return try AliasTable.Row(
          words: UInt64(bitPattern: row[0] as Int64), text: row[1],
          countries: CountrySet(codes.split(separator: ";").compactMap { CountryCode($0) }))
      })
  }

  /// Adds aliases to those of the corpus, and brings them to the records that are in it, in one
  /// transaction.
  ///
  /// The corpus is then the one that ingesting its exports with these aliases gives. Where a text
  /// has another alias already, the new one counts.
  ///
  /// - Complexity: O(n) in the records whose countries rest on texts.
  public func add(aliases new: AliasTable) throws -> AliasChanges {
    var changes = AliasChanges()
    guard !new.isEmpty else { return changes }
    try write { db in
      let before = try Self.aliases(db)
      var aliases = before
      aliases.merge(new)
      let changed = Set(
        aliases.rows.filter { before.countries(ofWords: $0.words) != $0.countries }.map(\.words))
      guard !changed.isEmpty else { return }
      for row in aliases.rows where changed.contains(row.words) {
        try db.execute(
          sql: "INSERT OR REPLACE INTO alias (words, text, countries) VALUES (?, ?, ?)",
          arguments: [
            Int64(bitPattern: row.words), row.text, row.countries.description,
          ])
      }
      var revision = try RecordRevision(
        db, aliases: aliases, before: before, corpus: [:],
        answered: try Self.openTexts(answeredBy: aliases, db))
      for record in try Self.records(withTexts: changed, db) { try revision.revise(record) }
      try revision.finish()
      changes.records = revision.changed
      try db.execute(
        sql: """
          DELETE FROM affiliation WHERE id NOT IN (SELECT affiliation FROM open_affiliation)
          """)
      try EvidencePass.isDue(true, db)
      changes.unreached = try String.fetchAll(
        db, sql: "SELECT path FROM source WHERE keeps_evidence = 0 ORDER BY path")
    }
    return changes
  }

  /// The records one of whose texts has one of these hashes of words.
  private static func records(withTexts words: Set<UInt64>, _ db: Database) throws -> [Int64] {
    var records: [Int64] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, evidence FROM record WHERE evidence IS NOT NULL ORDER BY id")
    while let row = try rows.next() {
      guard let evidence = CountryEvidence(bytes: try row[1] as Data) else { continue }
      if evidence.texts.contains(where: { words.contains($0.words) }) {
        records.append(try row[0])
      }
    }
    return records
  }

  /// The open texts that an alias answers.
  private static func openTexts(
    answeredBy aliases: AliasTable, _ db: Database
  ) throws -> Set<Int64> {
    var answered: Set<Int64> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT id, text FROM affiliation")
    while let row = try rows.next() {
      let words = InstitutionMentions(in: try row[1]).text
      if aliases.countries(ofWords: words) != nil { answered.insert(try row[0]) }
    }
    return answered
  }

  /// SHA-256 of the aliases of the corpus, `words<TAB>countries` a line in the order of the hashes of
  /// their words; nil where there is none.
  public func aliasDigest() throws -> String? {
    let rows = try aliases().rows
    guard !rows.isEmpty else { return nil }
    return SHA256.hex(of: rows.map { "\($0.words)\t\($0.countries)\n" }.joined().utf8)
  }

  /// A file of aliases or institutions that a corpus was made with.
  public struct Resource: Sendable, Hashable {
    /// `aliases` or `institutions`.
    public var kind: String
    /// The path as given.
    public var path: String
    /// SHA-256 of its bytes.
    public var sha256: String

    /// A file.
    public init(kind: String, path: String, sha256: String) {
      self.kind = kind
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The files of aliases and institutions that the corpus was made with, by kind and contents.
  public func resources() throws -> [Resource] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT kind, path, sha256 FROM resource ORDER BY kind, sha256")
        .map { try Resource(kind: $0[0], path: $0[1], sha256: $0[2]) }
    }
  }

  /// Remembers files of aliases and institutions; one of the same bytes once.
  public func remember(_ resources: [Resource]) throws {
    guard !resources.isEmpty else { return }
    try write { db in
      for resource in resources {
        try db.execute(
          sql: "INSERT OR IGNORE INTO resource (kind, sha256, path) VALUES (?, ?, ?)",
          arguments: [resource.kind, resource.sha256, resource.path])
      }
    }
  }
}
