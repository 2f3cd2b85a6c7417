import Bibliography
import Collaboration
import Foundation
import GRDB
import Geography

/// Brings aliases, and what the corpus knows of open texts, to records that are in it.
///
/// A record becomes what reading its export with the same aliases would have made of it: its countries,
/// profile and digest, and with them which of its versions is the newest, and which record of its
/// group is kept.
struct RecordRevision {
  /// The aliases, as they are to be.
  private let aliases: AliasTable
  /// The aliases that the records were read with.
  private let before: AliasTable
  /// What the corpus says of open texts.
  private let corpus: [UInt64: CountryCode]
  /// The open texts that an alias answers.
  private let answered: Set<Int64>
  private var merger: RecordMerger
  private let db: Database
  /// Records whose authors with a country, or whose digest, changed: their versions and groups may.
  private var moved: [Int64] = []
  /// The number of records that changed.
  private(set) var changed = 0

  /// - Parameter answered: the rows of `affiliation` that an alias answers.
  init(
    _ db: Database, aliases: AliasTable, before: AliasTable, corpus: [UInt64: CountryCode],
    answered: Set<Int64> = []
  ) throws {
    self.db = db
    self.aliases = aliases
    self.before = before
    self.corpus = corpus
    self.answered = answered
    merger = try RecordMerger(db)
  }

  /// Reads a record anew from its evidence.
  mutating func revise(_ id: Int64) throws {
    let find = try db.cachedStatement(sql: StoredRecord.query + " WHERE r.id = ?")
    guard let row = try Row.fetchOne(find, arguments: [id]),
      let evidence = try (row["evidence"] as Data?).flatMap({ CountryEvidence(bytes: $0) }),
      let authors = CollaborationProfile.authors(text: try row["authors"])
    else { return }
    let read = CountryReading(evidence, aliases: aliases)
    let stands =
      corpus.isEmpty ? read : CountryReading(evidence, aliases: aliases, corpus: corpus)
    let digest = try statement(row, read, authors.unlinked).digest
    let profile = try merger.profileID(profileText(row, stands.authors, authors.unlinked))
    try recount(row, CountryReading(evidence, aliases: before), read)
    try close(id)
    let known: Int = try row["authors_known"]
    let digestBefore: Int64 = try row["digest"]
    let profileBefore: Int64 = try row["profile"]
    if digest != digestBefore || read.authorsWithCountry != known { moved.append(id) }
    guard digest != digestBefore || profile != profileBefore else { return }
    changed += 1
    if try row["state"] as Int == RecordMerger.State.kept.rawValue {
      merger.publicationsDelta[profileBefore, default: 0] -= 1
      merger.publicationsDelta[profile, default: 0] += 1
    }
    try db.cachedStatement(
      sql: """
        UPDATE record_row SET profile = ?, authors_known = ?, digest = ?, corresponding = ?, first = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      profile, read.authorsWithCountry, digest, optional(stands.corresponding.description),
      optional(stands.first.description), id,
    ])
  }

  /// Settles which versions are the newest and which records are kept; to be called at the end.
  mutating func finish() throws {
    var live: Set<Int64> = []
    for id in moved {
      let row = try Row.fetchOne(
        db, sql: "SELECT state, kept FROM record WHERE id = ?", arguments: [id])
      guard let row, let state = RecordMerger.State(rawValue: try row[0]) else { continue }
      switch state {
      case .kept, .merged: live.insert(id)
      case .superseded: if let newest: Int64 = try row[1] { live.insert(newest) }
      case .deleted: break
      }
    }
    for id in live.sorted() { try chooseVersion(of: id) }
    try merger.settle()
  }

  /// Puts the newest version of a record in the place of its live one.
  private mutating func chooseVersion(of live: Int64) throws {
    let newest = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM record WHERE id = ?1 OR (kept = ?1 AND state = 2)
        ORDER BY version DESC, coalesce(vintage, '') DESC, authors_known DESC, digest DESC,
          id = ?1 DESC LIMIT 1
        """, arguments: [live])
    guard let newest, newest != live else {
      merger.dirty.append(live)
      return
    }
    try merger.retire(live, as: .superseded, for: newest)
    try db.execute(
      sql: "UPDATE record_row SET state = 0, kept = NULL WHERE id = ?", arguments: [newest])
    for identifier in try merger.joining(of: newest) {
      try db.execute(
        sql: "INSERT OR IGNORE INTO identifier (hash, record) VALUES (?, ?)",
        arguments: [RecordMerger.key(identifier), newest])
    }
    let profile = try Int64.fetchOne(
      db, sql: "SELECT profile FROM record WHERE id = ?", arguments: [newest])
    if let profile { merger.publicationsDelta[profile, default: 0] += 1 }
    merger.dirty.append(newest)
  }

  /// Counts texts and records of the file anew that have a country now.
  private func recount(
    _ row: Row, _ before: CountryReading, _ after: CountryReading
  ) throws {
    let texts = after.affiliationsResolved - before.affiliationsResolved
    let known: Int = try row["authors_known"]
    let records = (after.authorsWithCountry > 0 ? 1 : 0) - (known > 0 ? 1 : 0)
    guard texts != 0 || records != 0 else { return }
    try db.cachedStatement(
      sql: """
        UPDATE source SET affiliations_resolved = affiliations_resolved + ?,
          with_country = with_country + ? WHERE id = ?
        """
    ).execute(arguments: [texts, records, try row["source"] as Int64])
  }

  /// Takes the open texts of a record away that an alias answers.
  private func close(_ id: Int64) throws {
    guard !answered.isEmpty else { return }
    let find = try db.cachedStatement(
      sql: "SELECT DISTINCT affiliation FROM open_affiliation WHERE record = ?")
    let delete = try db.cachedStatement(
      sql: "DELETE FROM open_affiliation WHERE record = ? AND affiliation = ?")
    for text in try Int64.fetchAll(find, arguments: [id]) where answered.contains(text) {
      try delete.execute(arguments: [id, text])
    }
  }

  private func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension RecordRevision {
  /// The profile of a record with other authors.
  private func profileText(
    _ row: Row, _ authors: [AuthorCountries], _ unlinked: Int?
  ) throws -> ProfileText {
    let read = CollaborationProfile(
      year: nil, type: .other, authors: authors, unlinkedAuthors: unlinked)
    var profile = try StoredRecord.profile(row)
    profile.authors = read.authorsText
    profile.rehash()
    return profile
  }

  private func statement(
    _ row: Row, _ read: CountryReading, _ unlinked: Int?
  ) throws -> RecordStatement {
    try RecordStatement(
      provider: row["provider"], version: row["version"], vintage: row["vintage"] ?? "",
      identifiers: RecordColumns.text(StoredRecord.columns(row).identifiers),
      otherVersions: row["other_versions"] ?? "",
      profile: profileText(row, read.authors, unlinked), sourceType: row["source_type"] ?? "",
      journal: StoredRecord.journal(row), citations: row["citations"],
      normalisedImpact: row["normalised_impact"], funders: StoredRecord.funders(row, db),
      corresponding: read.corresponding.description, first: read.first.description)
  }
}
