import Networks
import Testing

/// Every measure against networkx, python-igraph and numpy; see `Oracle/make_oracle.py`.
struct OracleTests {
  /// The greatest deviation allowed: absolute for the two measures found by iteration.
  private func deviation(_ name: String, _ score: Double, _ expected: Double) -> Double {
    let difference = abs(score - expected)
    if name == "eigenvector" || name == "pagerank" { return difference / 1e-7 }
    return difference == 0 ? 0 : difference / max(abs(score), abs(expected)) / 1e-9
  }

  private func check(_ item: OracleFile.Case) {
    #expect(item.scores.count >= 11)
    for (name, expected) in item.scores.sorted(by: { $0.key < $1.key }) {
      guard let measure = Centralities.named(name) else {
        Issue.record("no measure has the name \(name)")
        continue
      }
      let network = measure.reads == .partnerValues ? item.partners : item.network
      guard let network else { continue }
      let scores = measure.scores(of: network).values
      #expect(scores.count == expected.count, "\(name)")
      var worst = 0.0
      for (node, (score, value)) in zip(scores, expected).enumerated() {
        guard let score, let value else {
          #expect(score == nil && value == nil, "\(name), node \(node)")
          continue
        }
        worst = max(worst, deviation(name, score, value))
      }
      #expect(worst <= 1, "\(name): \(worst) times the deviation allowed")
    }
  }

  @Test func thereAreTwoHundredGraphs() {
    #expect(OracleFile.graphs.count == 200)
  }

  @Test(arguments: OracleFile.graphs)
  func everyMeasureAgreesOnRandomGraphs(_ item: OracleFile.Case) {
    check(item)
  }

  @Test(.enabled(if: OracleFile.countsFile != nil, .init(rawValue: OracleFile.missingCounts)))
  func thereAreTwentyFourYears() {
    #expect(OracleFile.world.map(\.label) == (2000...2023).map { "\($0)" })
  }

  @Test(
    .enabled(if: OracleFile.countsFile != nil, .init(rawValue: OracleFile.missingCounts)),
    arguments: OracleFile.world)
  func everyMeasureAgreesOnTheWorldNetworks(_ item: OracleFile.Case) {
    check(item)
    #expect(item.scores.keys.contains("partner-share"))
  }
}
