import Networks
import Testing

/// The eigenvector and PageRank where plain iteration is slow or misled.
struct SpectraTests {
  private func eigenvector(
    _ nodeCount: Int, _ links: [(a: Int, b: Int, value: Double)]
  ) -> CentralityScores {
    EigenvectorCentrality().scores(
      of: CollaborationNetwork(nodeCount: nodeCount, links: links))
  }

  /// sin(pi k / (n + 1)) for k = 1...n by the addition theorem, scaled to length 1.
  private func sines(_ nodeCount: Int, _ sine: Double, _ cosine: Double) -> [Double] {
    var (s, c) = (sine, cosine)
    var values: [Double] = []
    for _ in 0..<nodeCount {
      values.append(s * (2 / Double(nodeCount + 1)).squareRoot())
      (s, c) = (s * cosine + c * sine, c * cosine - s * sine)
    }
    return values
  }

  @Test func aLongPathIsAWaveThoughItsEigenvaluesAreClose() {
    // pi / 301; the two greatest eigenvalues differ by 1.6e-4 of the greatest.
    let angle = Double.pi / 301
    let sine = angle - angle * angle * angle / 6 + angle * angle * angle * angle * angle / 120
    let scores = eigenvector(300, (0..<299).map { (a: $0, b: $0 + 1, value: 3.0) })
    #expect(scores.remarks.isEmpty)
    for (score, value) in zip(
      scores.values, sines(300, sine, (1 - sine * sine).squareRoot()))
    {
      #expect(abs((score ?? -1) - value) < 1e-10)
    }
  }

  @Test func twoBlocksThatHardlyTouch() {
    // Two complete blocks of six nodes, one a little heavier, joined by a link of 1e-5.
    var links: [(a: Int, b: Int, value: Double)] = [(5, 6, 1e-5)]
    for a in 0..<6 {
      for b in (a + 1)..<6 {
        links.append((a, b, 1))
        links.append((6 + a, 6 + b, 1.0001))
      }
    }
    let scores = eigenvector(12, links)
    let values = scores.values.map { $0 ?? -1 }
    #expect(scores.remarks.isEmpty)
    #expect(values.allSatisfy { $0 > 0 })
    // A v = lambda v, element by element.
    let network = CollaborationNetwork(nodeCount: 12, links: links)
    let images = (0..<12).map { node in
      network.neighbours(of: node).reduce(0) { $0 + $1.value * values[$1.node] }
    }
    let lambda = zip(images, values).reduce(0) { $0 + $1.0 * $1.1 }
    for (image, value) in zip(images, values) {
      #expect(abs(image - lambda * value) < 1e-14 * lambda)
    }
    // The heavier block leads.
    #expect((6..<12).allSatisfy { values[$0] > values[$0 - 6] })
  }

  @Test func aHeavyPairFarFromTheCrowdIsFound() {
    // A complete block of 30 nodes has the eigenvalue 29; the pair at the end of a tail has 50.
    var links: [(a: Int, b: Int, value: Double)] = [(35, 36, 50)]
    for a in 0..<30 { for b in (a + 1)..<30 { links.append((a, b, 1)) } }
    for a in 29..<35 { links.append((a, a + 1, 0.001)) }
    let values = eigenvector(37, links).values.map { $0 ?? -1 }
    let half = 0.5.squareRoot()
    #expect(abs(values[35] - half) < 1e-7)
    #expect(abs(values[36] - half) < 1e-7)
    // Far elements are small but right: A v = lambda v, each element in itself.
    let network = CollaborationNetwork(nodeCount: 37, links: links)
    let lambda = 50 * values[35] / values[36]
    for node in 0..<37 {
      let image = network.neighbours(of: node).reduce(0) { $0 + $1.value * values[$1.node] }
      #expect(values[node] > 0)
      #expect(abs(image / values[node] - lambda) < 1e-10 * lambda)
    }
    #expect(values[0] < 1e-25)
  }

  @Test(arguments: [1e-200, 1e-30, 1e30, 1e200])
  func theScaleOfTheValuesDoesNotMatter(_ scale: Double) {
    let links: [(a: Int, b: Int, value: Double)] = [
      (0, 1, 3), (1, 2, 1), (2, 3, 7), (0, 3, 2), (0, 2, 5), (4, 5, 1),
    ]
    let plain = CollaborationNetwork(nodeCount: 7, links: links)
    let scaled = CollaborationNetwork(
      nodeCount: 7, links: links.map { (a: $0.a, b: $0.b, value: $0.value * scale) })
    for name in ["eigenvector", "pagerank", "betweenness", "constraint", "effective-size"] {
      guard let measure = Centralities.named(name) else { continue }
      for (a, b) in zip(measure.scores(of: plain).values, measure.scores(of: scaled).values) {
        #expect(abs((a ?? 0) - (b ?? 0)) < 1e-14, "\(name)")
      }
    }
  }

  @Test func pagerankSumsToOneAndSatisfiesItsEquation() {
    let path = CollaborationNetwork(
      nodeCount: 502, links: (0..<499).map { (a: $0, b: $0 + 1, value: Double($0 % 7 + 1)) })
    let values = PageRankCentrality().scores(of: path).values.map { $0 ?? 0 }
    #expect(abs(values.reduce(0, +) - 1) < 1e-14)
    let idle = values[500] + values[501]
    for node in 0..<502 {
      let visits = path.neighbours(of: node).reduce(0) { sum, other in
        sum + other.value / path.strength(of: other.node) * values[other.node]
      }
      let expected = (0.15 + 0.85 * idle) / 502 + 0.85 * visits
      #expect(abs(values[node] - expected) < 1e-13 * expected)
    }
  }

  @Test func theSameNetworkGivesTheSameBits() {
    let links = (0..<60).flatMap { a in
      stride(from: a + 1, to: 60, by: 3).map { b in
        (a: a, b: b, value: 1 / Double(a + 2 * b))
      }
    }
    let network = CollaborationNetwork(nodeCount: 60, links: links)
    let shuffled = CollaborationNetwork(nodeCount: 60, links: links.reversed())
    #expect(network == shuffled)
    for measure in Centralities.all {
      #expect(measure.scores(of: network) == measure.scores(of: shuffled), "\(measure.name)")
    }
  }
}
