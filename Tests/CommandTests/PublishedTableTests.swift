import Foundation
import TestSupport
import Testing

private let folder = "data/counts/nsf-covid-2020"

/// A published table, made again by the command with plain options; see Guides/Published-tables.md.
@Suite(.enabled(if: Place.shared(folder) != nil, .init(rawValue: Place.absent(folder))))
struct PublishedTableTests {
  private static let columns: [(name: String, options: String)] = [
    ("degree", "--centrality degree"), ("strength", "--centrality strength"),
    ("betweenness_centrality", "--centrality betweenness --weights binary --scale total"),
    ("closeness_centrality", "--centrality closeness --weights binary"),
    ("weighted_pagerank", "--centrality pagerank"),
    ("weighted_eigenvector_centrality", "--centrality eigenvector --scale maximum"),
  ]

  private func published() throws -> [[String: String]] {
    let file = try #require(Place.shared("\(folder)/published.csv"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(rows.first)
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(header.map(String.init), row.map(String.init)))
    }
  }

  @Test(arguments: columns.indices)
  func everyValueAndRankIsThePublishedOne(index: Int) throws {
    let column = Self.columns[index]
    let pairs = try #require(Place.shared("\(folder)/pairs.csv"))
    let options = column.options.split(separator: " ").map(String.init)
    let run = try CommandRun(
      ["rank", pairs.path, "--year", "2020", "--nodes", "linked", "--min-joint", "50", "--json"]
        + options)
    #expect(run.exit == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any])
    let ranking = try #require(document["ranking"] as? [[String: Any]])
    #expect(ranking.count == 48)
    for row in try published() {
      let entry = try #require(ranking.first { $0["country"] as? String == row["country"] })
      let score = try #require(entry["score"] as? Double)
      let value = try #require(Double(row[column.name] ?? ""))
      #expect(abs(score - value) <= 0.005 + 1e-9, "\(row["country"] ?? "")")
      #expect(entry["rank"] as? Int == Int(row["\(column.name)_rank"] ?? ""))
    }
  }
}
