import GRDB

/// What the files of a run did to the corpus they came into.
///
/// The counts compare the corpus before the run with the corpus after it, so they do not depend on
/// the order of the files. A record is known by its provider's own name of it; records without one
/// are always new.
public struct RecordChanges: Hashable, Sendable {
  /// Records that the corpus had no version of.
  public var new = 0
  /// Newer versions that say something else than the one that the corpus had.
  public var changed = 0
  /// Versions that say what the corpus says, newer or not.
  public var unchanged = 0
  /// Versions older than the one that stands in the corpus now, saying something else.
  public var older = 0
  /// Records that their source deleted, whether they came in this run or before.
  public var deleted = 0

  /// Nothing yet.
  public init() {}
}

extension CorpusStore {
  /// The number of records that their source deleted.
  func deletedRecords() throws -> Int {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM record WHERE state = 3") ?? 0
    }
  }

  /// What the records of some files were to the corpus as it was without those files.
  ///
  /// - Complexity: O(s log n) in the records set aside and all records.
  func changes(by sources: [Int64], deletedBefore: Int) throws -> RecordChanges {
    guard !sources.isEmpty else { return RecordChanges() }
    return try read { db in
      var changes = RecordChanges()
      // Row ids are our own numbers: no text of a file gets here.
      let run = "(\(sources.map(String.init).joined(separator: ",")))"
      changes.deleted =
        (try Int.fetchOne(db, sql: "SELECT count(*) FROM record WHERE state = 3") ?? 0)
        - deletedBefore
      let counts = try Row.fetchOne(
        db,
        sql: """
          SELECT (SELECT sum(records_read - records_rejected - records_merged) FROM source WHERE id IN \(run)),
            (SELECT count(*) FROM record WHERE state IN (2, 3) AND source IN \(run))
          """)
      changes.new = try (counts?[0] ?? 0) - (counts?[1] ?? 0)
      let older = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(RecordChanges.saysTheSame) FROM record a JOIN record b ON b.id = a.kept
          WHERE a.state = 2 AND a.source IN \(run)
          """)
      while let row = try older.next() {
        if try row[0] as Bool { changes.unchanged += 1 } else { changes.older += 1 }
      }
      // Of the versions that the corpus had before, a new one stands for the newest.
      let replaced = try Row.fetchCursor(
        db,
        sql: """
          SELECT a.kept, \(RecordChanges.saysTheSame) FROM record a JOIN record b ON b.id = a.kept
          WHERE a.state = 2 AND a.source NOT IN \(run) AND b.source IN \(run)
          ORDER BY a.kept, a.version DESC, coalesce(a.vintage, '') DESC, a.authors_known DESC,
            a.digest DESC
          """)
      var last: Int64?
      while let row = try replaced.next() {
        guard try row[0] as Int64 != last else { continue }
        last = try row[0]
        changes.new -= 1
        if try row[1] as Bool { changes.unchanged += 1 } else { changes.changed += 1 }
      }
      return changes
    }
  }
}

extension RecordChanges {
  /// Whether two records `a` and `b` say the same of the publication, in SQL.
  fileprivate static let saysTheSame = """
    a.profile IS b.profile AND a.doi IS b.doi AND a.openalex IS b.openalex
      AND a.pmid IS b.pmid AND a.other_identifiers IS b.other_identifiers
      AND a.other_versions IS b.other_versions AND a.source_type IS b.source_type
      AND a.journal IS b.journal AND a.citations IS b.citations
      AND a.normalised_impact IS b.normalised_impact AND a.funders IS b.funders
      AND a.corresponding IS b.corresponding AND a.first IS b.first
    """
}
