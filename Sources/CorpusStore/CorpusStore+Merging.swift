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
    _ = try add(aliases: other.aliases())
    try remember(other.resources())
    let aliases = try aliases()
    var merge = Merge()
    for source in try other.read({
      try Int64.fetchAll($0, sql: "SELECT id FROM source ORDER BY id")
    }) {
      var file = try other.file(of: source)
      file.read(with: aliases, before: try other.aliases())
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
        guard let provider = Provider(rawValue: row[0]),
          let key = Identifier(description: row[1] as String)
        else { return nil }
        return (provider, key)
      }
    }
  }

  /// A file as it was when it was read: all its records, whatever became of them since.
  private func file(of source: Int64) throws -> DigestedFile {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM source WHERE id = ?", arguments: [source])
      else { throw StoreError.failed(path: path, reason: "a file in it is missing") }
      var file = DigestedFile(
        path: row["path"], format: row["format"],
        identity: FileIdentity(size: row["size"], hash: UInt64(bitPattern: row["hash"] as Int64)))
      file.rejected = row["records_rejected"]
      file.duplicates = row["records_merged"]
      file.affiliations = row["affiliations"]
      file.affiliationsResolved = row["affiliations_resolved"]
      file.withAffiliation = row["with_affiliation"]
      file.withCountry = row["with_country"]
      file.isDamaged = row["is_damaged"]
      file.keepsEvidence = row["keeps_evidence"]
      file.records = try records(of: source, db)
      file.counted = try Row.fetchAll(
        db,
        sql: """
          SELECT p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
            c.publications
          FROM counted_profile c JOIN profile p ON p.id = c.profile WHERE c.source = ?
          ORDER BY p.id
          """, arguments: [source]
      ).map { (try profile($0), $0[7]) }
      file.findings = try Row.fetchAll(
        db, sql: "SELECT * FROM finding WHERE source = ? ORDER BY rowid", arguments: [source]
      ).map {
        Finding(
          $0["code"], Finding.Severity(rawValue: $0["severity"]) ?? .warning, file: file.path,
          byte: $0["byte"], record: $0["record"], $0["text"])
      }
      return file
    }
  }

  private func records(of source: Int64, _ db: Database) throws -> [DigestedRecord] {
    let open = try openAffiliations(of: source, db)
    let funders = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, name FROM funder").map {
        ($0[0] as Int64, $0[1] as String)
      })
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
          r.*, j.issn, j.title
        FROM record r JOIN profile p ON p.id = r.profile LEFT JOIN journal j ON j.id = r.journal
        WHERE r.source = ? ORDER BY r.id
        """, arguments: [source])
    var records: [DigestedRecord] = []
    while let row = try rows.next() {
      let columns = RecordColumns(
        doi: row["doi"], openalex: row["openalex"], pmid: row["pmid"],
        other: row["other_identifiers"])
      let issn: String? = row["issn"]
      let funderIDs = (row["funders"] as String? ?? "").split(separator: " ").compactMap {
        Int64($0)
      }
      records.append(
        DigestedRecord(
          byte: row["byte"], provider: Provider(rawValue: row["provider"]) ?? .references,
          version: row["version"], vintage: row["vintage"] ?? "", identifiers: columns.identifiers,
          otherVersions: RecordColumns.identifiers(row["other_versions"]),
          profile: try profile(row), sourceType: row["source_type"] ?? "",
          authorsKnown: row["authors_known"],
          journal: issn.map { Journal(issn: $0, title: row["title"] ?? "") },
          citations: row["citations"], normalisedImpact: row["normalised_impact"],
          funders: funderIDs.compactMap { funders[$0] },
          corresponding: CountrySet(list: row["corresponding"]),
          first: CountrySet(list: row["first"]), open: open[row["id"]] ?? [],
          evidence: (row["evidence"] as Data?).flatMap { CountryEvidence(bytes: $0) }))
    }
    return records
  }

  private func openAffiliations(
    of source: Int64, _ db: Database
  ) throws -> [Int64: [Profiler.OpenAffiliation]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT o.record, o.author, a.text, o.guess FROM record r
        JOIN open_affiliation o ON o.record = r.id JOIN affiliation a ON a.id = o.affiliation
        WHERE r.source = ? ORDER BY o.record, o.author, o.affiliation
        """, arguments: [source])
    var open: [Int64: [Profiler.OpenAffiliation]] = [:]
    while let row = try rows.next() {
      open[row[0], default: []].append(
        Profiler.OpenAffiliation(
          author: row[1], text: row[2], guess: CountrySet(list: row[3])))
    }
    return open
  }
}

extension CountrySet {
  /// The countries of a column: codes parted by `;`, or null.
  fileprivate init(list: String?) {
    self.init((list ?? "").split(separator: ";").compactMap { CountryCode($0) })
  }
}
