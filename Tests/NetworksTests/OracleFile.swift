import Foundation
import Networks
import Testing

/// The oracle's file and the world's pair counts, read once.
enum OracleFile {
  /// A network with the scores that other libraries give it.
  struct Case: Sendable, CustomTestStringConvertible {
    let label: String
    let network: CollaborationNetwork
    /// The `partner` values of the same pairs, where there are masses.
    let partners: CollaborationNetwork?
    let scores: [String: [Double?]]

    var testDescription: String { label }
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The counts file, in the package or beside it, or `nil`.
  static let countsFile: URL? = [
    "Corpus/openalex-world-2000-2023.json.gz",
    "../shared/data/counts/openalex-world-2000-2023.json.gz",
  ]
  .map { package.appendingPathComponent($0).standardizedFileURL }
  .first { FileManager.default.fileExists(atPath: $0.path) }

  /// Why tests on the world networks do not run where there is no counts file.
  static let missingCounts = """
    openalex-world-2000-2023.json.gz is neither in Corpus/ nor in ../shared/data/counts/
    """

  /// The 200 random graphs.
  static var graphs: [Case] { contents.graphs }
  /// The world network of every year, raw weights; empty where there is no counts file.
  static var world: [Case] { contents.world }

  private static let contents: (graphs: [Case], world: [Case]) = {
    let oracle = read(package.appendingPathComponent("Tests/NetworksTests/Oracle/oracle.json.gz"))
    let graphs = oracle["graphs"] as? [[String: Any]] ?? []
    let years = oracle["world"] as? [String: [String: Any]] ?? [:]
    return (
      graphs.enumerated().map { index, item in graph(index, item) },
      years.sorted { $0.key < $1.key }.compactMap { year, item in world(year, item) }
    )
  }()

  private static func graph(_ index: Int, _ item: [String: Any]) -> Case {
    let links = (item["links"] as? [[NSNumber]] ?? []).map { link in
      (a: link[0].intValue, b: link[1].intValue, value: link[2].doubleValue)
    }
    let nodeCount = (item["nodes"] as? NSNumber)?.intValue ?? -1
    return Case(
      label: "graph \(index): \(item["kind"] ?? "")",
      network: CollaborationNetwork(nodeCount: nodeCount, links: links), partners: nil,
      scores: scores(item["values"]))
  }

  private static func world(_ year: String, _ item: [String: Any]) -> Case? {
    guard let window = WorldCounts.window([year]) else { return nil }
    precondition(window.countries == item["countries"] as? [String], "countries of \(year)")
    let everyone = Array(window.countries.indices)
    return Case(
      label: year, network: window.table.network(nodes: everyone, weight: .raw),
      partners: window.table.network(nodes: everyone, weight: .partner),
      scores: scores(item["values"]))
  }

  private static func scores(_ values: Any?) -> [String: [Double?]] {
    (values as? [String: [Any]] ?? [:]).mapValues { list in
      list.map { ($0 as? NSNumber)?.doubleValue }
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
