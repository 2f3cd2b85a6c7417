import Bibliography
import GRDB

/// A record as its rows hold it: what reading its export made of it, with what was settled since.
enum StoredRecord {
  /// Records with their profiles and journals, as `r`, `p` and `j`; what a caller asks for follows.
  static let query = """
    SELECT r.*, p.year, p.type, p.fields, p.is_retracted, p.is_truncated, p.lead, p.authors,
      j.issn, j.title
    FROM record r JOIN profile p ON p.id = r.profile LEFT JOIN journal j ON j.id = r.journal
    """

  /// The columns of its identifiers.
  static func columns(_ row: Row) throws -> RecordColumns {
    try RecordColumns(
      doi: row["doi"], openalex: row["openalex"], pmid: row["pmid"],
      other: row["other_identifiers"])
  }

  /// Its profile.
  static func profile(_ row: Row) throws -> ProfileText {
    var profile = ProfileText()
    profile.year = try row["year"]
    profile.type = try row["type"]
    profile.fields = try row["fields"]
    profile.isRetracted = try row["is_retracted"]
    profile.isTruncated = try row["is_truncated"]
    profile.lead = try row["lead"]
    profile.authors = try row["authors"]
    profile.rehash()
    return profile
  }

  /// Its journal, if it has one.
  static func journal(_ row: Row) throws -> Journal? {
    try (row["issn"] as String?).map { try Journal(issn: $0, title: row["title"] ?? "") }
  }

  /// The names of its funders, in its order.
  static func funders(_ row: Row, _ db: Database) throws -> [String] {
    let name = try db.cachedStatement(sql: "SELECT name FROM funder WHERE id = ?")
    return try (row["funders"] as String? ?? "").split(separator: " ").compactMap {
      try String.fetchOne(name, arguments: [Int64($0)])
    }
  }
}
