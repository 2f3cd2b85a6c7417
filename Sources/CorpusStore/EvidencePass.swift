import Collaboration
import Foundation
import GRDB
import Geography

/// Corpus evidence: brings what other affiliations of the corpus say of an institution to the texts
/// that were left open or guessed, as a guess.
///
/// A function of the publications and aliases of the corpus, whatever way they came in: every
/// publication counts a text once, and what this pass itself adds is no evidence.
struct EvidencePass {
  private let db: Database
  private let aliases: AliasTable

  init(_ db: Database, aliases: AliasTable) {
    self.db = db
    self.aliases = aliases
  }

  private static let setting = "corpus-evidence"

  /// Says that the pass is due, or done: a run that is cut off before it leaves it to the next.
  static func isDue(_ due: Bool, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)")
      .execute(arguments: [setting, due ? "due" : "done"])
  }

  /// True if the corpus changed since the last pass.
  static func isDue(_ db: Database) throws -> Bool {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [setting])
      == "due"
  }

  /// An open text.
  private struct OpenText {
    var id: Int64
    var text: String
    var mentions: InstitutionMentions
    var country: CountryCode?
  }

  func run() throws {
    let texts = try openTexts()
    let countries = countries(of: texts, by: try evidence(for: texts))
    var ofWords: [UInt64: CountryCode] = [:]
    var touched: Set<Int64> = []
    for text in texts {
      let country = countries[text.mentions.text]
      ofWords[text.mentions.text] = country
      if country != nil || text.country != nil {
        touched.formUnion(
          try Int64.fetchAll(
            db, sql: "SELECT DISTINCT record FROM open_affiliation WHERE affiliation = ?",
            arguments: [text.id]))
      }
      if country != text.country {
        try db.execute(
          sql: "UPDATE affiliation SET country = ? WHERE id = ?",
          arguments: [country?.text, text.id])
      }
    }
    var revision = try RecordRevision(db, aliases: aliases, before: aliases, corpus: ofWords)
    for record in touched.sorted() { try revision.revise(record) }
    try revision.finish()
    try EvidencePass.isDue(false, db)
  }

  /// The texts that records keep as open, in the order of their letters.
  private func openTexts() throws -> [OpenText] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, text, country FROM affiliation
        WHERE id IN (SELECT affiliation FROM open_affiliation) ORDER BY text
        """
    ).map { row in
      try OpenText(
        id: row[0], text: row[1], mentions: InstitutionMentions(in: row[1]),
        country: (row[2] as String?).flatMap { CountryCode($0) })
    }
  }

  /// Where the publications of the corpus place the institutions that open texts name.
  private func evidence(for texts: [OpenText]) throws -> InstitutionEvidence {
    let asked = Set(texts.flatMap(\.mentions.names))
    var observations = InstitutionObservations()
    guard !asked.isEmpty else { return InstitutionEvidence(observations) }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT evidence FROM record WHERE state = 0 AND evidence IS NOT NULL")
    while let row = try rows.next() {
      guard let evidence = CountryEvidence(bytes: try row[0] as Data) else { continue }
      for text in evidence.texts where aliases.countries(ofWords: text.words) == nil {
        observations.observe(text, among: asked)
      }
    }
    return InstitutionEvidence(observations)
  }

  /// What the evidence says, by the words of a text.
  ///
  /// Texts of the same words may be parted otherwise; where they then say different things, none is
  /// believed.
  private func countries(
    of texts: [OpenText], by evidence: InstitutionEvidence
  ) -> [UInt64: CountryCode] {
    var said: [UInt64: CountrySet] = [:]
    for text in texts {
      guard let found = evidence.resolution(of: text.text) else { continue }
      said[text.mentions.text, default: []].formUnion(found.countries)
    }
    return said.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}

extension CorpusStore {
  /// Brings corpus evidence to the open texts, if anything came into the corpus since it was brought
  /// last.
  ///
  /// - Complexity: O(n) in the records whose countries rest on texts.
  public func settleEvidence() throws {
    guard try read({ db in try EvidencePass.isDue(db) }) else { return }
    let aliases = try aliases()
    try write { db in try EvidencePass(db, aliases: aliases).run() }
  }
}
