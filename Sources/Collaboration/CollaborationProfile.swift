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
  /// The authors by kind, in the order of their text forms; affiliations, where `unlinkedAuthors`
  /// is not nil.
  public private(set) var authors: [AuthorCountries]
  /// The number of authors, where the source does not say which of them has which affiliation.
  ///
  /// `authors` then holds one entry an affiliation, and author shares are even over those.
  public private(set) var unlinkedAuthors: Int?

  /// A profile; kinds of authors that are alike but for their numbers are put together.
  public init(
    year: Int?, type: PublicationType, fields: [String] = [], isRetracted: Bool = false,
    isTruncated: Bool = false, leadBasis: LeadBasis = .none, authors: [AuthorCountries],
    unlinkedAuthors: Int? = nil
  ) {
    self.year = year
    self.type = type
    self.fields = fields.sorted()
    self.isRetracted = isRetracted
    self.isTruncated = isTruncated
    self.leadBasis = leadBasis
    self.authors = CollaborationProfile.grouped(authors)
    self.unlinkedAuthors = unlinkedAuthors
  }

  /// The number of author entries, a(p).
  public var authorCount: Int { unlinkedAuthors ?? entryCount }

  /// True if an author has a country at `certain` or `likely`.
  public var hasCountry: Bool {
    authors.contains { !$0.resolved.isEmpty && $0.grade <= .likely }
  }

  /// The number of entries over which author shares are even: authors, or affiliations where nobody
  /// knows whose they are.
  public var entryCount: Int { authors.reduce(0) { $0 + $1.authors } }

  /// The authors in text form, joined by spaces; `@5` in front where five authors are not linked to
  /// the affiliations that follow.
  public var authorsText: String {
    var bytes: [UInt8] = []
    if let unlinkedAuthors { bytes.append(contentsOf: "@\(unlinkedAuthors)".utf8) }
    for kind in authors {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      kind.append(to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The authors, and the number of unlinked ones, of a text form; nil if it is not one.
  public static func authors(text: String) -> (entries: [AuthorCountries], unlinked: Int?)? {
    var text = text
    return text.withUTF8 { authors(utf8: $0) }
  }

  /// The same of UTF-8 bytes.
  public static func authors(
    utf8 text: UnsafeBufferPointer<UInt8>
  ) -> (entries: [AuthorCountries], unlinked: Int?)? {
    var scanner = TextScanner(bytes: text)
    var entries: [AuthorCountries] = []
    var unlinked: Int?
    var isFirst = true
    while scanner.take(" ") {}
    while !scanner.isAtEnd {
      if isFirst, scanner.take("@") {
        guard let number = scanner.number() else { return nil }
        unlinked = number
      } else {
        guard let kind = scanner.author() else { return nil }
        entries.append(kind)
      }
      isFirst = false
      // Words stand apart.
      guard scanner.isAtEnd || scanner.take(" ") else { return nil }
      while scanner.take(" ") {}
    }
    return (entries, unlinked)
  }

  /// A profile whose authors came out of a text form: they are grouped and in order already.
  public init(
    year: Int?, type: PublicationType, fields: [String], isRetracted: Bool, isTruncated: Bool,
    leadBasis: LeadBasis, storedAuthors authors: [AuthorCountries], unlinkedAuthors: Int?
  ) {
    self.year = year
    self.type = type
    self.fields = fields
    self.isRetracted = isRetracted
    self.isTruncated = isTruncated
    self.leadBasis = leadBasis
    self.authors = authors
    self.unlinkedAuthors = unlinkedAuthors
  }

  /// All resolved countries of a text form, without making its authors.
  ///
  /// - Precondition: it is the text form of authors.
  public static func countries(ofText text: UnsafeBufferPointer<UInt8>) -> CountrySet {
    var countries = CountrySet()
    var place = 0
    while place < text.count {
      // The codes stand at the front of a word; what follows is passed over.
      while place + 1 < text.count, let code = CountryCode(text[place], text[place + 1]) {
        countries.insert(code)
        place += 2
        guard place < text.count, text[place] == UInt8(ascii: "+") else { break }
        place += 1
      }
      while place < text.count, text[place] != UInt8(ascii: " ") { place += 1 }
      place += 1
    }
    return countries
  }

  private static func grouped(_ authors: [AuthorCountries]) -> [AuthorCountries] {
    guard authors.count > 1 else { return authors }
    var groups: [AuthorCountries] = []
    var places: [AuthorCountries: Int] = [:]  // of the groups, once they are many
    for author in authors {
      var kind = author
      kind.authors = 0
      kind.leads = 0
      let place = places.isEmpty ? groups.firstIndex { $0.isLike(kind) } : places[kind]
      if let place {
        groups[place].authors += author.authors
        groups[place].leads += author.leads
        continue
      }
      groups.append(author)
      if !places.isEmpty { places[kind] = groups.count - 1 }
      if groups.count == 16 {
        for (place, var group) in groups.enumerated() {
          group.authors = 0
          group.leads = 0
          places[group] = place
        }
      }
    }
    return sorted(groups)
  }

  /// In the order of the text forms.
  private static func sorted(_ groups: [AuthorCountries]) -> [AuthorCountries] {
    guard groups.count > 1 else { return groups }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for group in groups {
      group.append(to: &bytes)
      ends.append(bytes.count)
    }
    return bytes.withUnsafeBufferPointer { bytes in
      let text = { (place: Int) in bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]] }
      return groups.indices.sorted { text($0).lexicographicallyPrecedes(text($1)) }
        .map { groups[$0] }
    }
  }
}
