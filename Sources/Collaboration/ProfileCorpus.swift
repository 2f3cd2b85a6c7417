import Geography

/// The publications of a corpus: each distinct profile with the number of publications that have it.
public struct ProfileCorpus: CopublicationSource {
  /// A profile and how many publications have it.
  public struct Entry: Sendable {
    /// The profile.
    public var profile: CollaborationProfile
    /// The number of publications, greater than 0.
    public var publications: Int

    /// An entry.
    public init(profile: CollaborationProfile, publications: Int) {
      self.profile = profile
      self.publications = publications
    }
  }

  /// The entries in an order that does not depend on how the corpus came about.
  public let entries: [Entry]
  /// The years, in order.
  public let years: [Int]
  /// The scope, declared or detected.
  public let scope: CorpusScope
  /// True if the scope was declared.
  public let isScopeDeclared: Bool
  /// Publications speak for the most specific territories.
  public let defaultTerritories: String
  /// Publications can be resampled and counted by any method.
  public let hasPublications = true

  /// A corpus of profiles.
  ///
  /// - Parameters:
  ///   - entries: in an order that depends on their contents alone.
  ///   - scope: as declared; `unknown` is detected from the publications.
  public init(entries: [Entry], scope: CorpusScope = .unknown, statedOnly: Bool = false) {
    self.entries = entries
    years = Set(entries.compactMap(\.profile.year)).filter(YearWindow.plausible.contains).sorted()
    isScopeDeclared = scope != .unknown
    self.scope = scope == .unknown ? ProfileCorpus.detectScope(entries) : scope
    defaultTerritories = statedOnly ? "as-stated" : "as-resolved"
  }

  private static func detectScope(_ entries: [Entry]) -> CorpusScope {
    var detector = ScopeDetector()
    for entry in entries {
      var countries = CountrySet()
      for author in entry.profile.authors { countries.formUnion(author.resolved) }
      detector.add(countries, publications: entry.publications)
    }
    return detector.scope
  }

  /// Counts the publications of a window.
  ///
  /// - Complexity: O(a + n²) in the kinds of authors of the profiles of the window and the countries.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    var counter = CopublicationCounter(
      window: window, counting: counting, territories: territories, filter: filter)
    add(window, filter, to: &counter)
    return counter.result
  }
}
