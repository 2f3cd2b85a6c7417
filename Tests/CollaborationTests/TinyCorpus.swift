import Collaboration
import Geography
import Testing

/// Corpora of a few publications, written as the text form of their authors.
enum TinyCorpus {
  /// A country of two letters.
  static func code(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }

  /// A set of countries, as `CN+HK`; empty for the empty text.
  static func set(_ text: String) throws -> CountrySet {
    CountrySet(try text.split(separator: "+").map { try #require(CountryCode($0)) })
  }

  /// Publications that share a profile.
  static func entry(
    _ authors: String, year: Int? = 2018, times: Int = 1, isTruncated: Bool = false,
    isRetracted: Bool = false, fields: [String] = []
  ) throws -> ProfileCorpus.Entry {
    let kinds = try #require(CollaborationProfile.authors(text: authors), "\(authors)")
    let profile = CollaborationProfile(
      year: year, type: .article, fields: fields, isRetracted: isRetracted,
      isTruncated: isTruncated, leadBasis: .first, authors: kinds.entries,
      unlinkedAuthors: kinds.unlinked)
    return ProfileCorpus.Entry(profile: profile, publications: times)
  }

  /// Three bilateral publications, one of three countries, and three that are not international:
  /// one with an author unresolved, one without any country, one domestic.
  static func five() throws -> ProfileCorpus {
    ProfileCorpus(entries: [
      try entry("CN*2!1 US", times: 3),
      try entry("CN+DE!1 FR"),
      try entry("US!1 -", year: 2019),
      try entry("-*2", year: 2019),
      try entry("DE", year: 2019),
    ])
  }

  /// What a corpus counts in 2018 and 2019.
  static func count(
    _ corpus: ProfileCorpus, _ counting: CountingMethod = .full,
    territories: String = "as-resolved", filter: PublicationFilter = PublicationFilter(),
    window: String = "2018-2019"
  ) throws -> Copublications {
    let policy = try #require(TerritoryPolicy.named(territories))
    return try corpus.copublications(
      in: YearWindow(parsing: window), counting: counting, territories: policy, filter: filter)
  }
}

extension Copublications {
  /// All that was counted, so that two counts can be compared in everything.
  var bytes: [UInt8] {
    var bytes = AnswerBytes()
    append(to: &bytes)
    return bytes.bytes
  }

  /// The weights of the ties, as `CN-DE`.
  var weights: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: ties.map { ("\(countries[$0.i])-\(countries[$0.j])", $0.weight) })
  }

  /// The joint publications of the ties, as `CN-DE`.
  var jointPublications: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: ties.map { ("\(countries[$0.i])-\(countries[$0.j])", $0.joint) })
  }

  /// A column by country.
  func table(_ column: [Double]?) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(countries.map(\.text), column ?? []))
  }
}

/// True if two tables have the same keys and values within a relative 1e-12.
func agree(_ left: [String: Double], _ right: [String: Double]) -> Bool {
  left.keys.sorted() == right.keys.sorted()
    && left.allSatisfy { abs($0.value - (right[$0.key] ?? .nan)) <= 1e-12 * abs($0.value) }
}
