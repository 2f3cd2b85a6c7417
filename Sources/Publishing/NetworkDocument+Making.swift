import Collaboration
import Geography
import Networks
import Rankings

extension NetworkDocument {
  /// The network of the last window under a specification; with two windows or more the ranks of
  /// the first and the change stand beside those of the last.
  ///
  /// Centralities are those of the registry that can read the specification's link values, and
  /// `partner-share`; communities are those of greatest modularity (definitions, seed 1), and none
  /// in a directed network.
  ///
  /// - Parameter provenance: what is known of the data beside windows and specification.
  /// - Precondition: at least one window.
  /// - Complexity: one ranking a window, every centrality once, one count a year.
  public init(
    _ ranker: Ranker, windows: [YearWindow], _ specification: Specification,
    provenance: [(key: String, value: String)]
  ) throws {
    precondition(!windows.isEmpty, "a network needs a window")
    let window = windows[windows.count - 1]
    let rankings = try windows.map { try ranker.ranking(in: $0, specification) }
    let (countries, network) = try ranker.network(in: window, specification)
    let counted = try ranker.copublications(in: window, specification)
    let first = windows[0].first
    let yearly = try (min(first, window.first)...window.last).map {
      (year: $0, counted: try ranker.copublications(in: YearWindow(year: $0), specification))
    }
    var notes: [String] = []
    for note in rankings[rankings.count - 1].notes where !notes.contains(note) {
      notes.append(note)
    }
    self.window = window
    isDirected = network.isDirected
    years = min(first, window.first)...window.last
    self.provenance =
      provenance + [
        ("windows", windows.map(\.description).joined(separator: ",")),
        ("specification", specification.description),
      ] + (notes.isEmpty ? [] : [("notes", notes.joined(separator: " "))])
    let attributes = try NetworkDocument.attributes(
      countries, network, rankings, counted, specification, ranker)
    nodeColumns = attributes.map(\.column)
    nodes = countries.enumerated().map { place, country in
      var works: [Int: Double] = [:]
      for (year, counted) in yearly {
        guard let index = counted.index(of: country), counted.internationalWorks[index] > 0 else {
          continue
        }
        works[year] = counted.internationalWorks[index]
      }
      return Node(
        id: country.text, label: CountryTable.standard.name(of: country, language: .english),
        values: attributes.map { $0.values[place] }, years: works)
    }
    linkColumns = [Column(name: "joint", kind: .number), Column(name: "counted", kind: .number)]
    links = NetworkDocument.links(countries, network, counted, yearly)
  }

  private struct Attribute {
    var column: Column
    var values: [Value?]

    init(_ name: String, _ kind: Kind, _ values: [Value?]) {
      column = Column(name: name, kind: kind)
      self.values = values
    }
  }

