import Foundation
import Networks
import TestSupport
import Testing

private let folder = "data/counts/nsf-covid-2020"

/// A published table of centralities against ours, digit by digit and rank by rank.
///
/// NSF Science and Engineering Indicators, coronavirus publications of 2020 (see its README): links
/// of at least 50 papers, countries left without a link dropped; degree, betweenness and closeness
/// without values, betweenness as a count of pairs, the eigenvector scaled to a maximum of 1.
@Suite(.enabled(if: Place.shared(folder) != nil, .init(rawValue: Place.absent(folder))))
struct PublishedTableTests {
  struct Column: Sendable, CustomTestStringConvertible {
    var name: String
    var measure: any Centrality
    var weight = LinkWeight.raw
    var scale = ScoreScale.defined

    var testDescription: String { name }
  }

  private static let columns = [
    Column(name: "degree", measure: DegreeCentrality()),
    Column(name: "strength", measure: StrengthCentrality()),
    Column(
      name: "betweenness_centrality", measure: BetweennessCentrality(), weight: .binary,
      scale: .total),
    Column(name: "closeness_centrality", measure: ClosenessCentrality(), weight: .binary),
    Column(name: "weighted_pagerank", measure: PageRankCentrality()),
    Column(
      name: "weighted_eigenvector_centrality", measure: EigenvectorCentrality(), scale: .maximum),
  ]

  /// The lines of a CSV file without quoted fields, as fields by the names of the header.
  private func rows(_ name: String) throws -> [[String: String]] {
    let file = try #require(Place.shared("\(folder)/\(name)"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let table = lines.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(table.first)
    return try table.dropFirst().map { fields in
      try #require(fields.count == header.count, "a quoted field in \(name)")
      return Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
  }

  /// The countries with a link of 50 papers, and their table.
  private func countries() throws -> (codes: [String], table: PairTable, linked: [Int]) {
    let pairs = try rows("pairs.csv").map { row in
      try (#require(row["a"]), #require(row["b"]), #require(Double(row["papers"] ?? "")))
    }
    let codes = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
    let table = PairTable(
      nodeCount: codes.count,
      pairs: try pairs.map { a, b, papers in
        let i = try #require(codes.firstIndex(of: a))
        let j = try #require(codes.firstIndex(of: b))
        return .init(i: min(i, j), j: max(i, j), w: papers, joint: papers)
      })
    let everyone = table.network(nodes: Array(codes.indices), minJoint: 50, weight: .raw)
    return (codes, table, codes.indices.filter { everyone.degree(of: $0) > 0 })
  }

  @Test func theNetworkIsTheOneThatWasPublished() throws {
    let (codes, table, linked) = try countries()
    #expect(codes.count == 50)
    #expect(linked.count == 48)
    let network = table.network(nodes: linked, minJoint: 50, weight: .raw)
    #expect(network.linkCount == 275)
    #expect(network.connectedComponents.count == 1)
    let published = try rows("published.csv").compactMap { $0["country"] }
    #expect(published.sorted() == linked.map { codes[$0] })
  }

  @Test(arguments: columns)
  func valuesAndRanksAreThePublishedOnes(_ column: Column) throws {
    let (codes, table, linked) = try countries()
    let network = table.network(nodes: linked, minJoint: 50, weight: column.weight)
    let scores = column.scale.applied(
      to: column.measure.scores(of: network), of: column.measure)
    let published = try rows("published.csv")
    for row in published {
      let code = try #require(row["country"])
      let node = try #require(linked.firstIndex { codes[$0] == code })
      let score = try #require(scores.values[node])
      let value = try #require(Double(row[column.name] ?? ""))
      #expect(abs(score - value) <= 0.005 + 1e-9, "\(code)")
      let rank = 1 + scores.values.count { ($0 ?? 0) > score * (1 + 1e-9) }
      #expect(rank == Int(row["\(column.name)_rank"] ?? ""), "\(code)")
    }
  }
}
