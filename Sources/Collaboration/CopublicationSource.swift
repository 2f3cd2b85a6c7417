import Geography

/// Something that can be asked for the copublications of any window: a corpus of publications, or a
/// table of pair counts.
public protocol CopublicationSource: Sendable {
  /// The years in which anything is counted, in order.
  var years: [Int] { get }
  /// What the corpus was selected by.
  var scope: CorpusScope { get }
  /// True if somebody said what the corpus was selected by; false if it was found out or is unknown.
  var isScopeDeclared: Bool { get }
  /// The name of the territory policy that the source has by nature: `as-resolved` for publications.
  var defaultTerritories: String { get }
  /// True for publications, false for counts, which carry less.
  var hasPublications: Bool { get }
  /// The counting methods that the source can answer, as far as it is complete.
  var countings: [CountingMethod] { get }
  /// True if the source knows the international works of countries.
  var knowsInternationalWorks: Bool { get }
  /// The copublications of a window.
  ///
  /// - Throws: `CountingError` where the source cannot answer.
  func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications
  /// The copublications of a window by the number of countries of the publications.
  ///
  /// - Throws: `CountingError` where the source cannot answer.
  func copublicationsBySize(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [SizeClass: Copublications]
  /// Who leads the international publications of a country with each partner; nil where the source
  /// cannot know it.
  func leadership(
    of focus: CountryCode, in window: YearWindow, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [CountryCode: Leadership]?
  /// The publications themselves; nil for counts.
  ///
  /// - Throws: `CountingError` where they cannot be read any more.
  func publications() throws(CountingError) -> ProfileCorpus?
  /// Keeps what takes long to find out of the source; nil where nothing does.
  var answers: (any AnswerKeeper)? { get }
  /// The fields that publications have; empty where the source knows none.
  var fields: [String] { get }
  /// True if a policy makes one country of codes whose joint publications the source knows apart
  /// only: it then needs a bound.
  func needsBound(under territories: TerritoryPolicy) -> Bool
  /// The copublications of a window, where a policy that merges codes is taken at one of its bounds.
  ///
  /// - Throws: `CountingError` where the source cannot answer.
  func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    bound: TerritoryBound?, filter: PublicationFilter
  ) throws(CountingError) -> Copublications
}

extension CopublicationSource {
  /// Counts know no leading authors.
  public func leadership(
    of focus: CountryCode, in window: YearWindow, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [CountryCode: Leadership]? { nil }

  /// Counts have no publications.
  public func publications() throws(CountingError) -> ProfileCorpus? { nil }

  /// Nothing is kept.
  public var answers: (any AnswerKeeper)? { nil }

  /// Counts know no fields.
  public var fields: [String] { [] }

  /// Publications are counted by any method.
  public var countings: [CountingMethod] { CountingMethod.allCases }

  /// Publications are international works or are not.
  public var knowsInternationalWorks: Bool { true }

  /// Publications know what they share.
  public func needsBound(under territories: TerritoryPolicy) -> Bool { false }

  /// Publications are counted once, so there is nothing to bound.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    bound: TerritoryBound?, filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    if let bound {
      throw CountingError(
        "territories-without-bounds",
        "':\(bound.rawValue)' bounds counts that cannot be counted again. Publications are counted "
          + "once under any policy: use --territories \(territories.name).")
    }
    return try copublications(
      in: window, counting: counting, territories: territories, filter: filter)
  }
}

/// What a corpus was selected by: decides whether a world rank can be read from it.
public enum CorpusScope: Hashable, Sendable, CustomStringConvertible {
  /// Everything.
  case world
  /// The publications of one country.
  case country(CountryCode)
  /// A topic.
  case topic
  /// Not declared.
  case unknown

  /// `world`, `country:XX`, `topic` or `unknown`.
  public var description: String {
    switch self {
    case .world: "world"
    case .country(let code): "country:\(code)"
    case .topic: "topic"
    case .unknown: "unknown"
    }
  }

  /// Reads the text form; nil if it is none.
  public init?(_ text: String) {
    switch text {
    case "world": self = .world
    case "topic": self = .topic
    case "unknown": self = .unknown
    default:
      guard text.hasPrefix("country:"), let code = CountryCode(text.dropFirst(8)),
        CountryTable.standard.contains(code)
      else {
        return nil
      }
      self = .country(code)
    }
  }
}

/// A question that a source cannot answer.
///
/// The description says why and what to do.
public struct CountingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The stable code.
  public let code: String
  /// A paragraph for people.
  public let description: String

  /// An error.
  public init(_ code: String, _ description: String) {
    self.code = code
    self.description = description
  }
}
