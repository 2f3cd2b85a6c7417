import Testing

@testable import Networks

/// Paths along few links against the plain algorithm along all.
struct PathSolverTests {
  private static let conversions: [DistanceConversion] = [
    .inverse, .negLog, .opsahl(alpha: 0.5), .opsahl(alpha: 0),
  ]

  /// 4,000 networks in 20 parts: sparse and dense, whole and in pieces, with and without ties.
  @Test(arguments: 0..<20)
  func allMeasuresAgreeWithThePlainAlgorithm(_ part: Int) {
    var random = RandomNetworks(seed: UInt64(part + 1))
    // One solver meets all of them: what it remembers must never be wrong.
    var paths = PathSolver()
    for index in 0..<200 {
      let nodeCount = index % 50 == 49 ? 60 : random.below(24)
      let values = RandomNetworks.Values.allCases[index % 5]
      let density = [0.08, 0.2, 0.5, 0.9, 1][(index / 5) % 5]
      let network = random.network(nodeCount: nodeCount, density: density, values: values)
      let distance = Self.conversions[(index / 25) % 4]
      let plain = PlainPaths(network, distance)
      let label: Comment = "\(nodeCount) nodes, density \(density), values \(values), \(distance)"
      let pairs: [(any Centrality, [Double])] = [
        (BetweennessCentrality(), plain.betweenness), (ClosenessCentrality(), plain.closeness),
        (HarmonicCentrality(), plain.harmonic),
      ]
      for (measure, expected) in pairs {
        let scores = measure.scores(of: network, distance: distance, paths: &paths)
        #expect(Self.agree(scores.values, expected), "\(measure.name): \(label)")
        #expect(scores == measure.scores(of: network, distance: distance), label)
      }
    }
  }

  private static func agree(_ scores: [Double?], _ expected: [Double]) -> Bool {
    scores.count == expected.count
      && zip(scores, expected).allSatisfy { score, value in
        abs((score ?? .nan) - value) <= 1e-12 * max(abs(value), 1e-3)
      }
  }

  /// The links between greater and smaller nodes that are searched along.
  private static func pairs(_ network: CollaborationNetwork) -> Set<[Int]> {
    let lengths = DistanceConversion.inverse.lengths(in: network)
    let links = PathLinks(shortestOf: network, lengths: lengths)
    var pairs: Set<[Int]> = []
    for node in 0..<links.nodeCount {
      for position in links.starts[node]..<links.starts[node + 1] {
        let target = Int(links.targets[position])
        #expect(links.lengths[position] == 1 / (network.value(node, target) ?? 0))
        pairs.insert([min(node, target), max(node, target)])
      }
    }
    #expect(2 * pairs.count == links.targets.count)
    return pairs
  }

  /// Dense networks of heavy-tailed counts, for which links are left out.
  @Test func replicatesOfADenseNetworkAgree() {
    var random = RandomNetworks(seed: 77)
    let network = random.network(nodeCount: 70, density: 0.7, values: .counts)
    var paths = PathSolver()
    for _ in 0..<30 {
      let replicate = random.replicate(of: network)
      let plain = PlainPaths(replicate, .inverse)
      let scores = BetweennessCentrality().scores(of: replicate, distance: .inverse, paths: &paths)
      #expect(Self.agree(scores.values, plain.betweenness))
      #expect(scores == BetweennessCentrality().scores(of: replicate))
    }
  }

  @Test(arguments: 1...40)
  func noLinkThatIsAShortestPathIsLeftOut(_ seed: Int) {
    var random = RandomNetworks(seed: UInt64(seed))
    let network = random.network(
      nodeCount: 10 + random.below(50), density: 0.8, values: .counts)
    let kept = Self.pairs(network)
    let search = ShortestPathSearch(
      along: PathLinks(network, lengths: DistanceConversion.inverse.lengths(in: network)))
    for node in 0..<network.nodeCount {
      search.run(from: node)
      for other in network.neighbours(of: node) where other.node > node {
        let isShortest = 1 / other.value <= search.distances[other.node] * (1 + 1e-10)
        if isShortest { #expect(kept.contains([node, other.node])) }
      }
    }
  }

  @Test func ofADenseHeavyTailedNetworkFewLinksAreSearched() {
    var random = RandomNetworks(seed: 5)
    let network = random.network(nodeCount: 120, density: 0.8, values: .counts)
    #expect(Self.pairs(network).count < network.linkCount / 8)
  }

  @Test func whereEveryLinkIsAShortestPathAllAreSearched() {
    var random = RandomNetworks(seed: 6)
    let network = random.network(nodeCount: 40, density: 0.8, values: .one)
    #expect(Self.pairs(network).count == network.linkCount)
  }

  @Test func aFarSourceSeesATieThatItsOwnEndsDoNot() {
    // Between 1 and 3 the detour over 2 is shorter by 2e-11: a relative 2e-8 of the link, but less
    // than the tolerance of the paths that come from 0, ten thousand times as far.
    let step = 5e-4
    let links: [(a: Int, b: Int, value: Double)] = [
      (0, 1, 0.1), (1, 2, 1 / step), (2, 3, 1 / step), (1, 3, 1 / (2 * step + 2e-11)), (3, 4, 0.1),
    ]
    // Company that makes the network dense enough for links to be left out.
    var crowd = links
    for a in 5..<30 { for b in (a + 1)..<30 { crowd.append((a, b, a == 5 ? 100 : 1)) } }
    let network = CollaborationNetwork(nodeCount: 30, links: crowd)
    let pairs = Self.pairs(network)
    #expect(pairs.count < network.linkCount / 4)
    #expect(pairs.contains([1, 3]))
    let plain = PlainPaths(network, .inverse)
    #expect(Self.agree(BetweennessCentrality().scores(of: network).values, plain.betweenness))
  }

  @Test func sumsAreRememberedForTheSameNetworkAndDistanceOnly() {
    let network = CollaborationNetwork(nodeCount: 3, links: [(0, 1, 4), (1, 2, 4), (0, 2, 1.5)])
    let other = CollaborationNetwork(nodeCount: 3, links: [(0, 1, 4), (0, 2, 4), (1, 2, 1.5)])
    var paths = PathSolver()
    let asked: [(CollaborationNetwork, DistanceConversion, [Double])] = [
      (network, .inverse, [0, 2, 0]), (network, .inverse, [0, 2, 0]),
      (network, .negLog, [0, 0, 0]),
      (other, .negLog, [0, 0, 0]), (other, .inverse, [2, 0, 0]),
    ]
    for (network, distance, dependencies) in asked {
      let sums = paths.sums(of: network, distance: distance)
      #expect(sums.dependencies == dependencies)
      #expect(sums.reached == [2, 2, 2])
    }
  }

  @Test func sourcesGiveTheirShareOfTheSum() throws {
    var random = RandomNetworks(seed: 9)
    let network = random.network(nodeCount: 30, density: 0.3, values: .few)
    let all = BetweennessCentrality().scores(of: network).values
    let parts = (0..<30).map { BetweennessCentrality(sources: [$0]).scores(of: network).values }
    let together = BetweennessCentrality(sources: Array(0..<30)).scores(of: network).values
    for node in 0..<30 {
      // Each part is an estimate of the whole; their mean is the whole.
      let mean = parts.reduce(0) { $0 + ($1[node] ?? .nan) } / 30
      let score = try #require(all[node])
      #expect(abs(mean - score) < 1e-14)
      #expect(abs((together[node] ?? .nan) - score) < 1e-14)
    }
    #expect(
      BetweennessCentrality(sources: []).scores(of: network).values
        == Array(repeating: 0, count: 30))
  }
}
