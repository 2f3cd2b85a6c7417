import Bibliography
import Collaboration
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
  private let statements: RecordStatements
  /// True if any provider deleted any record: mostly none did, and nothing need be looked up.
  private let hasTombstones: Bool
  /// True if records of different publications shared an identifier before the file.
  private let hasConflicts: Bool
  /// What the process knows of a corpus that it fills alone.
  private let memory: WriterMemory?
  private var rows: SharedRows
  /// Identifiers that are not in the table yet: they come into it sorted, many at a time, so that each
  /// page of a large table is written once for many of them.
  private var pending: [(hash: Int64, record: Int64)] = []
  private var pendingHashes = HashTable()
  /// By how much the number of publications of each profile changes.
  var publicationsDelta: [Int64: Int] = [:]
  /// Records whose groups are to be formed anew.
  var dirty: [Int64] = []

  /// How many identifiers wait at most.
  private static let mostPending = 1 << 20

  /// The states of a record.
  enum State: Int {
    case kept = 0
    case merged = 1
    case superseded = 2
    case deleted = 3
  }

  /// - Parameter source: the file whose records come; 0 where none come.
  init(_ db: Database, source: Int64 = 0, memory: WriterMemory? = nil) throws {
    self.db = db
    self.source = source
    self.memory = memory
    statements = try RecordStatements(db)
    rows = SharedRows(db, statements, memory)
    hasTombstones = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM tombstone)") ?? true
    hasConflicts =
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM identifier_conflict)") ?? true
  }

  /// Takes all records and deletions of a file.
  mutating func take(_ file: DigestedFile) throws {
    try file.records.forEachPacked { try take($0) }
    try addPending()
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
    let update = statements.addPublications
    for (profile, delta) in publicationsDelta.sorted(by: { $0.key < $1.key }) where delta != 0 {
      update.bind(delta)
      update.bind(profile)
      try update.run()
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

  private mutating func take(_ record: PackedRecord) throws {
    var state = State.kept
    var kept: Int64?
    var rival: Version?
    // Every identifier is asked for once; the name by which the provider knows the record is one.
    var met: [Int64] = []
    for hash in record.joining {
      if try isKnown(hash) { met.append(hash) }
    }
    if let name = record.key {
      if !met.isEmpty { rival = try liveVersion(of: String(packed: name), record.provider) }
      if hasTombstones, try isDeleted(name, record.provider) {
        state = .deleted
      } else if let rival, rival.isNewerOrEqual(to: record) {
        state = .superseded
        kept = rival.id
      }
    }
    let id = try insert(record, state, kept)
    guard state == .kept else { return }
    if let rival { try retire(rival.id, as: .superseded, for: id) }
    for hash in record.joining { try add(hash, of: id) }
    if !met.isEmpty, try rival != nil || !meetsConflictsAlone(record, met) { dirty.append(id) }
  }

  /// True if a record shares nothing with others but identifiers that join nothing, so that its group
  /// is itself, and the groups of the others stay.
  ///
  /// A wrong identifier of very many records would else make each file form all of them anew.
  private func meetsConflictsAlone(_ record: PackedRecord, _ met: [Int64]) throws -> Bool {
    guard hasConflicts, record.otherVersions.isEmpty else { return false }
    let identifiers = RecordColumns(record).identifiers.filter(\.scheme.joinsRecords)
    return try met.allSatisfy { hash in
      try identifiers.contains { identifier in
        guard RecordMerger.key(identifier) == hash else { return false }
        statements.isConflict.bind(identifier.description)
        return try statements.isConflict.first() != nil
      }
    }
  }

  /// Adds an identifier of a record, later with others.
  private mutating func add(_ hash: Int64, of record: Int64) throws {
    pending.append((hash, record))
    _ = pendingHashes.insert(UInt64(bitPattern: hash))
    if pending.count >= RecordMerger.mostPending { try addPending() }
  }

  /// Adds the identifiers that wait, in the order of the table: neighbours lie on one page.
  private mutating func addPending() throws {
    if pending.count > 1 { pending.sort { ($0.hash, $0.record) < ($1.hash, $1.record) } }
    var place = 0
    while place < pending.count {
      let isBlock = pending.count - place >= RecordStatements.identifiersAtOnce
      let add = isBlock ? statements.addIdentifiers : statements.addIdentifier
      for (hash, record) in pending[
        place..<place + (isBlock ? RecordStatements.identifiersAtOnce : 1)]
      {
        add.bind(hash)
        add.bind(record)
        place += 1
      }
      try add.run()
    }
    pending.removeAll(keepingCapacity: true)
    pendingHashes = HashTable()
  }

  /// The key of an identifier in the index.
  static func key(_ identifier: Identifier) -> Int64 {
    key(hash64(identifier.description.utf8))
  }

  /// The key of an identifier with this hash: 48 bits of it with their sign, which SQLite keeps in six
  /// bytes.
  ///
  /// Different identifiers may have one key: whoever finds records by it compares the identifiers.
  static func key(_ hash: UInt64) -> Int64 { Int64(bitPattern: hash << 16) >> 16 }

  private struct Version {
    var id: Int64
    var version: Int
    var vintage: String
    var known: Int
    var digest: Int64

    func isNewerOrEqual(to record: PackedRecord) -> Bool {
      (version, vintage, known, digest)
        >= (
          record.version, String(packed: record.vintage), record.authorsKnown, record.digest
        )
    }
  }

  /// The live record that a provider gave under one of its own names.
  private mutating func liveVersion(of name: String, _ provider: Provider) throws -> Version? {
    try addPending()
    let hash = RecordMerger.key(hash64(name.utf8))
    guard let key = Identifier(description: name) else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.id, r.version, r.vintage, r.authors_known, r.digest,
          r.doi, r.openalex, r.pmid, r.other_identifiers
        FROM identifier i JOIN record r ON r.id = i.record
        WHERE i.hash = ? AND r.provider = ? AND r.state <= 1 ORDER BY r.id
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [hash, provider.rawValue])
    while let row = try rows.next() {
      // The record may carry the identifier without being named by it.
      let columns = try RecordColumns(doi: row[5], openalex: row[6], pmid: row[7], other: row[8])
      guard columns.identifiers.first(where: { $0.scheme == provider.keyScheme }) == key else {
        continue
      }
      return try Version(
        id: row[0], version: row[1], vintage: row[2] as String? ?? "", known: row[3],
        digest: row[4])
    }
    return nil
  }

  private func isDeleted(_ key: PackedRecord.Text, _ provider: Provider) throws -> Bool {
    statements.isDeleted.bind(provider.rawValue)
    statements.isDeleted.bind(text: key)
    return try statements.isDeleted.first() != nil
  }

  /// True if a live record may carry the identifier with a key.
  private mutating func isKnown(_ key: Int64) throws -> Bool {
    if memory?.known?.insert(UInt64(bitPattern: key)) == false { return false }
    if pendingHashes.contains(UInt64(bitPattern: key)) { return true }
    statements.hasIdentifier.bind(key)
    return try statements.hasIdentifier.first() != nil
  }

  private mutating func delete(_ key: Identifier, of provider: Provider) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO tombstone (provider, identifier) VALUES (?, ?)",
      arguments: [provider.rawValue, key.description])
    if let live = try liveVersion(of: key.description, provider) {
      try retire(live.id, as: .deleted, for: nil)
    }
  }

  /// Takes a live record out: its identifiers join nothing any more, its group is formed anew.
  mutating func retire(_ id: Int64, as state: State, for kept: Int64?) throws {
    try addPending()
    let row = try Row.fetchOne(
      db, sql: "SELECT state, profile FROM record WHERE id = ?", arguments: [id])
    let mates = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT j.record FROM identifier i JOIN identifier j ON j.hash = i.hash
        WHERE i.record = ?1 AND j.record <> ?1 AND i.hash IN (\(try hashList(of: id)))
        """, arguments: [id])
    if let row, try row[0] as Int == State.kept.rawValue {
      publicationsDelta[try row[1], default: 0] -= 1
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
      sql: "UPDATE record_row SET state = ?, kept = ? WHERE id = ?",
      arguments: [state.rawValue, kept, id])
    // Older versions point to the newest one; where that is deleted, they are.
    try db.execute(
      sql: "UPDATE record_row SET state = ?, kept = ? WHERE kept = ? AND state = ?",
      arguments: [state.rawValue, kept, id, State.superseded.rawValue])
    dirty += mates
  }

  func joining(of id: Int64) throws -> [Identifier] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT doi, openalex, pmid, other_identifiers, other_versions FROM record WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return [] }
    let columns = try RecordColumns(doi: row[0], openalex: row[1], pmid: row[2], other: row[3])
    return columns.identifiers.filter(\.scheme.joinsRecords) + RecordColumns.identifiers(try row[4])
  }

  private func hashList(of id: Int64) throws -> String {
    try joining(of: id).map { String(RecordMerger.key($0)) }.joined(separator: ",")
  }

  private mutating func insert(
    _ record: PackedRecord, _ state: State, _ kept: Int64?
  ) throws -> Int64 {
    let (profile, isNew) = try rows.profile(
      record.profile, publications: state == .kept ? 1 : 0)
    if state == .kept, !isNew { publicationsDelta[profile, default: 0] += 1 }
    let provider = try rows.word(record.provider)
    let vintage = try rows.optionalWord(record.vintage)
    let sourceType = try rows.optionalWord(record.sourceType)
    let doi = try rows.parts(ofDOI: record.doi)
    let funderIDs = try record.funders.map { String(try rows.funder($0)) }
    let journal = try record.journal.map { try rows.journal($0) }
    let optional = { (text: PackedRecord.Text) in text.isEmpty ? nil : text }
    let add = statements.addRecord
    add.bind(source)
    add.bind(record.byte)
    add.bind(provider)
    add.bind(record.version)
    add.bind(vintage)
    add.bind(record.digest)
    add.bind(state.rawValue)
    add.bind(kept)
    add.bind(profile)
    add.bind(record.authorsKnown)
    add.bind(doi.prefix)
    add.bind(text: doi.suffix)
    add.bind(record.openalex.map { $0 - CorpusSchema.openAlexOrigin })
    add.bind(record.pmid)
    add.bind(text: record.other)
    add.bind(text: optional(record.otherVersions))
    add.bind(sourceType)
    add.bind(journal)
    add.bind(record.citations)
    add.bind(record.normalisedImpact)
    add.bind(funderIDs.isEmpty ? nil : funderIDs.joined(separator: " "))
    add.bind(text: optional(record.corresponding))
    add.bind(text: optional(record.first))
    add.bind(blob: record.evidence)
    try add.run()
    let id = db.lastInsertedRowID
    for open in record.open {
      let affiliation = try rows.affiliation(open.text)
      statements.addOpen.bind(id)
      statements.addOpen.bind(open.author)
      statements.addOpen.bind(affiliation)
      statements.addOpen.bind(text: optional(open.guess))
      try statements.addOpen.run()
    }
    return id
  }

  /// The row of a profile, which is added where there is none.
  mutating func profileID(_ profile: ProfileText) throws -> Int64 {
    var packer = RecordPacker()
    packer.pack(profile)
    return try packer.bytes.withUnsafeBytes { bytes in
      var unpacker = RecordUnpacker(bytes)
      return try rows.profile(unpacker.profile(), publications: 0).id
    }
  }
}
