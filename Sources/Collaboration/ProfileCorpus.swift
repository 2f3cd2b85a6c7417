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

  /// The entries by year, first those without one, otherwise in an order that does not depend on how
  /// the corpus came about.
  public let entries: [Entry]
  /// Where the entries of each year lie.
  private let places: [Int: Range<Int>]
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
    let entries = ProfileCorpus.byYear(entries)
    self.entries = entries
    places = ProfileCorpus.places(of: entries)
    years = places.keys.filter(YearWindow.plausible.contains).sorted()
    isScopeDeclared = scope != .unknown
    self.scope = scope == .unknown ? ProfileCorpus.detectScope(entries) : scope
    defaultTerritories = statedOnly ? "as-stated" : "as-resolved"
  }

  private static func byYear(_ entries: [Entry]) -> [Entry] {
    let year = { (entry: Entry) in entry.profile.year ?? .min }
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { year($0) <= year($1) }
    return isSorted ? entries : entries.sorted { year($0) < year($1) }
  }

  private static func places(of entries: [Entry]) -> [Int: Range<Int>] {
    var places: [Int: Range<Int>] = [:]
    for (place, entry) in entries.enumerated() {
      guard let year = entry.profile.year else { continue }
      places[year] = (places[year]?.lowerBound ?? place)..<place + 1
    }
    return places
  }

  /// The entries of a window, by year.
  func entries(in window: YearWindow) -> some Sequence<Entry> {
    years.lazy.filter(window.contains).flatMap { self.entries[self.places[$0] ?? 0..<0] }
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

  /// The corpus itself.
  public func publications() throws(CountingError) -> ProfileCorpus? { self }

  /// Counts the publications of a window: the sum of its years, in their order.
  ///
  /// - Complexity: O(a + n²) in the kinds of authors of the profiles of the window and the countries.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    let years = years.filter(window.contains).map { year in
      var counter = CopublicationCounter(
        window: YearWindow(year: year), counting: counting, territories: territories,
        filter: filter)
      add(YearWindow(year: year), filter, to: &counter)
      return counter.result
    }
    return Copublications(window, sumOf: years)
  }
}
