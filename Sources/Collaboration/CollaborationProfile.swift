import Bibliography
import Geography

/// All that a country network needs of a publication.
///
/// Millions of publications share a few profiles, so a corpus keeps each distinct one once and
/// counts it.
///
/// The countries are untransformed: grades, territory policies and counting act on them later.
public struct CollaborationProfile: Hashable, Sendable {
  /// Who leads a publication.
  public enum LeadBasis: String, Sendable, CaseIterable {
    /// The authors whom the source marks as corresponding.
    case corresponding
    /// The first author, because the source marks nobody.
    case first
    /// Nobody: there are no authors.
    case none
  }

  /// The year; nil where none is known.
  public var year: Int?
  /// The type.
  public var type: PublicationType
  /// The fields, sorted.
  public var fields: [String]
  /// True if the source marks the publication as retracted.
  public var isRetracted: Bool
  /// True if authors are missing from the source's list.
  public var isTruncated: Bool
  /// Who leads.
  public var leadBasis: LeadBasis
  /// The authors by kind, in the order of their text forms.
  public private(set) var authors: [AuthorCountries]

  /// A profile; kinds of authors that are alike but for their numbers are put together.
  public init(
    year: Int?, type: PublicationType, fields: [String] = [], isRetracted: Bool = false,
    isTruncated: Bool = false, leadBasis: LeadBasis = .none, authors: [AuthorCountries]
  ) {
    self.year = year
    self.type = type
    self.fields = fields.sorted()
    self.isRetracted = isRetracted
    self.isTruncated = isTruncated
    self.leadBasis = leadBasis
    self.authors = CollaborationProfile.grouped(authors)
  }

  /// The number of author entries, a(p).
  public var authorCount: Int { authors.reduce(0) { $0 + $1.authors } }

  /// The authors in text form, joined by spaces.
  public var authorsText: String { authors.map(\.text).joined(separator: " ") }

  /// The authors of a text form; nil if it is not one.
  public static func authors(text: String) -> [AuthorCountries]? {
    var authors: [AuthorCountries] = []
    for part in text.split(separator: " ") {
      guard let kind = AuthorCountries(text: part) else { return nil }
      authors.append(kind)
    }
    return authors
  }

  private static func grouped(_ authors: [AuthorCountries]) -> [AuthorCountries] {
    var groups: [AuthorCountries: (authors: Int, leads: Int)] = [:]
    for author in authors {
      var kind = author
      kind.authors = 0
      kind.leads = 0
      let held = groups[kind] ?? (0, 0)
      groups[kind] = (held.authors + author.authors, held.leads + author.leads)
    }
    return groups.map { kind, number in
      var group = kind
      group.authors = number.authors
      group.leads = number.leads
      return (group, group.text)
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
