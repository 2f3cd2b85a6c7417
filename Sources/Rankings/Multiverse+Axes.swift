import Collaboration
import Geography
import Networks

extension Multiverse {
  /// The levels of each axis of choice.
  ///
  /// The product leaves out what makes no difference: a weight where the measure reads links alone, a
  /// mass where the weight reads none, a distance where the measure reads none, a pooling where only
  /// the number of links counts. The axes are fixed before ranks are seen.
  public struct Axes: Hashable, Sendable {
    /// Counting methods.
    public var countings: [CountingMethod]
    /// Territory policies, by name, those that can only be bounded at both bounds.
    public var territories: [String]
    /// How years are put together.
    public var pools: [Specification.Pool]
    /// Node sets.
    public var nodes: [NodeSet] = [.all, .works(1000), .works(5000), .top(50), .top(100)]
    /// Thresholds of joint publications.
    public var minJoints = [1, 10, 50]
    /// Link values; the measure `partner-share` has its own.
    public var weights: [LinkWeight] = [.raw, .sqrt, .log, .association, .salton]
    /// Masses, for the weights that read one.
    public var masses: [Specification.Mass] = [.works, .links]
    /// Centralities, by name.
    public var centralities = [
      "degree", "strength", "partner-share", "eigenvector", "pagerank", "closeness", "harmonic",
      "betweenness",
    ]
    /// Conversions to lengths, for the centralities that read them.
    public var distances: [DistanceConversion] = [.inverse, .negLog]
    /// Other sets of windows, each of as many windows as the one asked for; empty for that one alone.
    public var windows: [[YearWindow]] = []
    /// What no axis varies: the filters.
    public var base: Specification

    /// The axes that copub varies where nothing else is said, around a specification: its own level
    /// stands on every axis.
    ///
    /// Counting is full and, where the source can answer it, fractional; territories are the
    /// specification's own, and Hong Kong and Macao in China and dependencies with their states where
    /// that puts codes together. Years are pooled as the specification says.
    public init(for source: any CopublicationSource, around specification: Specification) {
      base = specification
      pools = [specification.pool]
      countings = [.full, .fractional].filter(source.countings.contains)
      let own = TerritoryBound.split(specification.territories).policy
      territories = [specification.territories]
      for name in ["as-resolved", "hk-mo-in-cn", "sovereign"] where name != own {
        territories += Axes.readings(of: name, source)
      }
      Axes.add(specification.counting, to: &countings)
      Axes.add(specification.nodes, to: &nodes)
      Axes.add(specification.minJoint, to: &minJoints)
      if specification.weight != .partner { Axes.add(specification.weight, to: &weights) }
      Axes.add(specification.centrality, to: &centralities)
      if let measure = Centralities.named(specification.centrality), measure.reads == .distance {
        Axes.add(specification.distance, to: &distances)
      }
      if !source.knowsInternationalWorks { masses = [.links] }
      if specification.mass == .outside { masses = [.outside] }
    }

    /// A policy as a source can follow it; nothing where it changes nothing or cannot be followed.
    static func readings(
      of name: String, _ source: any CopublicationSource
    ) -> [String] {
      guard let policy = TerritoryPolicy.named(name) else { return [] }
      if source.hasPublications { return [name] }
      guard source.needsBound(under: policy) else { return [] }
      return TerritoryBound.allCases.map { "\(name):\($0.rawValue)" }
    }

    private static func add<Level: Equatable>(_ level: Level, to levels: inout [Level]) {
      if !levels.contains(level) { levels.append(level) }
    }

    /// The names of the axes, in the order of the canonical line, `windows` last.
    public static let names = [
      "counting", "territories", "nodes", "min-joint", "weights", "mass", "centrality", "distance",
      "pool", "windows",
    ]

    /// Chooses the levels of an axis.
    ///
    /// - Parameter levels: values as a specification takes them; for `windows` sets of windows, as
    ///   `2013-2017+2018-2022`.
    /// - Throws: `SpecificationError` naming the axis and the values it takes; `WindowError`.
    public mutating func set(_ axis: String, _ levels: [String]) throws {
      guard Axes.names.contains(axis) else {
        throw SpecificationError(
          "The multiverse has no axis '\(axis)'. Its axes are "
            + Axes.names.joined(separator: ", ") + ".")
      }
      guard !levels.isEmpty, Set(levels).count == levels.count else {
        throw SpecificationError("The axis \(axis) needs levels, each once.")
      }
      if axis == "windows" {
        windows = try levels.map { level in
          try level.split(separator: "+").map { try YearWindow(parsing: $0) }
        }
        return
      }
      let specifications = try levels.map { level in
        var specification = Specification()
        try specification.set(axis, level)
        return specification
      }
      switch axis {
      case "counting": countings = specifications.map(\.counting)
      case "territories": territories = specifications.map(\.territories)
      case "nodes": nodes = specifications.map(\.nodes)
      case "min-joint": minJoints = specifications.map(\.minJoint)
      case "weights": weights = specifications.map(\.weight)
      case "mass": masses = specifications.map(\.mass)
      case "centrality": centralities = specifications.map(\.centrality)
      case "distance": distances = specifications.map(\.distance)
      default: pools = specifications.map(\.pool)
      }
    }

    /// Every axis with its levels as text, in the order of `names`.
    public var items: [(key: String, levels: [String])] {
      [
        ("counting", countings.map(\.rawValue)), ("territories", territories),
        ("nodes", nodes.map(\.description)), ("min-joint", minJoints.map(String.init)),
        ("weights", weights.map(\.rawValue)), ("mass", masses.map(\.rawValue)),
        ("centrality", centralities), ("distance", distances.map(\.description)),
        ("pool", pools.map(\.rawValue)), ("windows", windows.map(Axes.text)),
      ]
    }

    /// A set of windows as text: `2013-2017+2018-2022`.
    static func text(_ windows: [YearWindow]) -> String {
      windows.map(\.description).joined(separator: "+")
    }
  }
}
