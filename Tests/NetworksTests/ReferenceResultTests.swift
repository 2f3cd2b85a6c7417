import Networks
import Testing

/// The table "The reference result" of the definitions, on the world's pair counts.
struct ReferenceResultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var measure: String
    var weight = LinkWeight.raw
    var works = 0.0
    var ranks: [Int]

    var testDescription: String { "\(measure), \(weight), works:\(works)" }
  }

  private static let windows = [(2006, 2010), (2011, 2015), (2013, 2017), (2018, 2022)]

  private static let rows = [
    Row(measure: "eigenvector", weight: .log, works: 5000, ranks: [10, 7, 6, 4]),
    Row(measure: "strength", weight: .log, works: 5000, ranks: [9, 7, 6, 4]),
    Row(measure: "strength", ranks: [7, 5, 5, 3]),
    Row(measure: "eigenvector", ranks: [6, 4, 4, 3]),
    Row(measure: "pagerank", ranks: [7, 5, 5, 3]),
    Row(measure: "partner-share", weight: .partner, ranks: [12, 7, 8, 6]),
    Row(measure: "degree", ranks: [12, 12, 11, 8]),
    Row(measure: "betweenness", ranks: [9, 7, 10, 6]),
  ]

  @Test(arguments: rows)
  func chinaHasTheRanksOfTheTable(_ row: Row) throws {
    let measure = try #require(Centralities.named(row.measure))
    let ranks = try Self.windows.map { first, last in
      let window = try #require(WorldCounts.window(first, last))
      let nodes = window.countries(withWorks: row.works)
      let network = window.table.network(nodes: nodes, weight: row.weight)
      let scores = measure.scores(of: network).values
      let china = try #require(nodes.firstIndex { window.countries[$0] == "CN" })
      let score = try #require(scores[china])
      return 1 + scores.count { ($0 ?? 0) > score * (1 + 1e-9) }
    }
    #expect(ranks == row.ranks)
  }

  @Test func theNodeSetHasTheSizesOfTheTable() throws {
    let sizes = try Self.windows.map { first, last in
      try #require(WorldCounts.window(first, last)).countries(withWorks: 5000).count
    }
    #expect(sizes == [59, 84, 90, 114])
  }

  @Test func strengthsOf2013To2017() throws {
    let window = try #require(WorldCounts.window(2013, 2017))
    let network = window.table.network(nodes: Array(window.countries.indices), weight: .raw)
    let scores = StrengthCentrality().scores(of: network).values
    let top = zip(window.countries, scores).sorted { ($0.1 ?? 0) > ($1.1 ?? 0) }.prefix(5)
    #expect(top.map(\.0) == ["US", "GB", "DE", "FR", "CN"])
    #expect(top.map(\.1) == [2_149_560, 1_187_660, 980_716, 786_098, 752_428])
  }
}
