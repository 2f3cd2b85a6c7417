import Bibliography
import Collaboration
import Foundation
import GRDB
import Geography
import Intake

/// Takes the records of one file into the store, inside its transaction: newest versions win,
/// deletions hold, and records of one publication are put together.
///
/// The result is a function of the set of records, not of their order: versions are compared by
/// (version, vintage, authors with a country, digest), and every group of records that share identifiers is formed anew
/// whenever a member comes or goes.
struct RecordMerger {
  let db: Database
  private let source: Int64
  private var journals: [Journal: Int64] = [:]
  private var funders: [String: Int64] = [:]
  private var affiliations: [String: Int64] = [:]
  private var profiles: [ProfileText: Int64] = [:]
  /// By how much the number of publications of each profile changes.
  var publicationsDelta: [Int64: Int] = [:]
  /// Records whose groups are to be formed anew.
  var dirty: [Int64] = []

  /// The states of a record.
  enum State: Int {
    case kept = 0
    case merged = 1
    case superseded = 2
    case deleted = 3
  }

  /// - Parameter source: the file whose records come; 0 where none come.
  init(_ db: Database, source: Int64 = 0) {
    self.db = db
    self.source = source
  }

  /// Takes all records and deletions of a file.
  mutating func take(_ file: DigestedFile) throws {
    for record in file.records { try take(record) }
    for (profile, publications) in file.counted { try take(profile, publications) }
    for deletion in file.deletions { try delete(deletion.key, of: deletion.provider) }
    try settle()
  }

  /// Takes deletions alone.
  mutating func take(deletions: [(provider: Provider, key: Identifier)]) throws {
    for deletion in deletions { try delete(deletion.key, of: deletion.provider) }
    try settle()
  }

  /// Forms the groups of all that came or went anew, and counts the publications of profiles.
  mutating func settle() throws {
    var regrouper = RecordGrouper(db)
    for record in dirty { try regrouper.regroup(around: record) }
    for (profile, delta) in regrouper.publicationsDelta {
      publicationsDelta[profile, default: 0] += delta
    }
    let update = try db.cachedStatement(
      sql: "UPDATE profile SET publications = publications + ? WHERE id = ?")
    for (profile, delta) in publicationsDelta.sorted(by: { $0.key < $1.key }) where delta != 0 {
      try update.execute(arguments: [delta, profile])
    }
  }

  /// Takes publications of which nothing but the profile is known.
  private mutating func take(_ profile: CollaborationProfile, _ publications: Int) throws {
    let id = try profileID(ProfileText(profile))
    publicationsDelta[id, default: 0] += publications
    let add = try db.cachedStatement(
      sql: """
        INSERT INTO counted_profile (source, profile, publications, has_country)
        VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET publications = publications + excluded.publications
        """)
    try add.execute(arguments: [source, id, publications, profile.hasCountry])
  }

  private mutating func take(_ record: DigestedRecord) throws {
    var state = State.kept
    var kept: Int64?
    var rival: Version?
    if let key = record.providerKey {
      rival = try liveVersion(of: key, record.provider)
      if try isDeleted(key, record.provider) {
        state = .deleted
      } else if let rival, rival.isNewerOrEqual(to: record) {
        state = .superseded
        kept = rival.id
      }
    }
    let id = try insert(record, state, kept)
    guard state == .kept else { return }
    if let rival { try retire(rival.id, as: .superseded, for: id) }
    let hashes = record.joining.map(RecordMerger.key)
    let find = try db.cachedStatement(sql: "SELECT 1 FROM identifier WHERE hash = ? LIMIT 1")
    let add = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO identifier (hash, record) VALUES (?, ?)")
    var meets = false
    for hash in hashes {
      if try Int.fetchOne(find, arguments: [hash]) != nil { meets = true }
      try add.execute(arguments: [hash, id])
    }
    if meets { dirty.append(id) }
  }

