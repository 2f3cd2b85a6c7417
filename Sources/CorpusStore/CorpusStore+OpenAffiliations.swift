import GRDB
import Geography

/// An affiliation text that names no country, or only a guess.
public struct OpenAffiliation: Sendable, Hashable {
  /// The text.
  public var text: String
  /// The authors of publications that have it: one author of one publication once.
  public var authors: Int
  /// What it may mean: as the corpus places its institution, else as it says itself.
  public var guess: CountrySet
  /// True if the guess rests on other affiliations of the corpus.
  public var restsOnCorpus: Bool
}

extension CorpusStore {
  /// The affiliations that name no country, or only a guess, most frequent first.
  ///
  /// Kept for every record; counted are the authors of publications: of records that were merged,
  /// the one that is kept. Equal counts come in the order of their texts.
  ///
  /// - Complexity: O(n log n) in the open affiliations.
  public func openAffiliations(limit: Int) throws -> [OpenAffiliation] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT a.text, count(*) AS n, a.country, max(o.guess) FROM open_affiliation o
          JOIN affiliation a ON a.id = o.affiliation JOIN record r ON r.id = o.record
          WHERE r.state = 0 GROUP BY o.affiliation ORDER BY n DESC, a.text LIMIT ?
          """, arguments: [limit]
      ).map { row in
        let guess = try row[2] as String? ?? row[3] as String? ?? ""
        return try OpenAffiliation(
          text: row[0], authors: row[1],
          guess: CountrySet(guess.split(separator: ";").compactMap { CountryCode($0) }),
          restsOnCorpus: row[2] as String? != nil)
      }
    }
  }

  /// The affiliations of authors of publications that were left open, by what is known of them.
  public struct OpenCounts: Sendable, Hashable {
    /// Those that name nothing.
    public var unresolved = 0
    /// Those that are a guess by what they say themselves.
    public var guessed = 0
    /// Those that are a guess by what the corpus says of their institution.
    public var fromCorpus = 0

    /// None.
    public init() {}
  }

  /// How many affiliations of authors of publications were left open.
  public func openCounts() throws -> OpenCounts {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), count(a.country), sum(a.country IS NULL AND o.guess IS NOT NULL)
          FROM open_affiliation o JOIN affiliation a ON a.id = o.affiliation
          JOIN record r ON r.id = o.record WHERE r.state = 0
          """)
      var counts = OpenCounts()
      guard let row else { return counts }
      counts.fromCorpus = try row[1]
      counts.guessed = try row[2] ?? 0
      counts.unresolved = try (row[0] as Int) - counts.fromCorpus - counts.guessed
      return counts
    }
  }
}
