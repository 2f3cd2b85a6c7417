import Networks
import Testing

/// Density, clustering and centralisation by hand; `OracleTests` compares them with others.
struct ShapeTests {
  private let empty = CollaborationNetwork(nodeCount: 0, links: [])
  private let star = CollaborationNetwork(
    nodeCount: 5, links: [(0, 2, 8), (1, 2, 1), (2, 3, 2), (2, 4, 3)])
  /// A triangle of values 8, 1 and 1 with a tail of value 2 at node 2.
  private let kite = CollaborationNetwork(
    nodeCount: 5, links: [(0, 1, 8), (0, 2, 1), (1, 2, 1), (2, 3, 2)])

  @Test func density() {
    #expect(star.density == 0.4)
    #expect(kite.density == 0.4)
    #expect(empty.density == 0)
    #expect(CollaborationNetwork(nodeCount: 1, links: []).density == 0)
    #expect(CollaborationNetwork(nodeCount: 2, arcs: [(0, 1, 0.5)]).density == 0.5)
  }

  @Test func aStarIsCentralisedWhateverItsValues() {
    #expect(star.degreeCentralisation == 1)
    #expect(star.strengthCentralisation == 1)
    let triangle = CollaborationNetwork(nodeCount: 3, links: [(0, 1, 2), (0, 2, 2), (1, 2, 2)])
    #expect(triangle.degreeCentralisation == 0)
    #expect(triangle.strengthCentralisation == 0)
    #expect(empty.degreeCentralisation == 0)
    #expect(CollaborationNetwork(nodeCount: 4, links: []).strengthCentralisation == 0)
  }

  @Test func centralisationByHand() {
    // Degrees 2, 2, 3, 1, 0; strengths 9, 9, 4, 2, 0 of a total of 12.
    #expect(kite.degreeCentralisation == 7.0 / 12)
    #expect(kite.strengthCentralisation == 21.0 / 36)
  }

  @Test func clusteringByHand() {
    let clustering = Clustering(of: kite)
    // The product of the values over 8: 1 * 1/8 * 1/8, whose cube root is 1/4.
    let onnela = [0.25, 0.25, 0.25 / 3, 0, 0]
    // Node 2: of its strength 4 twice over, the links of value 1 lie in the triangle.
    let barrat = [1, 1, 2.0 / 8, 0, 0]
    for node in 0..<5 {
      #expect(abs(clustering.onnela[node] - onnela[node]) < 1e-15)
      #expect(abs(clustering.barrat[node] - barrat[node]) < 1e-15)
    }
    #expect(abs(clustering.meanOnnela - onnela.reduce(0, +) / 5) < 1e-15)
    #expect(abs(clustering.meanBarrat - 0.45) < 1e-15)
    #expect(Clustering(of: empty).meanOnnela == 0)
    #expect(Clustering(of: star).barrat == [0, 0, 0, 0, 0])
  }
}
