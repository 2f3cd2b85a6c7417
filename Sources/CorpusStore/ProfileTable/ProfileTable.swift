import Bibliography
import Collaboration
import Foundation
import Geography

/// Publications as a table of text, one a line: what a corpus keeps of them, countries found, texts
/// gone (`copub.profiles/1`); or equal profiles counted (`copub.profile-counts/1`).
///
/// The tables are what programs on many machines hand to each other: a publication is a line of its
/// own, so that lines can be shuffled, split and put together by any tool, and `copub ingest` makes the
/// same corpus of them as of the exports. Lines that begin with `#` say what the lines around them
/// cannot: the schema, what became of each file, what providers deleted, findings.
enum ProfileTable {
  /// The two kinds of table.
  enum Kind: String, CaseIterable {
    /// One line a record.
    case records = "copub.profiles/1"
    /// One line a distinct profile, with the number of publications that have it.
    case counts = "copub.profile-counts/1"

    /// The first line.
    var mark: String { "#\(rawValue)" }

    /// The names of the columns.
    var columns: [String] {
      switch self {
      case .counts: ["publications"] + ProfileTable.profileColumns
      case .records: ["identifiers"] + ProfileTable.profileColumns + ProfileTable.recordColumns
      }
    }

    /// The lines that a table begins with.
    var head: String { mark + "\n" + columns.joined(separator: "\t") + "\n" }
  }

  /// The profile: the same cells in both tables, and in the same places.
  static let profileColumns = ["year", "type", "fields", "flags", "lead", "authors"]
  /// What a record has beside its identifiers and its profile.
  static let recordColumns = [
    "provider", "version", "vintage", "other_versions", "source_type", "issn", "journal",
    "citations", "impact", "funders", "corresponding", "first", "authors_known", "open",
    "evidence",
  ]

  /// A number of publications or affiliations, of which no table has more than a million million, so
  /// that sums stay numbers; nil if it is none.
  static func count(_ number: some StringProtocol) -> Int? { Int(number).flatMap(count) }

  /// The number, if a table may have so many.
  static func count(_ number: Int) -> Int? { (0...1_000_000_000_000 ~= number) ? number : nil }

  /// The kind of table that bytes begin with; nil if they begin none.
  static func kind(of head: some Collection<UInt8>) -> Kind? {
    Kind.allCases.first { kind in
      head.starts(with: kind.mark.utf8)
        && [0x0A, 0x0D].contains(head.dropFirst(kind.mark.utf8.count).first)
    }
  }

  /// The cells of a profile.
  static func cells(of profile: ProfileText) -> [String] {
    var flags: [String] = []
    if profile.isRetracted { flags.append("retracted") }
    if profile.isTruncated { flags.append("truncated") }
    let fields = profile.fields.isEmpty ? [] : profile.fields.pieces(by: "\t").map(String.init)
    return [
      profile.year.map(String.init) ?? "", profile.type, TableCell.list(fields),
      flags.joined(separator: ";"), profile.lead, profile.authors,
    ]
  }

  /// The profile of its cells; nil if they are none.
  static func profile(of cells: some RandomAccessCollection<Substring>) -> CollaborationProfile? {
    let cells = Array(cells)
    guard cells.count == profileColumns.count,
      let type = PublicationType(rawValue: String(cells[1])),
      let lead = CollaborationProfile.LeadBasis(rawValue: String(cells[4])),
      let authors = CollaborationProfile.authors(text: String(cells[5]))
    else { return nil }
    let year = Int(cells[0])
    let flags = cells[3].isEmpty ? [] : cells[3].pieces(by: ";")
    guard year != nil || cells[0].isEmpty,
      flags.allSatisfy({ ["retracted", "truncated"].contains($0) })
    else { return nil }
    return CollaborationProfile(
      year: year, type: type, fields: TableCell.list(of: cells[2]),
      isRetracted: flags.contains("retracted"), isTruncated: flags.contains("truncated"),
      leadBasis: lead, authors: authors.entries, unlinkedAuthors: authors.unlinked)
  }
}
