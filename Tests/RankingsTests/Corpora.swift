import Collaboration
import Geography
import Rankings
import Testing

/// Corpora of publications written as the text form of their authors.
enum Corpora {
  /// Publications of one profile.
  static func entry(
    _ authors: String, _ year: Int, times: Int = 1, fields: [String] = [], isTruncated: Bool = false
  ) throws -> ProfileCorpus.Entry {
    let kinds = try #require(CollaborationProfile.authors(text: authors), "\(authors)")
    return ProfileCorpus.Entry(
      profile: CollaborationProfile(
        year: year, type: .article, fields: fields, isTruncated: isTruncated,
        leadBasis: .corresponding, authors: kinds.entries, unlinkedAuthors: kinds.unlinked),
      publications: times)
  }

  /// Six countries over two years, with domestic publications, large ones and unresolved authors.
  static func six() throws -> ProfileCorpus {
    ProfileCorpus(
      entries: [
        try entry("CN*2!1 US", 2019, times: 30, fields: ["a"]),
        try entry("CN*5!1 US*2", 2019, times: 10, fields: ["a", "b"]),
        try entry("CN DE!1", 2019, times: 12, fields: ["b"]),
        try entry("DE!1 US", 2019, times: 20, fields: ["b"]),
        try entry("DE FR!1 US", 2019, times: 8), try entry("FR!1 US -", 2019, times: 14),
        try entry("CN DE FR GB!1 JP US", 2019, times: 3),
        try entry("CN!1", 2019, times: 100), try entry("GB!1 JP", 2019, times: 9),
        try entry("CN!1 US", 2020, times: 70, fields: ["a"]),
        try entry("CN!1 DE", 2020, times: 15, fields: ["b"]),
        try entry("DE!1 US", 2020, times: 22, fields: ["b"]),
        try entry("DE!1 FR US", 2020, times: 8), try entry("FR!1 US", 2020, times: 15),
        try entry("GB!1 JP", 2020, times: 9), try entry("CN GB!1", 2020, times: 11),
      ], scope: .world)
  }

  /// A window.
  static func window(_ text: String) throws -> YearWindow { try YearWindow(parsing: text) }
}
