import Collaboration
import GRDB
import Intake

/// Counts that always add up: read = accepted + duplicate + rejected.
public struct RecordCounts: Hashable, Sendable {
  /// Records read.
  public var read = 0
  /// Records that stand in the corpus as publications.
  public var accepted = 0
  /// Records of publications that another record stands for, older versions included.
  public var duplicate = 0
  /// Records that could not be used, or that their source deleted.
  public var rejected = 0
  /// Accepted records without any known country.
  public var withoutCountry = 0

  /// Nothing yet.
  public init() {}

  /// True if nothing was lost.
  public var addUp: Bool { read == accepted + duplicate + rejected }

  /// Adds other counts.
  public static func += (left: inout RecordCounts, right: RecordCounts) {
    left.read += right.read
    left.accepted += right.accepted
    left.duplicate += right.duplicate
    left.rejected += right.rejected
    left.withoutCountry += right.withoutCountry
  }
}

/// What a corpus holds.
public struct CorpusStatus: Sendable {
  /// One file that was read.
  public struct Source: Sendable {
    /// The path as it was given.
    public var path: String
    /// The format.
    public var format: String
    /// The identity of its bytes.
    public var identity: FileIdentity
    /// Its records, by what became of them in the corpus.
    public var records: RecordCounts
    /// Affiliation texts asked, and answered at `certain` or `likely`.
    public var affiliations: (total: Int, resolved: Int)
    /// Of the records read and usable, duplicates included: those with an affiliation or a stated
    /// country, and those with a known country.
    public var coverage: (withAffiliation: Int, withCountry: Int)
    /// True if the file was damaged or cut.
    public var isDamaged: Bool
  }

  /// The files in the order of their paths.
  public var sources: [Source]
  /// All findings in the order of files and positions.
  public var findings: [Finding]
  /// Shared identifiers that join nothing.
  public var identifierConflicts: [String]
  /// `stated` or `all`.
  public var evidence: String

  /// The sum over all files.
  public var records: RecordCounts {
    sources.reduce(into: RecordCounts()) { $0 += $1.records }
  }

  /// The sum over all files.
  public var affiliations: (total: Int, resolved: Int) {
    sources.reduce((0, 0)) { ($0.0 + $1.affiliations.total, $0.1 + $1.affiliations.resolved) }
  }
}

/// All files of one format.
public struct FormatTotals: Sendable {
  /// The format.
  public var format: String
  /// The number of files.
  public var files = 0
  /// Their records, by what became of them in the corpus.
  public var records = RecordCounts()
  /// Usable records with an affiliation or a stated country.
  public var withAffiliation = 0
  /// Usable records with a known country.
  public var withCountry = 0
  /// The number of findings, by code.
  public var findings: [String: Int] = [:]
}

extension CorpusStatus {
  /// The totals by format, in the order of names.
  public var formats: [FormatTotals] {
    var totals: [String: FormatTotals] = [:]
    var formatOf: [String: String] = [:]
    for source in sources {
      formatOf[source.path] = source.format
      var format = totals[source.format] ?? FormatTotals(format: source.format)
      format.files += 1
      format.records += source.records
      format.withAffiliation += source.coverage.withAffiliation
      format.withCountry += source.coverage.withCountry
      totals[source.format] = format
    }
    for finding in findings {
      guard let format = formatOf[finding.file] else { continue }
      totals[format]?.findings[finding.code, default: 0] += 1
    }
    return totals.values.sorted { $0.format < $1.format }
  }
}

extension CorpusStore {
  /// What the corpus holds.
  ///
  /// - Complexity: O(n) in its records.
  public func status() throws -> CorpusStatus {
    var status = try recordStatus()
    let declared = try setting("scope").flatMap(CorpusScope.init) ?? .unknown
    if declared == .unknown, case .country(let code) = try detectedScope() {
      status.findings.append(
        Finding(
          "corpus-selected-on-country", .warning,
          "\(code) stands in 90 % or more of the publications: the corpus was selected on it, and "
            + "world ranks from it are refused unless --scope is declared."))
    }
    return status
  }

  /// The scope that the publications tell.
  ///
  /// - Complexity: O(p) in the distinct profiles.
  private func detectedScope() throws -> CorpusScope {
    var detector = ScopeDetector()
    try read { db in
      let profiles = try RowStatement(
        db, "SELECT authors, publications FROM profile_row WHERE publications > 0")
      try profiles.forEachRow {
        detector.add(
          CollaborationProfile.countries(ofText: profiles.text(0)),
          publications: profiles.number(1))
      }
    }
    return detector.scope
  }

