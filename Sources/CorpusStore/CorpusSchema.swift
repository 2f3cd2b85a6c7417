import GRDB

/// The tables of a corpus file, one migration a version.
///
/// Forward only; readers never migrate.
enum CorpusSchema {
  /// `CPUB` in ASCII: marks the file as a copub corpus.
  static let applicationID: Int32 = 0x4350_5542
  /// The version that this copub writes.
  static let version = migrations.count

  /// What `record_row` takes off the number of an OpenAlex work.
  static let openAlexOrigin = 1 << 31

  /// Brings a file up to the newest version; the step at index i leads to version i + 1.
  static func migrate(_ db: Database, from current: Int) throws {
    for (index, step) in migrations.enumerated() where index >= current {
      try db.execute(sql: step)
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  private static let migrations = [
    """
    -- What the corpus was made with: evidence, scope.
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    -- One row a file read. size and hash (XXH3 of the file as it lay on disk) are its identity.
    CREATE TABLE source (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL,
      size INTEGER NOT NULL, hash INTEGER NOT NULL,
      records_read INTEGER NOT NULL, records_rejected INTEGER NOT NULL,
      affiliations INTEGER NOT NULL, affiliations_resolved INTEGER NOT NULL,
      is_damaged INTEGER NOT NULL, UNIQUE (size, hash));

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY, issn TEXT NOT NULL, title TEXT NOT NULL, UNIQUE (issn, title));
    CREATE TABLE funder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

    -- Each distinct collaboration profile once, with the number of publications that have it.
    -- authors: one word a kind of author, resolved(stated)~grade*authors!leads.
    CREATE TABLE profile (
      id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, year INTEGER, type TEXT NOT NULL,
      fields TEXT NOT NULL, is_retracted INTEGER NOT NULL, is_truncated INTEGER NOT NULL,
      lead TEXT NOT NULL, authors TEXT NOT NULL, publications INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX profile_hash ON profile (hash);

    -- One row a record accepted from a file. state: 0 kept, 1 merged into the record `kept`,
    -- 2 an older version of the record `kept`, 3 deleted by its source.
    CREATE TABLE record (
      id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source, byte INTEGER NOT NULL,
      provider TEXT NOT NULL, version INTEGER NOT NULL, vintage TEXT, digest INTEGER NOT NULL,
      state INTEGER NOT NULL, kept INTEGER, profile INTEGER NOT NULL REFERENCES profile,
      authors_known INTEGER NOT NULL, doi TEXT, openalex INTEGER, pmid INTEGER,
      other_identifiers TEXT, source_type TEXT, journal INTEGER REFERENCES journal,
      citations INTEGER, normalised_impact REAL, funders TEXT, corresponding TEXT, first TEXT);
    CREATE INDEX record_kept ON record (kept) WHERE kept IS NOT NULL;

    -- The joining identifiers of live records (state 0 and 1): XXH3 of `scheme:value`.
    CREATE TABLE identifier (
      hash INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID;
    -- Identifiers that records share although they are different publications; they join nothing.
    CREATE TABLE identifier_conflict (identifier TEXT PRIMARY KEY) WITHOUT ROWID;
    -- Records that a provider deleted, whether or not they were ever read.
    CREATE TABLE tombstone (
      provider TEXT NOT NULL, identifier TEXT NOT NULL, PRIMARY KEY (provider, identifier)
    ) WITHOUT ROWID;

    -- Affiliations that named no country, or only a guess, by record and place of the author.
    CREATE TABLE affiliation (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    CREATE TABLE open_affiliation (
      record INTEGER NOT NULL REFERENCES record, author INTEGER NOT NULL,
      affiliation INTEGER NOT NULL REFERENCES affiliation, guess TEXT,
      PRIMARY KEY (record, author, affiliation)) WITHOUT ROWID;

    CREATE TABLE finding (
      source INTEGER NOT NULL REFERENCES source, code TEXT NOT NULL, severity TEXT NOT NULL,
      byte INTEGER, record TEXT, text TEXT NOT NULL);
    """,
    """
    -- Identifiers of other versions of the work that the source names (a preprint's article).
    ALTER TABLE record ADD COLUMN other_versions TEXT;
    -- Of the records of a file, duplicates included: those with an affiliation or a stated country,
    -- and those with a known country.
    ALTER TABLE source ADD COLUMN with_affiliation INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source ADD COLUMN with_country INTEGER NOT NULL DEFAULT 0;
    UPDATE source SET
      with_affiliation = (
        SELECT count(*) FROM record r WHERE r.source = source.id AND (r.authors_known > 0
          OR EXISTS (SELECT 1 FROM open_affiliation o WHERE o.record = r.id))),
      with_country = (
        SELECT count(*) FROM record r WHERE r.source = source.id AND r.authors_known > 0);
    -- Of a table of profiles: records put together before they came here, and publications of which
    -- nothing but the profile came.
    ALTER TABLE source ADD COLUMN records_merged INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE counted_profile (
      source INTEGER NOT NULL REFERENCES source, profile INTEGER NOT NULL REFERENCES profile,
      publications INTEGER NOT NULL, has_country INTEGER NOT NULL, PRIMARY KEY (source, profile)
    ) WITHOUT ROWID;
    -- Archives of which every member was taken, so that they need not be unpacked again.
    CREATE TABLE archive (
      id INTEGER PRIMARY KEY, size INTEGER NOT NULL, hash INTEGER NOT NULL, UNIQUE (size, hash));
    -- Files of pair counts, for a corpus that knows no publications: what each states, as JSON.
    CREATE TABLE counts (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL, format TEXT NOT NULL, document TEXT NOT NULL,
      hash INTEGER NOT NULL UNIQUE);
    CREATE TABLE archive_member (
      archive INTEGER NOT NULL REFERENCES archive, source INTEGER NOT NULL REFERENCES source,
      PRIMARY KEY (archive, source)) WITHOUT ROWID;
    -- What the countries of a record rest on, as bytes (CountryEvidence): only where a text speaks.
    -- A source of an earlier schema has none, so that aliases cannot be brought to its records.
    ALTER TABLE record ADD COLUMN evidence BLOB;
    ALTER TABLE source ADD COLUMN keeps_evidence INTEGER NOT NULL DEFAULT 0;
    -- The country in which other affiliations of the corpus place the institution of an open one.
    ALTER TABLE affiliation ADD COLUMN country TEXT;
    CREATE INDEX open_affiliation_text ON open_affiliation (affiliation);
    -- What the analyst says of affiliation texts, by the hash of their words.
    CREATE TABLE alias (
      words INTEGER PRIMARY KEY, text TEXT NOT NULL, countries TEXT NOT NULL);
    -- The files of aliases and of institutions that the corpus was made with.
    CREATE TABLE resource (
      kind TEXT NOT NULL, sha256 TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (kind, sha256)
    ) WITHOUT ROWID;

    -- Words that many rows share, each once. The rows stand in `record_row` and `profile_row`, with the
    -- numbers of their words; the views `record` and `profile` show the words themselves.
    CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    INSERT INTO word (text)
      SELECT provider FROM record UNION SELECT vintage FROM record WHERE vintage IS NOT NULL
      UNION SELECT source_type FROM record WHERE source_type IS NOT NULL
      UNION SELECT substr(doi, 1, instr(doi, '/')) FROM record WHERE instr(doi, '/') > 0
      UNION SELECT type FROM profile UNION SELECT fields FROM profile
      UNION SELECT lead FROM profile;
    ALTER TABLE profile RENAME TO profile_row;
    CREATE TABLE profile_new (
      id INTEGER PRIMARY KEY, year INTEGER,
      type INTEGER NOT NULL REFERENCES word, fields INTEGER NOT NULL REFERENCES word,
      is_retracted INTEGER NOT NULL, is_truncated INTEGER NOT NULL,
      lead INTEGER NOT NULL REFERENCES word, authors TEXT NOT NULL,
      publications INTEGER NOT NULL DEFAULT 0);
    INSERT INTO profile_new
      SELECT id, year, (SELECT id FROM word WHERE text = p.type),
        (SELECT id FROM word WHERE text = p.fields), is_retracted, is_truncated,
        (SELECT id FROM word WHERE text = p.lead), authors, publications
      FROM profile_row p;
    ALTER TABLE record RENAME TO record_row;
    CREATE TABLE record_new (
      id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source, byte INTEGER NOT NULL,
      provider INTEGER NOT NULL REFERENCES word, version INTEGER NOT NULL,
      vintage INTEGER REFERENCES word, digest INTEGER NOT NULL,
      state INTEGER NOT NULL, kept INTEGER, profile INTEGER NOT NULL REFERENCES profile_row,
      authors_known INTEGER NOT NULL, doi_prefix INTEGER REFERENCES word, doi_suffix TEXT,
      openalex INTEGER, pmid INTEGER,
      other_identifiers TEXT, other_versions TEXT, source_type INTEGER REFERENCES word,
      journal INTEGER REFERENCES journal, citations INTEGER, normalised_impact REAL,
      funders TEXT, corresponding TEXT, first TEXT, evidence BLOB);
    INSERT INTO record_new
      SELECT id, source, byte, (SELECT id FROM word WHERE text = r.provider), version,
        (SELECT id FROM word WHERE text = r.vintage), digest, state, kept, profile, authors_known,
        (SELECT id FROM word WHERE text = substr(r.doi, 1, instr(r.doi, '/'))),
        substr(doi, instr(doi, '/') + 1), openalex, pmid, other_identifiers, other_versions,
        (SELECT id FROM word WHERE text = r.source_type), journal, citations, normalised_impact,
        funders, corresponding, first, evidence
      FROM record_row r;
    -- Finds profiles: of the hash of a profile's line 48 bits, as of an identifier's.
    CREATE TABLE profile_key (
      hash INTEGER NOT NULL, profile INTEGER NOT NULL REFERENCES profile_row,
      PRIMARY KEY (hash, profile)) WITHOUT ROWID;
    INSERT INTO profile_key SELECT (hash << 16) >> 16, id FROM profile_row;
    DROP TABLE record_row;
    ALTER TABLE record_new RENAME TO record_row;
    DROP TABLE profile_row;
    ALTER TABLE profile_new RENAME TO profile_row;
    CREATE INDEX record_kept ON record_row (kept) WHERE kept IS NOT NULL;
    CREATE INDEX record_set_aside ON record_row (state, source) WHERE state >= 2;
    CREATE VIEW profile AS SELECT id, year,
      (SELECT text FROM word WHERE id = p.type) AS type,
      (SELECT text FROM word WHERE id = p.fields) AS fields, is_retracted, is_truncated,
      (SELECT text FROM word WHERE id = p.lead) AS lead, authors, publications
    FROM profile_row p;
    CREATE VIEW record AS SELECT id, source, byte,
      (SELECT text FROM word WHERE id = r.provider) AS provider, version,
      (SELECT text FROM word WHERE id = r.vintage) AS vintage, digest, state, kept, profile,
      authors_known,
      coalesce((SELECT text FROM word WHERE id = r.doi_prefix), '') || doi_suffix AS doi,
      openalex, pmid, other_identifiers, other_versions,
      (SELECT text FROM word WHERE id = r.source_type) AS source_type, journal, citations,
      normalised_impact, funders, corresponding, first, evidence
    FROM record_row r;
    -- Of an identifier's hash 48 bits with their sign, which take six bytes; who finds records by it
    -- compares the identifiers themselves.
    CREATE TABLE identifier_new (
      hash INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID;
    INSERT OR IGNORE INTO identifier_new SELECT (hash << 16) >> 16, record FROM identifier;
    DROP TABLE identifier;
    ALTER TABLE identifier_new RENAME TO identifier;
    """,
    """
    -- The numbers of OpenAlex less 2^31 (`openAlexOrigin`): most of them lie between 2^31 and 2^32, and
    -- take four bytes so, not six. The view shows the numbers themselves.
    UPDATE record_row SET openalex = openalex - 2147483648 WHERE openalex IS NOT NULL;
    DROP VIEW record;
    CREATE VIEW record AS SELECT id, source, byte,
      (SELECT text FROM word WHERE id = r.provider) AS provider, version,
      (SELECT text FROM word WHERE id = r.vintage) AS vintage, digest, state, kept, profile,
      authors_known,
      coalesce((SELECT text FROM word WHERE id = r.doi_prefix), '') || doi_suffix AS doi,
      openalex + 2147483648 AS openalex, pmid, other_identifiers, other_versions,
      (SELECT text FROM word WHERE id = r.source_type) AS source_type, journal, citations,
      normalised_impact, funders, corresponding, first, evidence
    FROM record_row r;
    """,
  ]
}
