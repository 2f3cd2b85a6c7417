import Bibliography
import Collaboration
import Foundation
import GRDB
import Geography
import Intake

extension CorpusStore {
  /// The publications as something to be asked; of a large corpus what was counted once is kept
  /// (`AnswerFile`), so that they need not be read again.
  ///
  /// - Parameter scope: as declared; `unknown` is detected.
  public func source(scope: CorpusScope = .unknown) throws -> any CopublicationSource {
    let profiles = try read { try Int.fetchOne($0, sql: "SELECT max(id) FROM profile_row") ?? 0 }
    guard profiles >= AnswerFile.leastProfiles, let answers = AnswerFile(about: path) else {
      return try self.profiles(scope: scope)
    }
    return try KeptCorpus(scope: scope, answers: answers) { try self.profiles() }
  }

  /// Every distinct profile with its number of publications, in an order of contents alone.
  ///
  /// - Parameter scope: as declared; `unknown` is detected.
  /// - Complexity: O(p log p) in the distinct profiles.
  public func profiles(scope: CorpusScope = .unknown) throws -> ProfileCorpus {
    try read { db in
      let evidence = try String.fetchOne(
        db, sql: "SELECT value FROM setting WHERE key = 'evidence'")
      let words = try ProfileWords(db)
      let rows = try RowStatement(
        db,
        """
        SELECT r.year, r.type, r.fields, r.is_retracted, r.is_truncated, r.lead, r.authors,
          r.publications
        FROM profile_row r JOIN word t ON t.id = r.type JOIN word f ON f.id = r.fields
        JOIN word l ON l.id = r.lead WHERE r.publications > 0
        ORDER BY r.year, r.authors, t.text, f.text, r.is_retracted, r.is_truncated, l.text
        """)
      var entries: [ProfileCorpus.Entry] = []
      try rows.forEachRow {
        guard let authors = CollaborationProfile.authors(utf8: rows.text(6)) else {
          let text = String(decoding: rows.text(6), as: UTF8.self)
          throw StoreError.failed(path: path, reason: "a profile is damaged (\(text))")
        }
        let profile = CollaborationProfile(
          year: rows.isNull(0) ? nil : rows.number(0), type: words.type(rows.number(1)),
          fields: words.fields(rows.number(2)), isRetracted: rows.number(3) != 0,
          isTruncated: rows.number(4) != 0, leadBasis: words.lead(rows.number(5)),
          storedAuthors: authors.entries, unlinkedAuthors: authors.unlinked)
        entries.append(ProfileCorpus.Entry(profile: profile, publications: rows.number(7)))
      }
      return ProfileCorpus(
        entries: entries, scope: scope,
        statedOnly: evidence == Profiler.Evidence.stated.rawValue)
    }
  }

  /// The fields of publications in a column.
  fileprivate static func fields(of text: String) -> [String] {
    text.isEmpty ? [] : text.pieces(by: "\t").map(String.init)
  }

  /// The profile in the first seven columns of a row.
  func profile(_ row: Row) throws -> CollaborationProfile {
    let text: String = try row[6]
    guard let authors = CollaborationProfile.authors(text: text) else {
      throw StoreError.damaged(path: path, reason: "a profile has the authors '\(text)'")
    }
    let fields: String = try row[2]
    return try CollaborationProfile(
      year: row[0], type: PublicationType(rawValue: row[1]) ?? .other,
      fields: CorpusStore.fields(of: fields), isRetracted: row[3],
      isTruncated: row[4], leadBasis: CollaborationProfile.LeadBasis(rawValue: row[5]) ?? .none,
      authors: authors.entries, unlinkedAuthors: authors.unlinked)
  }

  /// One publication as `copub records` prints it.
  public struct Publication: Sendable {
    /// The identifiers of all its records, sorted.
    public var identifiers: [Identifier]
    /// The collaboration profile of the kept record.
    public var profile: CollaborationProfile
  }

