import ArgumentParser
import Collaboration
import Foundation
import Geography
import Intake
import Rankings

/// The choices that a rank rests on, one option an axis.
struct SpecificationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "full, fractional, paper, author-share, bilateral-score.", valueName: "method"))
  var counting: String?
  @Option(
    help: ArgumentHelp(
      "Which codes count as one country: a policy or a file (default: the source's own).",
      valueName: "policy|file"))
  var territories: String?
  @Option(
    name: .customLong("group"),
    help: ArgumentHelp(
      "List the members of a group; as one country with GROUP:as-one. May be repeated.",
      valueName: "group|file"))
  var groupTexts: [String] = []
  @Option(help: ArgumentHelp("all, linked, top:N or works:N.", valueName: "set"))
  var nodes: String?
  @Option(help: ArgumentHelp("Links need at least N joint publications.", valueName: "n"))
  var minJoint: String?
  @Option(
    help: ArgumentHelp(
      "raw, sqrt, log, binary, association, salton, jaccard, inclusion, partner.",
      valueName: "weight"))
  var weights: String?
  @Option(
    help: ArgumentHelp("The mass that some weights divide by: works or links.", valueName: "mass"))
  var mass: String?
  @Option(
    help: ArgumentHelp(
      "Masses of the world for a selected corpus: country, year, works, international_works.",
      valueName: "file"))
  var masses: String?
  @Option(help: ArgumentHelp("The measure (see `copub measures`).", valueName: "name"))
  var centrality: String?
  @Option(help: ArgumentHelp("inverse, neg-log or opsahl:ALPHA.", valueName: "conversion"))
  var distance: String?
  @Option(
    help: ArgumentHelp("How years are put together: sum or mean-of-years.", valueName: "pool"))
  var pool: String?
  @Option(
    help: ArgumentHelp(
      "The weakest grade that counts: certain, likely or guess.", valueName: "grade"))
  var grade: String?
  @Option(help: ArgumentHelp("Retracted publications: keep, drop or only.", valueName: "what"))
  var retracted: String?
  @Option(help: ArgumentHelp("Leave out publications of more countries.", valueName: "n"))
  var maxCountries: String?
  @Option(help: ArgumentHelp("Leave out publications of more authors.", valueName: "n"))
  var maxAuthors: String?
  @Option(help: ArgumentHelp("Publication types kept, by comma.", valueName: "types"))
  var types: String?
  @Option(help: ArgumentHelp("Fields kept, by comma.", valueName: "fields"))
  var fields: String?

  /// The specification for a corpus: what is not given keeps its default.
  func specification(for source: any CopublicationSource) throws -> Specification {
    var specification = Specification()
    specification.territories = source.defaultTerritories
    try apply(to: &specification)
    return specification
  }

  /// The groups given, and whether each counts as one country.
  func groups() throws -> [(group: CountryGroup, isOne: Bool)] {
    try groupTexts.map { text in
      let isOne = text.hasSuffix(":as-one")
      return (try TerritoryFiles.group(isOne ? String(text.dropLast(7)) : text), isOne)
    }
  }

  /// The axes that were given, with their values.
  var given: [(axis: String, value: String)] {
    let all: [(String, String?)] = [
      ("counting", counting), ("territories", territories), ("nodes", nodes),
      ("min-joint", minJoint), ("weights", weights), ("mass", mass), ("centrality", centrality),
      ("distance", distance), ("pool", pool), ("grade", grade), ("retracted", retracted),
      ("max-countries", maxCountries), ("max-authors", maxAuthors), ("types", types),
      ("fields", fields),
    ]
    return all.compactMap { axis, value in value.map { (axis, $0) } }
  }

  /// Sets what was given.
  func apply(to specification: inout Specification) throws {
    for (axis, value) in given where axis != "territories" { try specification.set(axis, value) }
    let policy = try TerritoryFiles.policy(territories ?? specification.territories)
    specification.territories = try TerritoryFiles.taking(
      groups().filter(\.isOne).map(\.group), policy)
    if masses != nil, mass == nil { specification.mass = .outside }
    if specification.mass == .outside, masses == nil {
      throw SpecificationError("--mass outside needs --masses FILE.")
    }
    if weights != nil, specification.centrality == "partner-share",
      specification.weight != .partner
    {
      throw SpecificationError(
        "The centrality partner-share reads partner values and takes no --weights "
          + "\(specification.weight.rawValue).")
    }
    try specification.validate()
  }

  /// A ranker over a corpus, with the masses that were given; what is doubtful about them is said.
  func ranker(for source: any CopublicationSource) throws -> Ranker {
    guard let masses else { return Ranker(source) }
    guard FileManager.default.fileExists(atPath: masses) else {
      throw CommandFailure(.noInput, "\(masses) does not exist. Check the path.")
    }
    let read = try OutsideMasses(Input(path: masses), name: masses)
    for finding in read.findings { Terminal.say("copub: \(finding.line)") }
    return Ranker(source, masses: read)
  }
}
