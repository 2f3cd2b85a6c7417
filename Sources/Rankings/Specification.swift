import Bibliography
import Collaboration
import Geography
import Networks

/// Every choice that a rank rests on.
///
/// A rank is a function of a corpus and a specification; nothing about a result lives outside it.
/// It prints as one canonical line and reads itself back from it.
public struct Specification: Hashable, Sendable, CustomStringConvertible {
  /// What the mass d of a country is, by which some weights divide.
  public enum Mass: String, Sendable, CaseIterable {
    /// International works D.
    case works
    /// The link sum s.
    case links
    /// International works of the world from a file, where a corpus was selected (`--masses`).
    case outside
  }

  /// How the years of a window are put together.
  public enum Pool: String, Sendable, CaseIterable {
    /// Added up.
    case sum
    /// Each year scaled to the mean total weight first, so that no year counts more than another.
    case meanOfYears = "mean-of-years"
  }

  /// The counting method.
  public var counting = CountingMethod.full
  /// The territory policy, by name.
  public var territories = "as-resolved"
  /// The node set.
  public var nodes = NodeSet.all
  /// Links need at least this many joint publications, counted full.
  public var minJoint = 1
  /// The link value.
  public var weight = LinkWeight.raw
  /// The mass.
  public var mass = Mass.works
  /// The centrality, by name.
  public var centrality = "strength"
  /// The conversion from link value to distance.
  public var distance = DistanceConversion.inverse
  /// The pooling of years.
  public var pool = Pool.sum
  /// Which publications and which evidence count.
  public var filter = PublicationFilter()

  /// The defaults: full, as-resolved, all, 1, raw, works, strength, inverse, sum.
  public init() {}

  /// The canonical line: every axis with its value, in a fixed order; limits only where set.
  public var description: String {
    items.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  /// The axes and their values in the order of the canonical line.
  public var items: [(key: String, value: String)] {
    var items: [(key: String, value: String)] = [
      ("counting", counting.rawValue), ("territories", territories),
      ("nodes", nodes.description), ("min-joint", "\(minJoint)"), ("weights", weight.rawValue),
      ("mass", mass.rawValue), ("centrality", centrality), ("distance", distance.description),
      ("pool", pool.rawValue), ("grade", filter.grade.description),
      ("retracted", filter.retracted.rawValue),
    ]
    if let limit = filter.maxCountries { items.append(("max-countries", "\(limit)")) }
    if let limit = filter.maxAuthors { items.append(("max-authors", "\(limit)")) }
    if !filter.types.isEmpty {
      items.append(("types", filter.types.map(\.rawValue).sorted().joined(separator: ",")))
    }
    if !filter.fields.isEmpty {
      let fields = filter.fields.sorted().map { Specification.quote($0) }
      items.append(("fields", fields.joined(separator: ",")))
    }
    return items
  }

  private static func quote(_ text: String) -> String {
    text.replacing(scalars: "%", with: "%25").replacing(scalars: " ", with: "%20")
      .replacing(scalars: ",", with: "%2C")
  }

  private static func unquote(_ text: some StringProtocol) -> String {
    text.replacing(scalars: "%20", with: " ").replacing(scalars: "%2C", with: ",")
      .replacing(scalars: "%25", with: "%")
  }
}

extension Specification {
  /// Reads a canonical line, or a part of one: axes left out keep their defaults.
  ///
  /// - Throws: `SpecificationError`.
  public init(parsing line: String) throws(SpecificationError) {
    self.init()
    for part in line.split(separator: " ") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else {
        throw SpecificationError("'\(part)' is not of the form axis=value.")
      }
      try set(String(pair[0]), String(pair[1]))
    }
    try validate()
  }

  /// Sets one axis by its name.
  ///
  /// - Throws: `SpecificationError` naming the axis and the values it takes.
  public mutating func set(_ axis: String, _ value: String) throws(SpecificationError) {
    switch axis {
    case "counting": counting = try Self.choice(axis, value, CountingMethod.allCases)
    case "territories": territories = value
    case "nodes":
      guard let set = NodeSet(value) else {
        throw SpecificationError.value(axis, value, "all, linked, top:N or works:N")
      }
      nodes = set
    case "min-joint": minJoint = try Self.number(axis, value)
    case "weights": weight = try Self.choice(axis, value, LinkWeight.allCases)
    case "mass": mass = try Self.choice(axis, value, Mass.allCases)
    case "centrality":
      guard Centralities.named(value) != nil else {
        throw SpecificationError.value(
          axis, value, Centralities.all.map(\.name).joined(separator: ", "))
      }
      centrality = value
    case "distance":
      guard let conversion = DistanceConversion(value) else {
        throw SpecificationError.value(axis, value, "inverse, neg-log or opsahl:ALPHA")
      }
      distance = conversion
    case "pool": pool = try Self.choice(axis, value, Pool.allCases)
    case "grade":
      guard let grade = Grade(value) else {
        throw SpecificationError.value(axis, value, "certain, likely or guess")
      }
      filter.grade = grade
    case "retracted":
      filter.retracted = try Self.choice(axis, value, PublicationFilter.Retracted.allCases)
    case "max-countries": filter.maxCountries = try Self.number(axis, value)
    case "max-authors": filter.maxAuthors = try Self.number(axis, value)
    case "types":
      for name in value.split(separator: ",") {
        filter.types.insert(try Self.choice(axis, String(name), PublicationType.allCases))
      }
    case "fields":
      for name in value.split(separator: ",") { filter.fields.insert(Self.unquote(name)) }
    default: throw SpecificationError("There is no axis '\(axis)'.")
    }
  }

  /// Checks what the axes ask of each other.
  ///
  /// - Throws: `SpecificationError` saying which two do not go together.
  public mutating func validate() throws(SpecificationError) {
    guard let measure = Centralities.named(centrality) else { return }
    if measure.reads == .partnerValues, weight == .raw { weight = .partner }
    let sumsPartners = weight == .partner && measure.name == "strength"
    guard measure.accepts(weight) || sumsPartners else {
      throw SpecificationError(
        measure.reads == .partnerValues
          ? "The centrality partner-share reads partner values and takes no --weights \(weight.rawValue)."
          : "The weight partner is directed and serves partner-share and strength only, not "
            + "\(centrality).")
    }
  }

  private static func choice<Value: RawRepresentable<String>>(
    _ axis: String, _ text: String, _ all: [Value]
  ) throws(SpecificationError) -> Value {
    guard let value = Value(rawValue: text) else {
      throw SpecificationError.value(
        axis, text, all.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }

  private static func number(_ axis: String, _ text: String) throws(SpecificationError) -> Int {
    guard let value = Int(text), value >= 1 else {
      throw SpecificationError.value(axis, text, "a whole number of 1 or more")
    }
    return value
  }
}

/// A specification that cannot be.
public struct SpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A paragraph for people.
  public let description: String

  /// An error.
  public init(_ description: String) { self.description = description }

  static func value(_ axis: String, _ value: String, _ choices: String) -> SpecificationError {
    SpecificationError("--\(axis) takes \(choices), not '\(value)'.")
  }
}
