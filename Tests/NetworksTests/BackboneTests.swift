import Networks
import Testing

/// The disparity filter and the spanning forest.
struct BackboneTests {
  @Test func significanceIsThatOfTheEndThatTellsMore() throws {
    // 0 has four links of 7, 1, 1, 1; 1 has 7 and 3.
    let network = CollaborationNetwork(
      nodeCount: 6, links: [(0, 1, 7), (0, 2, 1), (0, 3, 1), (0, 4, 1), (1, 5, 3)])
    let filter = DisparityFilter(of: network)
    let expected: [(Int, Int, Double)] = [
      (0, 1, 0.3 * 0.3 * 0.3), (0, 2, 0.9 * 0.9 * 0.9), (0, 3, 0.9 * 0.9 * 0.9),
      (0, 4, 0.9 * 0.9 * 0.9), (1, 5, 0.7),
    ]
    #expect(filter.links.count == 5)
    for (link, (a, b, significance)) in zip(filter.links, expected) {
      #expect(link.a == a && link.b == b)
      #expect(abs(link.significance - significance) < 1e-15)
      #expect(link.value == network.value(a, b))
    }
    let backbone = filter.backbone(level: 0.05)
    #expect(backbone == CollaborationNetwork(nodeCount: 6, links: [(0, 1, 7)]))
    #expect(filter.backbone(level: 0.72).linkCount == 2)
    #expect(filter.backbone(level: 1.1) == network)
  }

  @Test func aPairAloneIsNoBackbone() {
    let pair = CollaborationNetwork(nodeCount: 3, links: [(0, 2, 5)])
    #expect(DisparityFilter(of: pair).links.map(\.significance) == [1])
    #expect(DisparityFilter(of: pair).backbone(level: 0.5).linkCount == 0)
  }

  @Test func theForestKeepsTheStrongestLinksThatConnect() {
    let network = CollaborationNetwork(
      nodeCount: 7,
      links: [(0, 1, 5), (1, 2, 4), (0, 2, 3), (2, 3, 1), (0, 3, 2), (4, 5, 0.5)])
    let forest = CollaborationNetwork(
      nodeCount: 7, links: [(0, 1, 5), (1, 2, 4), (0, 3, 2), (4, 5, 0.5)])
    #expect(network.maximumSpanningForest == forest)
    #expect(forest.maximumSpanningForest == forest)
    let empty = CollaborationNetwork(nodeCount: 0, links: [])
    #expect(empty.maximumSpanningForest == empty)
  }

  /// Of every cycle the weakest link is left out, so no link left out is stronger than the weakest
  /// on the way between its ends.
  @Test(arguments: 1...20)
  func noOtherForestIsStronger(_ seed: Int) {
    var random = RandomNetworks(seed: UInt64(seed))
    let network = random.network(
      nodeCount: 25, density: 0.25, values: RandomNetworks.Values.allCases[seed % 5])
    let forest = network.maximumSpanningForest
    #expect(forest.linkCount == 25 - network.connectedComponents.count)
    #expect(forest.connectedComponents == network.connectedComponents)
    for node in 0..<25 {
      // The weakest link on the way in the forest from `node` to every other.
      var weakest: [Int: Double] = [node: .infinity]
      var waiting = [node]
      while let next = waiting.popLast() {
        for other in forest.neighbours(of: next) where weakest[other.node] == nil {
          weakest[other.node] = min(weakest[next] ?? 0, other.value)
          waiting.append(other.node)
        }
      }
      for other in network.neighbours(of: node) {
        #expect(other.value <= weakest[other.node] ?? -1)
      }
    }
  }
}