  /// The key of an identifier in the index.
  static func key(_ identifier: Identifier) -> Int64 {
    Int64(bitPattern: hash64(identifier.description.utf8))
  }

  private struct Version {
    var id: Int64
    var version: Int
    var vintage: String
    var known: Int
    var digest: Int64

    func isNewerOrEqual(to record: DigestedRecord) -> Bool {
      (version, vintage, known, digest)
        >= (record.version, record.vintage, record.authorsKnown, record.digest)
    }
  }

  /// The live record that a provider gave under one of its own names.
  private func liveVersion(of key: Identifier, _ provider: Provider) throws -> Version? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.id, r.version, r.vintage, r.authors_known, r.digest,
          r.doi, r.openalex, r.pmid, r.other_identifiers
        FROM identifier i JOIN record r ON r.id = i.record
        WHERE i.hash = ? AND r.provider = ? AND r.state <= 1 ORDER BY r.id
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [RecordMerger.key(key), provider.rawValue])
    while let row = try rows.next() {
      // The record may carry the identifier without being named by it.
      let columns = RecordColumns(doi: row[5], openalex: row[6], pmid: row[7], other: row[8])
      guard columns.identifiers.first(where: { $0.scheme == provider.keyScheme }) == key else {
        continue
      }
      return Version(
        id: row[0], version: row[1], vintage: row[2] as String? ?? "", known: row[3],
        digest: row[4])
    }
    return nil
  }

  private func isDeleted(_ key: Identifier, _ provider: Provider) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM tombstone WHERE provider = ? AND identifier = ?")
    return try Int.fetchOne(statement, arguments: [provider.rawValue, key.description]) != nil
  }

  private mutating func delete(_ key: Identifier, of provider: Provider) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO tombstone (provider, identifier) VALUES (?, ?)",
      arguments: [provider.rawValue, key.description])
    if let live = try liveVersion(of: key, provider) {
      try retire(live.id, as: .deleted, for: nil)
    }
  }

  /// Takes a live record out: its identifiers join nothing any more, its group is formed anew.
  mutating func retire(_ id: Int64, as state: State, for kept: Int64?) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT state, profile FROM record WHERE id = ?", arguments: [id])
    let mates = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT j.record FROM identifier i JOIN identifier j ON j.hash = i.hash
        WHERE i.record = ?1 AND j.record <> ?1 AND i.hash IN (\(try hashList(of: id)))
        """, arguments: [id])
    if let row, (row[0] as Int) == State.kept.rawValue {
      publicationsDelta[row[1], default: 0] -= 1
    }
    for identifier in try joining(of: id) {
      try db.execute(
        sql: "DELETE FROM identifier WHERE hash = ? AND record = ?",
        arguments: [RecordMerger.key(identifier), id])
      // If it is still one among the others, forming their group anew finds it again.
      try db.execute(
        sql: "DELETE FROM identifier_conflict WHERE identifier = ?",
        arguments: [identifier.description])
    }
    try db.execute(
      sql: "UPDATE record SET state = ?, kept = ? WHERE id = ?",
      arguments: [state.rawValue, kept, id])
    // Older versions point to the newest one; where that is deleted, they are.
    try db.execute(
      sql: "UPDATE record SET state = ?, kept = ? WHERE kept = ? AND state = ?",
      arguments: [state.rawValue, kept, id, State.superseded.rawValue])
    dirty += mates
  }

  func joining(of id: Int64) throws -> [Identifier] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT doi, openalex, pmid, other_identifiers, other_versions FROM record WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return [] }
    let columns = RecordColumns(doi: row[0], openalex: row[1], pmid: row[2], other: row[3])
    return columns.identifiers.filter(\.scheme.joinsRecords) + RecordColumns.identifiers(row[4])
  }

  private func hashList(of id: Int64) throws -> String {
    try joining(of: id).map { String(RecordMerger.key($0)) }.joined(separator: ",")
  }

  private mutating func insert(
    _ record: DigestedRecord, _ state: State, _ kept: Int64?
  ) throws -> Int64 {
    let profile = try profileID(ProfileText(record.profile))
    if state == .kept { publicationsDelta[profile, default: 0] += 1 }
    let columns = RecordColumns(identifiers: record.identifiers)
    let funderIDs = try record.funders.map { try funderID($0) }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO record (source, byte, provider, version, vintage, digest, state, kept, profile,
          authors_known, doi, openalex, pmid, other_identifiers, other_versions, source_type,
          journal, citations, normalised_impact, funders, corresponding, first, evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let optional = { (text: String) in text.isEmpty ? nil : text }
    try statement.execute(arguments: [
      source, record.byte, record.provider.rawValue, record.version, optional(record.vintage),
      record.digest, state.rawValue, kept, profile, record.authorsKnown, columns.doi,
      columns.openalex, columns.pmid, columns.other,
      optional(RecordColumns.text(record.otherVersions)), optional(record.sourceType),
      try journalID(record.journal), record.citations, record.normalisedImpact,
      optional(funderIDs.map(String.init).joined(separator: " ")),
      optional(record.corresponding.description), optional(record.first.description),
      record.evidence.map { Data($0) },
    ])
    let id = db.lastInsertedRowID
    for open in record.open {
      let add = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO open_affiliation (record, author, affiliation, guess)
          VALUES (?, ?, ?, ?)
          """)
      try add.execute(arguments: [
        id, open.author, try affiliationID(open.text), optional(open.guess.description),
      ])
    }
    return id
  }

  /// The row of a profile, which is added where there is none.
  mutating func profileID(_ text: ProfileText) throws -> Int64 {
    if let known = profiles[text] { return known }
    let hash = Int64(bitPattern: hash64(text.line.utf8))
    let find = try db.cachedStatement(
      sql: """
        SELECT id FROM profile WHERE hash = ? AND authors = ? AND year IS ? AND type = ?
          AND fields = ? AND is_retracted = ? AND is_truncated = ? AND lead = ?
        """)
    let found = try Int64.fetchOne(
      find,
      arguments: [
        hash, text.authors, text.year, text.type, text.fields, text.isRetracted,
        text.isTruncated, text.lead,
      ])
    if let found {
      profiles[text] = found
      return found
    }
    let add = try db.cachedStatement(
      sql: """
        INSERT INTO profile (hash, year, type, fields, is_retracted, is_truncated, lead, authors)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try add.execute(arguments: [
      hash, text.year, text.type, text.fields, text.isRetracted, text.isTruncated, text.lead,
      text.authors,
    ])
    profiles[text] = db.lastInsertedRowID
    return db.lastInsertedRowID
  }

  private mutating func journalID(_ journal: Journal?) throws -> Int64? {
    guard let journal else { return nil }
    if let known = journals[journal] { return known }
    let id = try internRow(
      find: "SELECT id FROM journal WHERE issn = ? AND title = ?",
      add: "INSERT INTO journal (issn, title) VALUES (?, ?)", [journal.issn, journal.title])
    journals[journal] = id
    return id
  }

  private mutating func funderID(_ name: String) throws -> Int64 {
    if let known = funders[name] { return known }
    let id = try internRow(
      find: "SELECT id FROM funder WHERE name = ?", add: "INSERT INTO funder (name) VALUES (?)",
      [name])
    funders[name] = id
    return id
  }

  private mutating func affiliationID(_ text: String) throws -> Int64 {
    if let known = affiliations[text] { return known }
    let id = try internRow(
      find: "SELECT id FROM affiliation WHERE text = ?",
      add: "INSERT INTO affiliation (text) VALUES (?)", [text])
    affiliations[text] = id
    return id
  }

  private func internRow(
    find: String, add: String, _ values: StatementArguments
  ) throws -> Int64 {
    if let id = try Int64.fetchOne(try db.cachedStatement(sql: find), arguments: values) {
      return id
    }
    try db.cachedStatement(sql: add).execute(arguments: values)
    return db.lastInsertedRowID
  }
}
