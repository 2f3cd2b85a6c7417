import Foundation
import Networks
import TestSupport
import Testing

/// The oracle's file, read once.
enum OracleFile {
  /// A network with what other libraries say of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let label: String
    let network: CollaborationNetwork
    /// The table of the same pairs, where there are masses.
    let table: PairTable?
    /// The scores of each measure.
    let scores: [String: [Double?]]
    /// Numbers on the structure, one a name or one a node.
    let structure: [String: [Double]]
    /// Sums of pair statistics, one a node.
    let pairs: [String: [Double]]

    var testDescription: String { label }
  }

  /// Two partitions of the same nodes and their mutual information.
  struct Agreement: Sendable {
    let first: [Int]
    let second: [Int]
    let nmi: Double
    let ami: Double
  }

  /// The 1,000 random graphs.
  static var graphs: [Case] { contents.graphs }
  /// The world network of every year, raw weights.
  static var world: [Case] { contents.world }

  /// The pairs of partitions.
  static var agreements: [Agreement] { contents.agreements }

  private static let contents: (graphs: [Case], world: [Case], agreements: [Agreement]) = {
    let oracle = read(Place.inPackage("Tests/NetworksTests/Oracle/oracle.json.gz"))
    let graphs = oracle["graphs"] as? [[String: Any]] ?? []
    let years = oracle["world"] as? [String: [String: Any]] ?? [:]
    return (
      graphs.enumerated().map { index, item in graph(index, item) },
      years.sorted { $0.key < $1.key }.compactMap { year, item in world(year, item) },
      (oracle["agreements"] as? [[String: Any]] ?? []).map(agreement)
    )
  }()

  private static func graph(_ index: Int, _ item: [String: Any]) -> Case {
    let links = (item["links"] as? [[NSNumber]] ?? []).map { link in
      (a: link[0].intValue, b: link[1].intValue, value: link[2].doubleValue)
    }
    let nodeCount = (item["nodes"] as? NSNumber)?.intValue ?? -1
    return Case(
      label: "graph \(index): \(item["kind"] ?? "")",
      network: CollaborationNetwork(nodeCount: nodeCount, links: links), table: nil,
      scores: scores(item["values"]), structure: numbers(item["structure"]), pairs: [:])
  }

  private static func world(_ year: String, _ item: [String: Any]) -> Case? {
    guard let window = WorldCounts.window([year]) else { return nil }
    precondition(window.countries == item["countries"] as? [String], "countries of \(year)")
    let everyone = Array(window.countries.indices)
    return Case(
      label: year, network: window.table.network(nodes: everyone, weight: .raw),
      table: window.table, scores: scores(item["values"]), structure: numbers(item["structure"]),
      pairs: numbers(item["pairs"]))
  }

  private static func agreement(_ item: [String: Any]) -> Agreement {
    func number(_ name: String) -> Double { (item[name] as? NSNumber)?.doubleValue ?? .nan }
    return Agreement(
      first: item["first"] as? [Int] ?? [], second: item["second"] as? [Int] ?? [],
      nmi: number("nmi"), ami: number("ami"))
  }

  private static func scores(_ values: Any?) -> [String: [Double?]] {
    (values as? [String: [Any]] ?? [:]).mapValues { list in
      list.map { ($0 as? NSNumber)?.doubleValue }
    }
  }

  /// Numbers by name; a single one is a list of one.
  private static func numbers(_ values: Any?) -> [String: [Double]] {
    (values as? [String: Any] ?? [:]).mapValues { item in
      (item as? [NSNumber] ?? [item as? NSNumber].compactMap(\.self)).map(\.doubleValue)
    }
  }

  /// A compressed JSON document.
  static func read(_ file: URL) -> [String: Any] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    do {
      try process.run()
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    } catch {
      return [:]
    }
  }
}
