import Collaboration
import Geography
import Networks

/// A country and its partners in a window: sizes of publications, leadership, intensity.
public struct Partners: Sendable {
  /// A part of the country's collaboration by the number of countries of a publication.
  public struct Size: Hashable, Sendable {
    /// The class.
    public var size: SizeClass
    /// International works of the country.
    public var works: Double
    /// Its link sum.
    public var strength: Double
  }

  /// A partner.
  public struct Partner: Hashable, Sendable {
    /// The country.
    public var country: CountryCode
    /// Joint publications, counted full.
    public var joint: Double
    /// The weight of the tie.
    public var weight: Double
    /// The share of the country's international works; nil where these are not known.
    public var share: Double?
    /// Joint publications by size; empty where the source cannot part them.
    public var bySize: [SizeClass: Double]
    /// Who leads; nil where the source cannot know it.
    public var leadership: Leadership?
    /// RIC of the country with the partner, and of the partner with the country; nil where undefined.
    public var intensity: [Double?]
  }

  /// The country.
  public var focus: CountryCode
  /// The window.
  public var window: YearWindow
  /// The specification.
  public var specification: Specification
  /// Works; nil where the source cannot know them.
  public var works: Double?
  /// International works; nil where the source cannot know them.
  public var internationalWorks: Double?
  /// Fractional works; nil where the source cannot know them.
  public var fractionalWorks: Double?
  /// International works that the country leads; nil where the source cannot know them.
  public var ledWorks: Double?
  /// Works that may be international: the upper bound of international works lies so much higher.
  public var undeterminedWorks: Double?
  /// What the limits of authors and countries removed; nil without a limit.
  public var removed: Copublications.Removed?
  /// The parts by size; empty where the source cannot part them.
  public var sizes: [Size]
  /// The partners, by joint publications.
  public var partners: [Partner]
  /// The country in each field; empty where the corpus has no fields.
  public var fields: [FieldStanding]
  /// What is worth knowing about how this came about.
  public var notes: [String]
}

extension Ranker {
  /// A country's partners in a window, before any node set.
  ///
  /// - Parameter withFields: whether the country is ranked in each field too.
  /// - Complexity: one count of the window a class of sizes, one pass for leadership, one count and
  ///   ranking a field.
  public func partners(
    of focus: CountryCode, in window: YearWindow, _ specification: Specification,
    withFields: Bool = true
  ) throws -> Partners {
    let table = try table(in: window, specification)
    let counted = table.counted
    guard let place = counted.index(of: focus) else {
      throw CountingError("country-absent", "\(focus) has no publication in \(window).")
    }
    var notes = counted.notes + table.notes
    let policy = try policy(TerritoryBound.split(specification.territories).policy)
    var classes: [SizeClass: Copublications] = [:]
    do {
      classes = try source.copublicationsBySize(
        in: window, counting: specification.counting, territories: policy,
        filter: specification.filter)
    } catch { notes.append("Not parted by size. \(error.description)") }
    let intensities = intensities(of: place, table, specification, &notes)
    let leads = try source.leadership(
      of: focus, in: window, territories: policy, filter: specification.filter)
    let own = counted.knowsInternationalWorks ? counted.internationalWorks[place] : nil
    let bySize = classes.mapValues { Ranker.joint(of: focus, $0) }
    let partners = counted.ties.enumerated().compactMap { index, tie -> Partners.Partner? in
      guard tie.i == place || tie.j == place else { return nil }
      let country = counted.countries[tie.i == place ? tie.j : tie.i]
      return Partners.Partner(
        country: country, joint: tie.joint, weight: tie.weight,
        share: own.flatMap { $0 > 0 ? tie.joint / $0 : nil },
        bySize: bySize.mapValues { $0[country] ?? 0 },
        leadership: leads.map { $0[country] ?? Leadership() },
        intensity: intensities[country] ?? [nil, nil])
    }
    return Partners(
      focus: focus, window: window, specification: specification, works: counted.works?[place],
      internationalWorks: own, fractionalWorks: counted.fractionalWorks?[place],
      ledWorks: counted.ledInternationalWorks?[place],
      undeterminedWorks: counted.undeterminedWorks?[place],
      removed: specification.filter.hasLimit
        ? counted.removed[focus] ?? Copublications.Removed() : nil,
      sizes: Ranker.sizes(of: focus, classes),
      partners: partners.sorted {
        $0.joint == $1.joint ? $0.country < $1.country : $0.joint > $1.joint
      }, fields: withFields ? try fields(of: focus, in: window, specification) : [],
      notes: notes)
  }

  private static func sizes(
    of focus: CountryCode, _ classes: [SizeClass: Copublications]
  ) -> [Partners.Size] {
    SizeClass.allCases.compactMap { size in
      guard let part = classes[size] else { return nil }
      guard let place = part.index(of: focus) else {
        return Partners.Size(size: size, works: 0, strength: 0)
      }
      return Partners.Size(
        size: size, works: part.internationalWorks[place], strength: part.linkSums[place])
    }
  }

  private static func joint(
    of focus: CountryCode, _ counted: Copublications
  ) -> [CountryCode: Double] {
    guard let place = counted.index(of: focus) else { return [:] }
    var joint: [CountryCode: Double] = [:]
    for tie in counted.ties where tie.i == place || tie.j == place {
      joint[counted.countries[tie.i == place ? tie.j : tie.i]] = tie.joint
    }
    return joint
  }

  /// RIC in both directions, where the sums of the world are known.
  private func intensities(
    of place: Int, _ table: WindowTable, _ specification: Specification, _ notes: inout [String]
  ) -> [CountryCode: [Double?]] {
    if specification.mass == .outside, specification.counting != .fractional {
      notes.append(
        "RIC is left out: masses from outside are link sums under --counting fractional only.")
      return [:]
    }
    if case .country = source.scope, !source.isScopeDeclared, specification.mass != .outside {
      notes.append(
        "RIC is left out: the corpus was selected on a country and does not know what others do "
          + "elsewhere. --masses FILE brings it, with --counting fractional.")
      return [:]
    }
    var intensities: [CountryCode: [Double?]] = [:]
    for pair in table.table.pairs where pair.i == place || pair.j == place {
      let (forward, backward) = table.table.relativeIntensity(of: pair)
      intensities[table.counted.countries[pair.i == place ? pair.j : pair.i]] =
        pair.i == place ? [forward, backward] : [backward, forward]
    }
    return intensities
  }
}