  private static func attributes(
    _ countries: [CountryCode], _ network: CollaborationNetwork, _ rankings: [Ranking],
    _ counted: Copublications, _ specification: Specification, _ ranker: Ranker
  ) throws -> [Attribute] {
    let table = CountryTable.standard
    let entries = rankings.map { ranking in
      Dictionary(
        ranking.entries.map { ($0.country, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let last = { (country: CountryCode) in entries[entries.count - 1][country] }
    let before = { (country: CountryCode) in entries[0][country] }
    var list = [
      Attribute(
        "name_zh", .text,
        countries.map { .text(table.name(of: $0, language: .simplifiedChinese)) }),
      Attribute("region", .text, countries.map { table.region(of: $0).map(Value.text) }),
      Attribute("subregion", .text, countries.map { table.subregion(of: $0).map(Value.text) }),
      Attribute("rank", .integer, countries.map { last($0)?.rank.map(Value.integer) }),
      Attribute("tied", .truth, countries.map { (last($0)?.isTied).map(Value.truth) }),
      Attribute("score", .number, countries.map { last($0)?.score.map(Value.number) }),
    ]
    if rankings.count > 1 {
      list.append(
        Attribute(
          "rank_before", .integer, countries.map { before($0)?.rank.map(Value.integer) }))
      list.append(
        Attribute(
          "rank_change", .integer,
          countries.map { country in
            guard let old = before(country)?.rank, let new = last(country)?.rank else {
              return nil
            }
            return .integer(old - new)
          }))
    }
    let place = { (country: CountryCode) in counted.index(of: country) }
    if let works = counted.works {
      list.append(
        Attribute("works", .number, countries.map { place($0).map { .number(works[$0]) } }))
    }
    if counted.knowsInternationalWorks {
      list.append(
        Attribute(
          "international_works", .number,
          countries.map { place($0).map { .number(counted.internationalWorks[$0]) } }))
    }
    list += try centralities(countries, network, specification, ranker, rankings)
    if !network.isDirected, network.nodeCount > 0 {
      let partition = network.communities(.modularity(resolution: 1), seed: 1)
      list.append(
        Attribute("community", .integer, partition.modules.map { .integer($0 + 1) }))
    }
    return list
  }

  /// Every measure that can read the link values, under the name `centrality_NAME`.
  private static func centralities(
    _ countries: [CountryCode], _ network: CollaborationNetwork, _ specification: Specification,
    _ ranker: Ranker, _ rankings: [Ranking]
  ) throws -> [Attribute] {
    var paths = PathSolver()
    return try Centralities.all.compactMap { measure in
      var values: [Double?]
      if measure.accepts(specification.weight) {
        values =
          measure.scores(of: network, distance: specification.distance, paths: &paths).values
      } else if measure.accepts(.partner) {
        var changed = specification
        changed.weight = .partner
        changed.centrality = measure.name
        let ranking = try ranker.ranking(
          in: rankings[rankings.count - 1].window, changed, among: countries)
        values = countries.map { ranking.entry($0)?.score }
      } else {
        return nil
      }
      if measure.name == "participation" { values = participation(countries, network) }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return Attribute(
        "centrality_" + measure.name.replacing("-", with: "_"), .number,
        values.map { $0.map(Value.number) })
    }
  }

  /// Participation over the regions of UN M49, which is its default.
  private static func participation(
    _ countries: [CountryCode], _ network: CollaborationNetwork
  ) -> [Double?] {
    let regions = countries.map { CountryTable.standard.region(of: $0) ?? "" }
    let names = Set(regions).sorted()
    let modules = regions.map { names.firstIndex(of: $0) ?? 0 }
    return ParticipationCentrality(modules: modules).scores(of: network, distance: .inverse)
      .values
  }

  private static func links(
    _ countries: [CountryCode], _ network: CollaborationNetwork, _ counted: Copublications,
    _ yearly: [(year: Int, counted: Copublications)]
  ) -> [Link] {
    var places: [CountryCode: Int] = [:]
    for (place, country) in countries.enumerated() { places[country] = place }
    var joint: [Pair: [Int: Double]] = [:]
    for (year, counted) in yearly {
      for tie in counted.ties where tie.joint > 0 {
        guard let a = places[counted.countries[tie.i]], let b = places[counted.countries[tie.j]]
        else { continue }
        joint[Pair(a, b), default: [:]][year] = tie.joint
      }
    }
    var links: [Link] = []
    for tie in counted.ties {
      guard let a = places[counted.countries[tie.i]], let b = places[counted.countries[tie.j]]
      else { continue }
      let ends = network.isDirected ? [(a, b), (b, a)] : [(min(a, b), max(a, b))]
      for (source, target) in ends {
        guard let value = network.value(target, source) else { continue }
        links.append(
          Link(
            source: source, target: target, weight: value,
            values: [.number(tie.joint), .number(tie.weight)],
            years: joint[Pair(a, b)] ?? [:]))
      }
    }
    return links.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private struct Pair: Hashable {
    let a: Int
    let b: Int

    init(_ a: Int, _ b: Int) { (self.a, self.b) = (min(a, b), max(a, b)) }
  }
}
