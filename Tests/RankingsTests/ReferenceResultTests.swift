import Collaboration
import Geography
import Rankings
import Testing

/// "The reference result" of the definitions, on the world's pair counts that come with the package.
struct ReferenceResultTests {
  private static let windows = ["2006-2010", "2011-2015", "2013-2017", "2018-2022"]

  @Test(arguments: [
    ("centrality=eigenvector weights=log nodes=works:5000", [10, 7, 6, 4]),
    ("centrality=strength weights=log nodes=works:5000", [9, 7, 6, 4]),
    ("", [7, 5, 5, 3]),
    ("centrality=eigenvector", [6, 4, 4, 3]),
    ("centrality=pagerank", [7, 5, 5, 3]),
    ("centrality=partner-share", [12, 7, 8, 6]),
    ("centrality=degree", [12, 12, 11, 8]),
    ("centrality=betweenness distance=inverse", [9, 7, 10, 6]),
  ])
  func everyRowOfTheTable(line: String, ranks: [Int]) throws {
    let table = try Tables.world()
    let china = try Tables.code("CN")
    #expect(try Self.windows.map { try Tables.ranking(table, $0, line).rank(china) } == ranks)
  }

  @Test func theNumbersOfCountries() throws {
    let table = try Tables.world()
    let counts = try Self.windows.map {
      try Tables.ranking(table, $0, "nodes=works:5000").entries.count
    }
    #expect(counts == [59, 84, 90, 114])
  }

  @Test func theStrengthsOf2013To2017() throws {
    let ranking = try Tables.ranking(Tables.world(), "2013-2017")
    let top = ranking.entries.prefix(5).map { "\($0.country) \(Int($0.score ?? 0))" }
    #expect(top == ["US 2149560", "GB 1187660", "DE 980716", "FR 786098", "CN 752428"])
    #expect(ranking.entries.prefix(5).map(\.rank) == [1, 2, 3, 4, 5])
  }

  /// 4 of 12 thresholds around 5,000 match all four published points.
  @Test func theThresholdMatters() throws {
    let table = try Tables.world()
    let china = try Tables.code("CN")
    let ranker = Ranker(table)
    var matching: [Int] = []
    for bound in [1000, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5500, 6000, 7500, 10000] {
      let specification = try Tables.specification(
        "centrality=eigenvector weights=log nodes=works:\(bound)")
      let ranks = try Self.windows.map {
        try ranker.ranking(in: YearWindow(parsing: $0), specification).rank(china)
      }
      #expect(ranks.allSatisfy { $0 != nil })
      if ranks == [10, 7, 6, 4] { matching.append(bound) }
    }
    #expect(matching.contains(5000))
    #expect(matching.count < 12, "the published ranks depend on the threshold")
  }

  /// With the node set held fixed, whichever window gives it.
  @Test func theNodeSetHeldFixed() throws {
    let ranker = Ranker(try Tables.world())
    let china = try Tables.code("CN")
    let specification = try Tables.specification(
      "centrality=eigenvector weights=log nodes=works:5000")
    let windows = try Self.windows.map { try YearWindow(parsing: $0) }
    let series = try windows.map { fixed in
      let nodes = try ranker.ranking(in: fixed, specification).entries.map(\.country)
      return try windows.map {
        try ranker.ranking(in: $0, specification, among: nodes).rank(china)
      }
    }
    #expect(series == [[10, 7, 7, 4], [11, 7, 7, 4], [11, 6, 6, 4], [11, 6, 6, 4]])
  }
}
