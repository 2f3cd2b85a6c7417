import Networks
import Testing

/// Everything that other libraries know against them; see `Oracle/make_oracle.py`.
struct OracleTests {
  /// The modules of the oracle.
  private func modules(_ network: CollaborationNetwork) -> [Int] {
    (0..<network.nodeCount).map { $0 % 4 }
  }

  /// Two numbers agree within a relative 1e-9; of differences that may be 0 but for rounding
  /// `unit` is what they are small beside.
  private func expect(
    _ value: Double?, _ expected: Double?, _ label: String, unit: Double = 0,
    _ location: SourceLocation = #_sourceLocation
  ) {
    guard let value, let expected else {
      #expect(value == nil && expected == nil, "\(label)", sourceLocation: location)
      return
    }
    let scale = max(abs(value), abs(expected), unit * 1e-6)
    #expect(abs(value - expected) <= 1e-9 * scale, "\(label)", sourceLocation: location)
  }

  private func checkCentralities(_ item: OracleFile.Case) throws {
    #expect(item.scores.count >= 12)
    for (name, expected) in item.scores.sorted(by: { $0.key < $1.key }) {
      let registered = try #require(Centralities.named(name))
      let measure: any Centrality =
        name == "participation"
        ? ParticipationCentrality(modules: modules(item.network)) : registered
      var network = item.network
      if measure.reads == .partnerValues {
        let table = try #require(item.table)
        network = table.network(nodes: Array(0..<table.nodeCount), weight: .partner)
      }
      let scores = measure.scores(of: network).values
      #expect(scores.count == expected.count, "\(name)")
      // The two measures that are found by iteration: absolute, of vectors of length and sum 1.
      let isIterated = name == "eigenvector" || name == "pagerank"
      for (node, (score, value)) in zip(scores, expected).enumerated() {
        if isIterated, let score, let value {
          #expect(abs(score - value) <= 1e-7, "\(name), node \(node)")
        } else {
          let unit = name == "participation" ? 1.0 : 0
          expect(score, value, "\(name), node \(node)", unit: unit)
        }
      }
    }
  }

  private func checkStructure(_ item: OracleFile.Case) throws {
    let network = item.network
    guard network.nodeCount > 0 else { return }
    let clustering = Clustering(of: network)
    let filter = DisparityFilter(of: network)
    let partition = Partition(modules(network))
    let forest = network.maximumSpanningForest
    let values: [String: [Double]] = [
      "density": [network.density],
      "onnela": clustering.onnela,
      "barrat": clustering.barrat,
      "degree-centralisation": [network.degreeCentralisation],
      "strength-centralisation": [network.strengthCentralisation],
      "forest": [(0..<network.nodeCount).reduce(0) { $0 + forest.strength(of: $1) } / 2],
      "significance": [filter.links.reduce(0) { $0 + $1.significance }],
      "backbone": [Double(filter.backbone(level: 0.05).linkCount)],
      "modularity": [PartitionQuality.modularity(resolution: 1).value(of: partition, in: network)],
      "cpm": [PartitionQuality.cpm(resolution: 0.5).value(of: partition, in: network)],
    ]
    #expect(Set(values.keys) == Set(item.structure.keys))
    for (name, expected) in item.structure {
      let own = try #require(values[name])
      #expect(own.count == expected.count, "\(name)")
      for (value, number) in zip(own, expected) { expect(value, number, name, unit: 1) }
    }
  }

  @Test func thereAreAThousandGraphs() {
    #expect(OracleFile.graphs.count == 1000)
  }

  @Test(arguments: 0..<20)
  func everythingAgreesOnRandomGraphs(_ part: Int) throws {
    for item in OracleFile.graphs.dropFirst(50 * part).prefix(50) {
      try checkCentralities(item)
      try checkStructure(item)
    }
  }

  @Test func thereAreTwentyFourYears() {
    #expect(OracleFile.world.map(\.label) == (2000...2023).map { "\($0)" })
  }

  @Test(arguments: OracleFile.world)
  func everythingAgreesOnTheWorldNetworks(_ item: OracleFile.Case) throws {
    try checkCentralities(item)
    #expect(item.scores.keys.contains("partner-share"))
    try checkStructure(item)
  }

  @Test(arguments: OracleFile.world)
  func pairStatisticsAgreeOnTheWorldNetworks(_ item: OracleFile.Case) throws {
    let table = try #require(item.table)
    let everyone = Array(0..<table.nodeCount)
    let steijn = table.network(nodes: everyone, weight: .associationSteijn)
    let expected = try #require(item.pairs["association-steijn"])
    for (node, value) in expected.enumerated() {
      expect(steijn.strength(of: node), value, "association-steijn, node \(node)")
    }
    var intensities = [Double](repeating: 0, count: table.nodeCount)
    for pair in table.pairs {
      let both = table.relativeIntensity(of: pair)
      intensities[pair.i] += both.forward ?? 0
      intensities[pair.j] += both.backward ?? 0
    }
    for (node, value) in try #require(item.pairs["ric"]).enumerated() {
      expect(intensities[node], value, "ric, node \(node)")
    }
  }

  @Test func mutualInformationAgrees() {
    #expect(OracleFile.agreements.count == 60)
    for item in OracleFile.agreements {
      let agreement = PartitionAgreement(Partition(item.first), Partition(item.second))
      #expect(abs(agreement.nmi - item.nmi) < 1e-12)
      #expect(abs(agreement.ami - item.ami) < 1e-12)
    }
  }
}
