import Geography

extension ProfileCorpus {
  /// The copublications of a window by the number of countries of the publications.
  ///
  /// Weights, joint publications and international works add up to those of the whole window.
  ///
  /// - Complexity: one count of the window a class.
  public func copublicationsBySize(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [SizeClass: Copublications] {
    var classes: [SizeClass: Copublications] = [:]
    for size in SizeClass.allCases {
      var counter = CopublicationCounter(
        window: window, counting: counting, territories: territories, filter: filter, size: size)
      add(window, filter, to: &counter)
      classes[size] = counter.result
    }
    return classes
  }

  /// Who leads the international publications of a country with each partner.
  ///
  /// - Complexity: O(a + n²) in the kinds of authors of the profiles of the window and the countries.
  public func leadership(
    of focus: CountryCode, in window: YearWindow, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [CountryCode: Leadership]? {
    var counter = CopublicationCounter(
      window: window, counting: .full, territories: territories, filter: filter)
    var partners: [CountryCode: Leadership] = [:]
    for entry in entries(in: window) where filter.admits(entry.profile) {
      let number = Double(entry.publications)
      for (partner, leads) in counter.leads(of: focus, entry.profile) {
        partners[partner, default: Leadership()].add(leads, number)
      }
    }
    return partners
  }

  /// The fields that publications have, by name.
  public var fields: [String] { Set(entries.flatMap(\.profile.fields)).sorted() }

  /// Adds the publications of a window to a counter.
  func add(
    _ window: YearWindow, _ filter: PublicationFilter, to counter: inout CopublicationCounter
  ) {
    for entry in entries(in: window) where filter.admits(entry.profile) {
      counter.add(entry.profile, publications: Double(entry.publications))
    }
  }
}

/// Who leads the joint publications of two countries (definitions, "led works").
///
/// Both lead where each has a corresponding author; nobody does where a third country leads.
public struct Leadership: Hashable, Sendable {
  /// The joint publications.
  public var joint = 0.0
  /// Those led by the country itself.
  public var own = 0.0
  /// Those led by the partner.
  public var partner = 0.0

  /// No publication.
  public init() {}

  mutating func add(_ leads: (own: Bool, partner: Bool), _ publications: Double) {
    joint += publications
    if leads.own { own += publications }
    if leads.partner { partner += publications }
  }
}
