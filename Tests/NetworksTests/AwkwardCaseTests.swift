import Networks
import Testing

/// The awkward cases of the definitions, by hand.
struct AwkwardCaseTests {
  private func scores(
    _ name: String, _ nodeCount: Int, _ links: [(a: Int, b: Int, value: Double)],
    _ distance: DistanceConversion = .inverse
  ) throws -> [Double?] {
    let network = CollaborationNetwork(nodeCount: nodeCount, links: links)
    return try #require(Centralities.named(name)).scores(of: network, distance: distance).values
  }

  private func expect(
    _ scores: [Double?], _ expected: [Double?], within tolerance: Double = 1e-14,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(scores.count == expected.count, sourceLocation: location)
    for (score, value) in zip(scores, expected) {
      switch (score, value) {
      case (let score?, let value?):
        #expect(abs(score - value) <= tolerance, sourceLocation: location)
      default: #expect(score == value, sourceLocation: location)
      }
    }
  }

  private static let rootOfHalf = 0.5.squareRoot()
  private static let names = Centralities.all.map(\.name)

  @Test(arguments: names)
  func anEmptyNetworkHasNoScores(_ name: String) throws {
    #expect(try scores(name, 0, []).isEmpty)
  }

  @Test(arguments: [1, 2, 5])
  func withoutLinks(_ nodeCount: Int) throws {
    let network = CollaborationNetwork(nodeCount: nodeCount, links: [])
    for measure in Centralities.all where measure.reads != .partnerValues {
      let scores = measure.scores(of: network)
      let expected: Double? =
        switch measure.name {
        case "pagerank": 1 / Double(nodeCount)
        case "constraint", "effective-size", "participation": nil
        default: 0
        }
      #expect(scores.values == Array(repeating: expected, count: nodeCount), "\(measure.name)")
    }
    #expect(EigenvectorCentrality().scores(of: network).remarks == [.noLinks])
    let participation = ParticipationCentrality(modules: Array(0..<nodeCount))
    #expect(participation.scores(of: network).values == Array(repeating: 0, count: nodeCount))
  }

  @Test func directedValuesHaveNoScoresButShares() {
    let arcs = [(from: 0, to: 1, value: 0.25), (from: 1, to: 0, value: 0.5)]
    let network = CollaborationNetwork(nodeCount: 3, arcs: arcs)
    for measure in Centralities.all {
      let scores = measure.scores(of: network)
      switch measure.name {
      case "strength": #expect(scores.values == [0.5, 0.25, 0])
      case "partner-share": #expect(scores.values == [0.25, 0.125, 0])
      default:
        #expect(scores.values == [nil, nil, nil], "\(measure.name)")
        #expect(scores.remarks == [.unreadableValues])
      }
      #expect(measure.accepts(.partner) == (scores.remarks == []))
    }
    let undirected = CollaborationNetwork(nodeCount: 2, links: [(0, 1, 3)])
    #expect(PartnerShareCentrality().scores(of: undirected).values == [nil, nil])
    #expect(!PartnerShareCentrality().accepts(.raw))
  }

  @Test func closenessIsScaledByTheReach() throws {
    // 0 - 1 - 2 with lengths 1 and 2, and a pair 3 - 4 of length 1/2.
    let values = try scores("closeness", 5, [(0, 1, 1), (1, 2, 0.5), (3, 4, 2)])
    expect(values, [2.0 / 4 * 2 / 4, 2.0 / 3 * 2 / 4, 2.0 / 5 * 2 / 4, 2.0 / 4, 2.0 / 4])
  }

  @Test func harmonicIsAMeanOverAllOthers() throws {
    let values = try scores("harmonic", 4, [(0, 1, 1), (1, 2, 0.5)])
    expect(values, [(1 + 1.0 / 3) / 3, 1.5 / 3, (0.5 + 1.0 / 3) / 3, 0])
  }

