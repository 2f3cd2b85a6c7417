import Collaboration
import Foundation
import Geography
import Networks

/// Ranks the countries of a corpus under any specification.
///
/// Remembers what windows count, so that many specifications share that work; safe to use from
/// several threads.
public final class Ranker: Sendable {
  /// The corpus.
  public let source: any CopublicationSource
  /// Masses from outside, for specifications that ask for them.
  public let masses: OutsideMasses?
  private let cache = Cache()

  /// A ranker over a corpus.
  public init(_ source: any CopublicationSource, masses: OutsideMasses? = nil) {
    self.source = source
    self.masses = masses
  }

  /// Refuses world ranks from a corpus that was selected on one country.
  ///
  /// - Throws: `CountingError` with the code `corpus-selected-on-country`.
  public func checkScope() throws(CountingError) {
    guard case .country(let code) = source.scope, !source.isScopeDeclared else { return }
    throw CountingError(
      "corpus-selected-on-country",
      "\(code) stands in 90 % or more of the publications: the corpus was selected on that "
        + "country, and world ranks from it are an artefact of the selection. If the corpus is "
        + "complete for the world all the same, say so with --scope world; otherwise use a corpus "
        + "of the world.")
  }

  /// What a window counts under a specification's counting, territories, filter and pooling.
  public func copublications(
    in window: YearWindow, _ specification: Specification
  ) throws -> Copublications {
    let key = Cache.Key(window, specification)
    if let known = cache[key] { return known.counted }
    let (name, bound) = TerritoryBound.split(specification.territories)
    let policy = try policy(name)
    let count = { (window: YearWindow) in
      try self.source.copublications(
        in: window, counting: specification.counting, territories: policy, bound: bound,
        filter: specification.filter)
    }
    var counted = try count(window)
    if specification.pool == .meanOfYears {
      counted.scaleToMeanOfYears(try window.years.map { try count(YearWindow(year: $0)) })
    }
    cache[key] = Cache.Window(counted: counted)
    return counted
  }

  /// The pairs, masses and link sums of a window.
  func table(in window: YearWindow, _ specification: Specification) throws -> WindowTable {
    let key = Cache.Key(window, specification)
    if let known = cache[key]?.tables[specification.mass] { return known }
    let table = WindowTable(
      try copublications(in: window, specification), specification.mass, masses)
    cache[key]?.tables[specification.mass] = table
    return table
  }

  /// A policy that is known by name, or the one of the source itself, whose countries are taken as they
  /// are.
  func policy(_ name: String) throws -> TerritoryPolicy {
    if let policy = TerritoryPolicy.named(name) { return policy }
    let (base, groups) = TerritoryPolicy.parts(of: name)
    let unknown = groups.filter { CountryGroup.named($0) == nil }
    guard base == source.defaultTerritories, unknown.isEmpty else {
      let shipped = TerritoryPolicy.shippedNames.joined(separator: ", ")
      throw SpecificationError(
        unknown.isEmpty
          ? "There is no territory policy '\(base)', and no file of that name. --territories takes "
            + "\(shipped), or a file."
          : "There is no group '\(unknown[0])', and no file of that name. See `copub measures`.")
    }
    let own = try TerritoryPolicy(name: base, tsv: "code\tcounted-as\tfrom\tto\tties\n")
    return groups.isEmpty ? own : own.taking(groups.compactMap(CountryGroup.named))
  }

  /// The specifications that answer one: itself, or both bounds of its territory policy where the
  /// source can only bound what merged codes share.
  public func readings(of specification: Specification) throws -> [Specification] {
    let (name, bound) = TerritoryBound.split(specification.territories)
    let policy = try policy(name)
    guard bound == nil, source.needsBound(under: policy) else { return [specification] }
    return TerritoryBound.allCases.map { bound in
      var reading = specification
      reading.territories = "\(name):\(bound.rawValue)"
      return reading
    }
  }

  /// Ranks the countries of a window.
  ///
  /// - Parameter fixed: the node set, instead of the specification's.
  public func ranking(
    in window: YearWindow, _ specification: Specification, among fixed: [CountryCode]? = nil
  ) throws -> Ranking {
    try Stage(table(in: window, specification), specification, among: fixed).ranking
  }

  /// Ranks the countries of copublications that were made elsewhere, such as a replicate.
  public func ranking(
    of counted: Copublications, _ specification: Specification, among fixed: [CountryCode]? = nil
  ) throws -> Ranking {
    try Stage(
      WindowTable(counted, specification.mass, masses), specification, among: fixed
    ).ranking
  }

  /// The network behind a ranking: its countries in node order and the links.
  public func network(
    in window: YearWindow, _ specification: Specification
  ) throws -> (countries: [CountryCode], network: CollaborationNetwork) {
    let stage = try Stage(table(in: window, specification), specification, among: nil)
    return (stage.countries, stage.network)
  }
}

/// What windows count, by all that it depends on.
private final class Cache: @unchecked Sendable {
  struct Key: Hashable {
    var window: YearWindow
    var counting: CountingMethod
    var territories: String
    var filter: PublicationFilter
    var pool: Specification.Pool

    init(_ window: YearWindow, _ specification: Specification) {
      self.window = window
      counting = specification.counting
      territories = specification.territories
      filter = specification.filter
      pool = specification.pool
    }
  }

  struct Window {
    var counted: Copublications
    var tables: [Specification.Mass: WindowTable] = [:]
  }

  private let lock = NSLock()
  private var held: [Key: Window] = [:]

  subscript(key: Key) -> Window? {
    get { lock.withLock { held[key] } }
    set { lock.withLock { held[key] = newValue } }
  }
}