  private func recordStatus() throws -> CorpusStatus {
    try read { db in
      var sources = try Row.fetchAll(db, sql: "SELECT * FROM source ORDER BY id").map { row in
        var counts = RecordCounts()
        counts.read = try row["records_read"]
        counts.rejected = try row["records_rejected"]
        counts.duplicate = try row["records_merged"]
        let source = try CorpusStatus.Source(
          path: row["path"], format: row["format"],
          identity: FileIdentity(
            size: row["size"], hash: UInt64(bitPattern: row["hash"] as Int64)),
          records: counts, affiliations: (row["affiliations"], row["affiliations_resolved"]),
          coverage: (row["with_affiliation"], row["with_country"]),
          isDamaged: row["is_damaged"])
        return (id: try row["id"] as Int64, source)
      }
      var place: [Int64: Int] = [:]
      for (index, source) in sources.enumerated() { place[source.id] = index }
      let states = try Row.fetchCursor(
        db,
        sql: """
          SELECT source, state, count(*), sum(authors_known = 0) FROM record
          GROUP BY source, state
          """)
      while let row = try states.next() {
        guard let index = try place[row[0]],
          let state = try RecordMerger.State(rawValue: row[1])
        else {
          continue
        }
        let count: Int = try row[2]
        switch state {
        case .kept:
          sources[index].1.records.accepted += count
          sources[index].1.records.withoutCountry += try row[3]
        case .merged, .superseded: sources[index].1.records.duplicate += count
        case .deleted: sources[index].1.records.rejected += count
        }
      }
      let counted = try Row.fetchCursor(
        db,
        sql: """
          SELECT source, sum(publications), sum(CASE WHEN has_country THEN 0 ELSE publications END)
          FROM counted_profile GROUP BY source
          """)
      while let row = try counted.next() {
        guard let index = try place[row[0]] else { continue }
        sources[index].1.records.accepted += try row[1] as Int
        sources[index].1.records.withoutCountry += try row[2] as Int
      }
      var paths: [Int64: String] = [:]
      for source in sources { paths[source.id] = source.1.path }
      return CorpusStatus(
        sources: sources.map(\.1).sorted { $0.path < $1.path },
        findings: try findings(db, paths),
        identifierConflicts: try String.fetchAll(
          db, sql: "SELECT identifier FROM identifier_conflict ORDER BY identifier"),
        evidence: try String.fetchOne(
          db, sql: "SELECT value FROM setting WHERE key = 'evidence'") ?? "all")
    }
  }

  private func findings(_ db: Database, _ paths: [Int64: String]) throws -> [Finding] {
    var findings = try Row.fetchAll(db, sql: "SELECT * FROM finding").map { row in
      try Finding(
        row["code"], Finding.Severity(rawValue: row["severity"]) ?? .warning,
        file: paths[row["source"]] ?? "", byte: row["byte"], record: row["record"], row["text"])
    }
    let deleted = try Row.fetchCursor(
      db,
      sql: """
        SELECT source, byte, doi, openalex, pmid, other_identifiers FROM record WHERE state = 3
        """)
    while let row = try deleted.next() {
      let columns = try RecordColumns(doi: row[2], openalex: row[3], pmid: row[4], other: row[5])
      findings.append(
        try Finding(
          "deleted-by-source", .info, file: paths[row[0]] ?? "", byte: row[1],
          record: columns.identifiers.last?.description,
          "was deleted by its source and does not count."))
    }
    for identifier in try String.fetchAll(db, sql: "SELECT identifier FROM identifier_conflict") {
      findings.append(
        Finding(
          "identifier-conflict", .warning, record: identifier,
          "is shared by records that carry different DOIs, PMIDs or OpenAlex ids; it joins nothing."
        ))
    }
    return findings.sorted()
  }
}

extension ProfileCorpus {
  /// How many publications there are by year, without country and with two or more; by year.
  public var coverage: [YearCoverage] {
    var years: [Int?: YearCoverage] = [:]
    for entry in entries {
      let year = entry.profile.year
      var coverage = years[year] ?? YearCoverage(year: year)
      coverage.publications += entry.publications
      var countries = Set<UInt16>()
      for author in entry.profile.authors where author.grade <= .likely {
        for code in author.resolved { countries.insert(code.rawValue) }
      }
      if countries.isEmpty { coverage.withoutCountry += entry.publications }
      if countries.count >= 2 { coverage.international += entry.publications }
      years[year] = coverage
    }
    return years.values.sorted { ($0.year ?? Int.max) < ($1.year ?? Int.max) }
  }
}

/// The publications of a year.
public struct YearCoverage: Sendable {
  /// The year; nil for publications without one.
  public var year: Int?
  /// All publications.
  public var publications = 0
  /// Those without a known country.
  public var withoutCountry = 0
  /// Those with two or more countries.
  public var international = 0
}
