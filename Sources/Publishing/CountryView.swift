import Collaboration
import Geography
import Networks
import Rankings

/// Everything that a report says of one country: the focus, or one that it is set against.
public struct CountryView: Sendable {
  /// A partner in the compared windows.
  public struct Partner: Sendable {
    /// The partner.
    public var country: CountryCode
    /// Joint publications in the two windows, counted full.
    public var joint: [Double]
    /// Their share of the country's international works, in percent parts of 1.
    public var shares: [Double?]
    /// Relative intensity of collaboration with the partner, one a window.
    public var intensities: [Double?]
    /// Who leads the joint publications of the last window; nil where the source cannot know it.
    public var leadership: Leadership?
  }

  /// The ties with a group of countries.
  public struct GroupTies: Sendable {
    /// The group.
    public var group: CountryGroup
    /// Its members in each window, without the country.
    public var members: [Int]
    /// Joint publications summed over the members, one a window.
    public var joint: [Double]
    /// Their share of all link sums of the country.
    public var shares: [Double?]
    /// True if the country is a member in the last window.
    public var holdsCountry: Bool
  }

  /// The country.
  public var country: CountryCode
  /// The partners, by joint publications in the last window.
  public var partners: [Partner]
  /// The drivers between the compared windows.
  public var drivers: [Driver]
  /// Why its link weight changed.
  public var growth: Growth
  /// Its ranks at a constant mix of fields; nil where the corpus has no two fields.
  public var fieldMix: ConstantFieldMix?
  /// Its collaboration by the number of countries of a publication, one list a window; empty where the
  /// source cannot part it.
  public var sizes: [[Partners.Size]]
  /// Its ties with groups, in the order of their list.
  public var groups: [GroupTies]
  /// The yearly series under the reference specification, its threshold scaled to a year.
  public var yearly: [(year: Int, rank: Int?, isTied: Bool)]
  /// The checks of the compared windows.
  public var firmness: Firmness
  /// The ranks in every window with other node sets.
  public var levels: [Firmness.Check]
  /// The specifications tried.
  public var multiverse: Multiverse

  /// Looks at a country of a study.
  ///
  /// - Complexity: one ranking a partner, one a check, one count a class of sizes, field and window.
  init(
    _ ranker: Ranker, _ study: Study, _ windows: [YearWindow], yearly: Specification,
    _ multiverse: Multiverse
  ) throws {
    let (country, reference) = (multiverse.focus, study.specification)
    let (first, last) = (windows[0], windows[windows.count - 1])
    self.country = country
    self.multiverse = multiverse
    let counted = try windows.map { try ranker.copublications(in: $0, reference) }
    let known = try windows.map { window -> Partners? in
      // A country without a publication in a window has no partners there.
      guard (try ranker.copublications(in: window, reference)).index(of: country) != nil else {
        return nil
      }
      return try ranker.partners(of: country, in: window, reference, withFields: false)
    }
    partners = CountryView.partners(known, counted, country)
    sizes = known.map { $0?.sizes ?? [] }
    groups = CountryView.groups(counted, country)
    drivers = try ranker.drivers(of: country, from: first, to: last, reference)
    growth = try ranker.growth(of: country, from: first, to: last, reference)
    fieldMix = try ranker.constantFieldMix(of: country, from: first, to: last, reference)
    self.yearly = try CountryView.series(of: country, ranker, study, yearly)
    firmness = try ranker.firmness(of: country, from: first, to: last, reference)
    levels = try ranker.levels(of: country, in: study.windows, reference)
  }

  /// The ranks of a country in the yearly series of a study.
  static func series(
    of country: CountryCode, _ ranker: Ranker, _ study: Study, _ specification: Specification
  ) throws -> [(year: Int, rank: Int?, isTied: Bool)] {
    try study.series.map { window in
      let entry = try ranker.ranking(in: window, specification).entry(country)
      return (window.first, entry?.rank, entry?.isTied ?? false)
    }
  }

  private static func partners(
    _ known: [Partners?], _ counted: [Copublications], _ country: CountryCode
  ) -> [Partner] {
    let empty = [Double?](repeating: nil, count: known.count)
    var found: [CountryCode: Partner] = [:]
    let totals = counted.map { counted in
      counted.index(of: country).map { counted.internationalWorks[$0] } ?? 0
    }
    for (place, window) in known.enumerated() {
      for partner in window?.partners ?? [] {
        var row =
          found[partner.country]
          ?? Partner(
            country: partner.country, joint: empty.map { _ in 0 }, shares: empty,
            intensities: empty)
        row.joint[place] = partner.joint
        row.intensities[place] = partner.intensity[0]
        row.leadership = place == known.count - 1 ? partner.leadership : nil
        found[partner.country] = row
      }
    }
    return found.values.map { row in
      var row = row
      row.shares = zip(row.joint, totals).map { $1 > 0 ? $0 / $1 : nil }
      return row
    }.sorted { a, b in
      let (x, y) = (a.joint.last ?? 0, b.joint.last ?? 0)
      return x == y ? a.country < b.country : x > y
    }
  }

  private static func groups(
    _ counted: [Copublications], _ country: CountryCode
  ) -> [GroupTies] {
    CountryGroup.shipped.map { group in
      var ties = GroupTies(group: group, members: [], joint: [], shares: [], holdsCountry: false)
      for counted in counted {
        let members = Set(group.members(during: counted.window.years))
        var (sum, all) = (0.0, 0.0)
        if let place = counted.index(of: country) {
          for tie in counted.ties where tie.i == place || tie.j == place {
            all += tie.joint
            if members.contains(counted.countries[tie.i == place ? tie.j : tie.i]) {
              sum += tie.joint
            }
          }
        }
        ties.members.append(members.subtracting([country]).count)
        ties.joint.append(sum)
        ties.shares.append(all > 0 ? sum / all : nil)
        ties.holdsCountry = members.contains(country)
      }
      return ties
    }
  }

  /// The partner of a code.
  func partner(_ code: CountryCode) -> Partner? { partners.first { $0.country == code } }
}