  @Test func betweennessSplitsOverPathsOfEqualLength() throws {
    // From 0 to 3: by 1 with 1/3 + 1/6 and by 2 with 1/4 + 1/4, equal but for rounding.
    let links: [(a: Int, b: Int, value: Double)] = [(0, 1, 3), (1, 3, 6), (0, 2, 4), (2, 3, 4)]
    // From 1 to 2: by 0 with 7/12, by 3 with 5/12.
    expect(try scores("betweenness", 4, links), [0, 0.5 / 3, 0.5 / 3, 1.0 / 3])
    // Sums of tenths that differ in the last bit.
    let tenths: [(a: Int, b: Int, value: Double)] = [
      (0, 1, 10), (1, 2, 5), (2, 5, 10 / 3.0), (0, 3, 10 / 3.0), (3, 4, 5), (4, 5, 10),
    ]
    let values = try scores("betweenness", 6, tenths)
    for node in [1, 2] { #expect(abs((values[node] ?? 0) - (values[5 - node] ?? 1)) < 1e-15) }
    #expect((values[1] ?? 0) > 0)
  }

  @Test func betweennessCountsAStrongDetour() throws {
    // The direct link of length 1 is longer than the two steps of length 1/4.
    expect(try scores("betweenness", 3, [(0, 1, 4), (1, 2, 4), (0, 2, 1)]), [0, 1, 0])
    expect(
      try scores("betweenness", 3, [(0, 1, 4), (1, 2, 4), (0, 2, 1)], .opsahl(alpha: 0)),
      [0, 0, 0])
    expect(try scores("betweenness", 2, [(0, 1, 4)]), [0, 0])
  }

  @Test func betweennessOfAStarIsOneAtItsCentre() throws {
    let values = try scores("betweenness", 6, (1...5).map { (a: 0, b: $0, value: Double($0)) })
    expect(values, [1, 0, 0, 0, 0, 0])
  }

  @Test func eigenvectorOfBipartiteNetworks() throws {
    // Multiplication alone would swing between the two sides.
    let star = try scores("eigenvector", 5, (1...4).map { (a: 0, b: $0, value: 1.0) })
    expect(star, [Self.rootOfHalf] + Array(repeating: Self.rootOfHalf / 2, count: 4))
    expect(
      try scores("eigenvector", 2, [(0, 1, 0.1)]), [Self.rootOfHalf, Self.rootOfHalf])
    // A path of weights 3 and 4 has the leading eigenvalue 5.
    expect(
      try scores("eigenvector", 3, [(0, 1, 3), (1, 2, 4)]),
      [0.6 * Self.rootOfHalf, Self.rootOfHalf, 0.8 * Self.rootOfHalf])
  }

  @Test func eigenvectorTakesTheLargestComponent() {
    let weak: [(a: Int, b: Int, value: Double)] = [(2, 3, 1), (3, 4, 1), (0, 1, 100)]
    let network = CollaborationNetwork(nodeCount: 6, links: weak)
    let scores = EigenvectorCentrality().scores(of: network)
    expect(scores.values, [0, 0, 0.5, Self.rootOfHalf, 0.5, 0])
    #expect(scores.remarks == [.largestComponent(nodes: 3, of: 6)])
    #expect(
      scores.notes == ["computed on the largest component, 3 of 6 nodes; 0 elsewhere"])
  }

  @Test func sizeThenWeightThenOrderMakesAComponentTheLargest() {
    let heavier = CollaborationNetwork(nodeCount: 4, links: [(0, 2, 1), (1, 3, 2)])
    #expect(heavier.largestComponent == [1, 3])
    let level = CollaborationNetwork(nodeCount: 6, links: [(1, 4, 0.3), (0, 5, 0.1 + 0.2)])
    #expect(level.largestComponent == [0, 5])
    #expect(level.connectedComponents == [[0, 5], [1, 4], [2], [3]])
    #expect(CollaborationNetwork(nodeCount: 0, links: []).largestComponent == [])
  }

  @Test func pagerankSpreadsTheMassOfIsolatedNodes() throws {
    // Two linked nodes and an isolated one: x = 0.05 + 0.85 (x + z/3), z = 0.05 + 0.85 z/3.
    let z = 0.05 / (1 - 0.85 / 3)
    expect(try scores("pagerank", 3, [(0, 1, 7)]), [(1 - z) / 2, (1 - z) / 2, z])
  }

  @Test func coreOfATriangleWithATail() throws {
    let links: [(a: Int, b: Int, value: Double)] = [
      (0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1), (3, 4, 1),
    ]
    #expect(try scores("core", 6, links) == [2, 2, 2, 1, 1, 0])
  }

  @Test func opsahlIsTheGeometricMean() throws {
    expect(try scores("opsahl", 4, [(0, 1, 4), (0, 2, 4)]), [4, 2, 2, 0])
  }

  @Test func constraintAndEffectiveSize() throws {
    // The centre of a star: each leaf holds half of it, and none is redundant.
    let star: [(a: Int, b: Int, value: Double)] = [(0, 1, 2), (0, 2, 2)]
    expect(try scores("constraint", 4, star), [0.5, 1, 1, nil])
    expect(try scores("effective-size", 4, star), [2, 1, 1, nil])
    // A triangle: (1/2 + 1/4)^2 twice; each partner is half redundant.
    let triangle: [(a: Int, b: Int, value: Double)] = [(0, 1, 1), (1, 2, 1), (0, 2, 1)]
    expect(try scores("constraint", 3, triangle), [1.125, 1.125, 1.125])
    expect(try scores("effective-size", 3, triangle), [1, 1, 1])
    #expect(ConstraintCentrality().lowerIsBetter)
  }
}
