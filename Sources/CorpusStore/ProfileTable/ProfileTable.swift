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

  /// The kind of table that bytes begin with; nil if they begin none.
  static func kind(of head: some Collection<UInt8>) -> Kind? {
    Kind.allCases.first { kind in
      head.starts(with: kind.mark.utf8)
        && [0x0A, 0x0D].contains(head.dropFirst(kind.mark.utf8.count).first)
    }
  }

  /// The cells of a profile.
  static func cells(of profile: CollaborationProfile) -> [String] {
    var flags: [String] = []
    if profile.isRetracted { flags.append("retracted") }
    if profile.isTruncated { flags.append("truncated") }
    return [
      profile.year.map(String.init) ?? "", profile.type.rawValue, TableCell.list(profile.fields),
      flags.joined(separator: ";"), profile.leadBasis.rawValue, profile.authorsText,
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
    let flags = cells[3].split(separator: ";")
    guard year != nil || cells[0].isEmpty,
      flags.allSatisfy({ ["retracted", "truncated"].contains($0) })
    else { return nil }
    return CollaborationProfile(
      year: year, type: type, fields: TableCell.list(of: cells[2]),
      isRetracted: flags.contains("retracted"), isTruncated: flags.contains("truncated"),
      leadBasis: lead, authors: authors.entries, unlinkedAuthors: authors.unlinked)
  }
}

extension DigestedRecord {
  /// The cells of the line that holds the record.
  var cells: [String] {
    let open = self.open.map { "\($0.author),\(CountryList.text($0.guess)),\($0.text)" }
    return [RecordColumns.text(identifiers)] + ProfileTable.cells(of: profile) + [
      provider.rawValue, "\(version)", TableCell.text(vintage), RecordColumns.text(otherVersions),
      TableCell.text(sourceType), TableCell.text(journal?.issn ?? ""),
      TableCell.text(journal?.title ?? ""), citations.map(String.init) ?? "",
      normalisedImpact.map { "\($0)" } ?? "", TableCell.list(funders), corresponding.description,
      first.description, "\(authorsKnown)", TableCell.list(open),
      evidence.map { Data($0).base64EncodedString() } ?? "",
    ]
  }

  /// The record of a line; nil if a cell is damaged.
  init?(cells: [Substring], byte: Int) {
    let start = 1 + ProfileTable.profileColumns.count
    guard cells.count == start + ProfileTable.recordColumns.count,
      let profile = ProfileTable.profile(of: cells[1..<start]),
      let provider = Provider(rawValue: String(cells[start])),
      let version = Int(cells[start + 1]),
      let corresponding = TableCell.countries(of: cells[start + 10]),
      let first = TableCell.countries(of: cells[start + 11]),
      let authorsKnown = Int(cells[start + 12])
    else { return nil }
    let evidence = Data(base64Encoded: String(cells[start + 14])).flatMap {
      CountryEvidence(bytes: $0)
    }
    let identifiers = RecordColumns.identifiers(String(cells[0]))
    let open = TableCell.list(of: cells[start + 13]).map(Profiler.OpenAffiliation.init(cell:))
    guard identifiers.count == cells[0].split(separator: ";").count, !open.contains(nil),
      cells[start + 14].isEmpty || evidence != nil,
      cells[start + 7].isEmpty || Int(cells[start + 7]) != nil,
      cells[start + 8].isEmpty || Double(cells[start + 8]) != nil
    else { return nil }
    let (issn, title) = (TableCell.text(of: cells[start + 5]), TableCell.text(of: cells[start + 6]))
    self.init(
      byte: byte, provider: provider, version: version,
      vintage: TableCell.text(of: cells[start + 2]), identifiers: identifiers,
      otherVersions: RecordColumns.identifiers(String(cells[start + 3])), profile: profile,
      sourceType: TableCell.text(of: cells[start + 4]), authorsKnown: authorsKnown,
      journal: issn.isEmpty && title.isEmpty ? nil : Journal(issn: issn, title: title),
      citations: Int(cells[start + 7]), normalisedImpact: Double(cells[start + 8]),
      funders: TableCell.list(of: cells[start + 9]), corresponding: corresponding, first: first,
      open: open.compactMap(\.self), evidence: evidence)
  }
}

/// Countries inside an item of a list, where `;` parts items: `CN+HK`.
private enum CountryList {
  static func text(_ countries: CountrySet) -> String {
    countries.map(\.text).joined(separator: "+")
  }
}

extension Profiler.OpenAffiliation {
  /// Reads `3,CN+HK,text`; nil if it is not of that form.
  fileprivate init?(cell: String) {
    let parts = cell.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let author = Int(parts[0]),
      let guess = TableCell.countries(of: String(parts[1]).replacing("+", with: ";"))
    else { return nil }
    self.init(author: author, text: String(parts[2]), guess: guess)
  }
}
