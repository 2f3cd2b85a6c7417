import GRDB

/// The statements that taking a record needs, prepared once a file.
struct RecordStatements {
  let hasIdentifier: RowStatement
  let addIdentifier: RowStatement
  /// For as many identifiers at once as `identifiersAtOnce` says.
  let addIdentifiers: RowStatement
  let isConflict: RowStatement
  let isDeleted: RowStatement
  let addRecord: RowStatement
  let addOpen: RowStatement
  let findProfile: RowStatement
  let addProfile: RowStatement
  let addProfileKey: RowStatement
  let findJournal: RowStatement
  let addJournal: RowStatement
  let findFunder: RowStatement
  let addFunder: RowStatement
  let findAffiliation: RowStatement
  let addAffiliation: RowStatement
  let findWord: RowStatement
  let addWord: RowStatement
  let addPublications: RowStatement

  /// A row by itself costs twice what it costs among others.
  static let identifiersAtOnce = 32

  init(_ db: Database) throws {
    hasIdentifier = try RowStatement(db, "SELECT 1 FROM identifier WHERE hash = ? LIMIT 1")
    addIdentifier = try RowStatement(
      db, "INSERT OR IGNORE INTO identifier (hash, record) VALUES (?, ?)")
    let rows = Array(repeating: "(?, ?)", count: RecordStatements.identifiersAtOnce)
    addIdentifiers = try RowStatement(
      db,
      "INSERT OR IGNORE INTO identifier (hash, record) VALUES \(rows.joined(separator: ", "))")
    isConflict = try RowStatement(
      db, "SELECT 1 FROM identifier_conflict WHERE identifier = ?")
    isDeleted = try RowStatement(
      db, "SELECT 1 FROM tombstone WHERE provider = ? AND identifier = ?")
    addRecord = try RowStatement(
      db,
      """
      INSERT INTO record_row (source, byte, provider, version, vintage, digest, state, kept, profile,
        authors_known, doi_prefix, doi_suffix, openalex, pmid, other_identifiers, other_versions, source_type,
        journal, citations, normalised_impact, funders, corresponding, first, evidence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    addOpen = try RowStatement(
      db,
      """
      INSERT OR IGNORE INTO open_affiliation (record, author, affiliation, guess)
      VALUES (?, ?, ?, ?)
      """)
    findProfile = try RowStatement(
      db,
      """
      SELECT p.id FROM profile_key k JOIN profile_row p ON p.id = k.profile
      WHERE k.hash = ? AND p.authors = ? AND p.year IS ? AND p.type = ? AND p.fields = ?
        AND p.is_retracted = ? AND p.is_truncated = ? AND p.lead = ?
      """)
    addProfile = try RowStatement(
      db,
      """
      INSERT INTO profile_row (authors, year, type, fields, is_retracted, is_truncated, lead,
        publications)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    addProfileKey = try RowStatement(db, "INSERT INTO profile_key (hash, profile) VALUES (?, ?)")
    findJournal = try RowStatement(db, "SELECT id FROM journal WHERE issn = ? AND title = ?")
    addJournal = try RowStatement(db, "INSERT INTO journal (issn, title) VALUES (?, ?)")
    findFunder = try RowStatement(db, "SELECT id FROM funder WHERE name = ?")
    addFunder = try RowStatement(db, "INSERT INTO funder (name) VALUES (?)")
    findAffiliation = try RowStatement(db, "SELECT id FROM affiliation WHERE text = ?")
    addAffiliation = try RowStatement(db, "INSERT INTO affiliation (text) VALUES (?)")
    findWord = try RowStatement(db, "SELECT id FROM word WHERE text = ?")
    addWord = try RowStatement(db, "INSERT INTO word (text) VALUES (?)")
    addPublications = try RowStatement(
      db, "UPDATE profile_row SET publications = publications + ? WHERE id = ?")
  }
}