  /// Tells every publication in an order of contents alone.
  ///
  /// - Complexity: O(n log n) in the publications, on disk.
  public func forEachPublication(_ body: (Publication) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
            r.id, r.doi, r.openalex, r.pmid, r.other_identifiers
          FROM record r JOIN profile p ON p.id = r.profile WHERE r.state = 0
          ORDER BY r.openalex, r.pmid, r.doi, r.digest
          """)
      let merged = try db.makeStatement(
        sql: """
          SELECT doi, openalex, pmid, other_identifiers FROM record WHERE kept = ? AND state = 1
          """)
      while let row = try rows.next() {
        var identifiers = Set(
          try RecordColumns(doi: row[8], openalex: row[9], pmid: row[10], other: row[11])
            .identifiers)
        for other in try Row.fetchAll(merged, arguments: [row[7] as Int64]) {
          identifiers.formUnion(
            try RecordColumns(doi: other[0], openalex: other[1], pmid: other[2], other: other[3])
              .identifiers)
        }
        try body(Publication(identifiers: identifiers.sorted(), profile: try profile(row)))
      }
    }
  }

  /// A record as the corpus tells of duplicates.
  public struct RecordName: Sendable {
    /// The database that it comes from.
    public var provider: Provider
    /// Its identifiers, sorted.
    public var identifiers: [Identifier]
    /// The file that it was read from.
    public var file: String
  }

  /// A record that another one stands for.
  public struct Duplicate: Sendable {
    /// `merged` into a record of the same publication, or `superseded` by a newer version.
    public var state: String
    /// The record that does not count.
    public var record: RecordName
    /// The record that stands for it.
    public var kept: RecordName
  }

  /// Tells every record that another one stands for, in an order of contents alone.
  ///
  /// - Complexity: O(n log n) in the duplicates, on disk.
  public func forEachDuplicate(_ body: (Duplicate) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.state, r.provider, r.doi, r.openalex, r.pmid, r.other_identifiers, s.path,
            k.provider, k.doi, k.openalex, k.pmid, k.other_identifiers, t.path
          FROM record r JOIN record k ON k.id = r.kept
          JOIN source s ON s.id = r.source JOIN source t ON t.id = k.source
          WHERE r.state IN (1, 2) ORDER BY k.digest, r.state, r.digest, s.path
          """)
      func name(_ row: Row, _ start: Int) throws -> RecordName {
        try RecordName(
          provider: Provider(rawValue: row[start]) ?? .references,
          identifiers: RecordColumns(
            doi: row[start + 1], openalex: row[start + 2], pmid: row[start + 3],
            other: row[start + 4]
          ).identifiers, file: row[start + 5])
      }
      while let row = try rows.next() {
        let isMerged = try row[0] as Int == RecordMerger.State.merged.rawValue
        try body(
          Duplicate(
            state: isMerged ? "merged" : "superseded", record: name(row, 1), kept: name(row, 7)))
      }
    }
  }

  /// SHA-256 of the sorted canonical records: the same for the same contents, however they came
  /// here.
  ///
  /// No paths, times or row ids are in it.
  ///
  /// - Complexity: O(n log n) in the records.
  public func digest() throws -> String {
    try read { db in
      let hash = SHA256()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.digest, r.state, k.digest FROM record r LEFT JOIN record k ON k.id = r.kept
          WHERE r.state IN (0, 1) ORDER BY r.digest, r.state, k.digest
          """)
      while let row = try rows.next() {
        let kept = try (row[2] as Int64?).map(String.init) ?? "-"
        hash.update(Array("\(try row[0] as Int64) \(try row[1] as Int) \(kept)\n".utf8))
      }
      let counted = try Row.fetchAll(
        db,
        sql: """
          SELECT p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
            sum(c.publications)
          FROM counted_profile c JOIN profile p ON p.id = c.profile GROUP BY c.profile
          """
      ).map { (hash: ProfileText(try profile($0)).hash, publications: try $0[7] as Int) }
      for entry in counted.sorted(by: { ($0.hash, $0.publications) < ($1.hash, $1.publications) }) {
        hash.update(Array("profile \(entry.hash) \(entry.publications)\n".utf8))
      }
      let tombstones = try Row.fetchCursor(
        db, sql: "SELECT provider, identifier FROM tombstone ORDER BY provider, identifier")
      while let row = try tombstones.next() {
        hash.update(Array("\(try row[0] as String) \(try row[1] as String)\n".utf8))
      }
      return hash.finish()
    }
  }

  /// SHA-256 of the distinct profiles and their numbers of publications alone: the same for counted
  /// profiles as for the publications they count.
  ///
  /// - Complexity: O(p log p) in the distinct profiles.
  public func profileDigest() throws -> String {
    try read { db in
      let hash = SHA256()
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT year, type, fields, is_retracted, is_truncated, lead, authors, publications
          FROM profile WHERE publications > 0
          ORDER BY year, type, fields, is_retracted, is_truncated, lead, authors
          """)
      while let row = try rows.next() {
        hash.update(Array("\(ProfileText(try profile(row)).line) \(try row[7] as Int)\n".utf8))
      }
      return hash.finish()
    }
  }

  /// The number of publications of which the corpus holds nothing but the profile.
  public func countedPublications() throws -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT coalesce(sum(publications), 0) FROM counted_profile") ?? 0
    }
  }

  /// Checks the file and the conservation of records; returns what is wrong, nothing if all is well.
  public func verify() throws -> [String] {
    var problems = try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
    problems += try read { db in
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "a row of \(try $0[0] as String) names one of \(try $0[2] as String) that is not there"
      }
    }
    for source in try status().sources where !source.records.addUp {
      problems.append(
        "\(source.path): read \(source.records.read) is not accepted \(source.records.accepted) "
          + "+ duplicate \(source.records.duplicate) + rejected \(source.records.rejected)")
    }
    problems += try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT 'profile ' || p.id || ' counts ' || p.publications || ' publications, not '
            || (coalesce(r.n, 0) + coalesce(c.n, 0))
          FROM profile p
          LEFT JOIN (SELECT profile, count(*) AS n FROM record WHERE state = 0 GROUP BY profile) r
            ON r.profile = p.id
          LEFT JOIN (SELECT profile, sum(publications) AS n FROM counted_profile GROUP BY profile) c
            ON c.profile = p.id
          WHERE p.publications <> coalesce(r.n, 0) + coalesce(c.n, 0)
          """)
    }
    return problems
  }
}

/// The words of profiles by their numbers, each read once.
private struct ProfileWords {
  private var types: [Int: PublicationType] = [:]
  private var leads: [Int: CollaborationProfile.LeadBasis] = [:]
  private var lists: [Int: [String]] = [:]

  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, text FROM word WHERE id IN (
          SELECT type FROM profile_row UNION SELECT lead FROM profile_row
          UNION SELECT fields FROM profile_row)
        """)
    while let row = try rows.next() {
      let (id, text): (Int, String) = (try row[0], try row[1])
      types[id] = PublicationType(rawValue: text)
      leads[id] = CollaborationProfile.LeadBasis(rawValue: text)
      lists[id] = CorpusStore.fields(of: text)
    }
  }

  func type(_ id: Int) -> PublicationType { types[id] ?? .other }
  func lead(_ id: Int) -> CollaborationProfile.LeadBasis { leads[id] ?? .none }
  func fields(_ id: Int) -> [String] { lists[id] ?? [] }
}
