import Networks
import Testing

/// The table "Weights" of the definitions, and the order of operations.
struct LinkWeightTests {
  @Test func formulas() {
    func value(_ weight: LinkWeight) -> Double {
      weight.value(w: 4, di: 16, dj: 9, si: 20, sj: 10, m: 50)
    }
    #expect(value(.raw) == 4)
    #expect(value(.sqrt) == 2)
    #expect(abs(value(.log) - 1.6094379124341003) < 1e-15)
    #expect(value(.binary) == 1)
    #expect(value(.association) == 4 * 100 / (20 * 10))
    // Of 100 ends 20 and 10: expected 50 (20/100 * 10/80 + 10/100 * 20/90).
    #expect(abs(value(.associationSteijn) - 4 / (50 * (0.025 + 2.0 / 90))) < 1e-15)
    #expect(abs(value(.salton) - 4.0 / 12) < 1e-16)
    #expect(value(.jaccard) == 4.0 / 21)
    #expect(value(.inclusion) == 4.0 / 9)
    #expect(value(.partner) == 4.0 / 9)
  }

  @Test(arguments: LinkWeight.allCases)
  func whatHasNoValueIsZero(_ weight: LinkWeight) {
    #expect(weight.value(w: 0, di: 1, dj: 1, si: 1, sj: 1, m: 1) == 0)
    #expect(weight.value(w: .nan, di: 1, dj: 1, si: 1, sj: 1, m: 1) == 0)
    let massless = weight.value(w: 2, di: 3, dj: 0, si: 2, sj: 2, m: 2)
    #expect((massless == 0) == weight.readsMass)
    let readsSums = weight == .association || weight == .associationSteijn
    #expect((weight.value(w: 2, di: 3, dj: 3, si: 0, sj: 2, m: 2) == 0) == readsSums)
    #expect(!weight.summary.isEmpty && !weight.summary.contains("\n"))
  }

  @Test func aPairHeavierThanBothMassesHasNoJaccardIndex() {
    #expect(LinkWeight.jaccard.value(w: 8, di: 4, dj: 3, si: 9, sj: 9, m: 9) == 0)
  }

  @Test func withoutSelfLinksTheExpectationsSumToTheTotal() {
    // The expected weights of all pairs, w / v, sum to m: nothing is expected on the diagonal.
    let sums = [40.0, 25, 20, 10, 5]
    var (steijn, plain) = (0.0, 0.0)
    for i in 0..<5 {
      for j in 0..<i {
        func expectation(_ weight: LinkWeight) -> Double {
          1 / weight.value(w: 1, di: 1, dj: 1, si: sums[i], sj: sums[j], m: 50)
        }
        steijn += expectation(.associationSteijn)
        plain += expectation(.association)
      }
    }
    #expect(abs(steijn - 50) < 1e-12)
    #expect(plain < 40)
  }

  @Test func onlyPossiblePartnersHaveExactlyTheirExpectation() {
    #expect(LinkWeight.associationSteijn.value(w: 3, di: 1, dj: 1, si: 3, sj: 3, m: 3) == 1)
    #expect(LinkWeight.associationSteijn.value(w: 3, di: 1, dj: 1, si: 7, sj: 3, m: 3) == 0)
  }

  @Test func relativeIntensityComparesSharesInTwoDirections() {
    let table = PairTable(
      nodeCount: 4,
      pairs: [
        .init(i: 0, j: 1, w: 6, joint: 6), .init(i: 0, j: 2, w: 2, joint: 2),
        .init(i: 1, j: 2, w: 4, joint: 4), .init(i: 2, j: 3, w: 8, joint: 8),
      ])
    // s = 8, 10, 14, 8; m = 20.
    let both = table.relativeIntensity(of: table.pairs[0])
    #expect(abs((both.forward ?? 0) - (6.0 / 8) / (4.0 / 12)) < 1e-15)
    #expect(abs((both.backward ?? 0) - (6.0 / 10) / (2.0 / 10)) < 1e-15)
    // Country 3 works with country 2 alone: nothing to compare 2's share with.
    let last = table.relativeIntensity(of: table.pairs[3])
    #expect(last.forward == nil)
    #expect(abs((last.backward ?? 0) - 1 / (6.0 / 12)) < 1e-15)
    let alone = PairTable(nodeCount: 2, pairs: [.init(i: 0, j: 1, w: 6, joint: 6)])
    #expect(alone.relativeIntensity(of: alone.pairs[0]) == (nil, nil))
  }

  /// Three countries of a node set and one outside; the pair 0-2 has two joint publications.
  private let table = PairTable(
    nodeCount: 4,
    pairs: [
      .init(i: 0, j: 1, w: 6, joint: 6), .init(i: 0, j: 2, w: 0.5, joint: 2),
      .init(i: 0, j: 3, w: 10, joint: 10), .init(i: 1, j: 3, w: 3, joint: 3),
    ],
    masses: [16, 8, 4, 0])

  @Test func sumsAreThoseOfAllCountries() throws {
    #expect(table.linkSums == [16.5, 9, 0.5, 13])
    #expect(table.totalWeight == 19.5)
    let network = table.network(nodes: [0, 1, 2], weight: .association)
    let value: Double = try #require(network.value(0, 1))
    let expected: Double = 6 * 39 / (16.5 * 9)
    #expect(abs(value - expected) < 1e-15)
    #expect(PairTable(nodeCount: 4, pairs: table.pairs).masses == table.linkSums)
  }

  @Test func minJointCountsPublicationsWhateverTheWeight() {
    let all = table.network(nodes: [0, 1, 2, 3], minJoint: 2, weight: .raw)
    #expect(all.linkCount == 4)
    #expect(all.value(2, 0) == 0.5)
    let some = table.network(nodes: [0, 1, 2, 3], minJoint: 3, weight: .binary)
    #expect(some.linkCount == 3)
    #expect(some.nodeCount == 4)
    #expect(some.degree(of: 2) == 0)
    #expect(some.value(0, 1) == 1)
  }

  @Test func nodesKeepTheOrderTheyAreGivenIn() {
    let network = table.network(nodes: [3, 1, 0], weight: .raw)
    #expect(network.neighbours(of: 0).map(\.node) == [1, 2])
    #expect(network.neighbours(of: 0).map(\.value) == [3, 10])
    #expect(network.strength(of: 2) == 16)
  }

  @Test func partnerValuesHaveADirection() {
    let network = table.network(nodes: [0, 1, 2, 3], weight: .partner)
    #expect(network.isDirected)
    #expect(network.value(0, 1) == 6.0 / 8)
    #expect(network.value(1, 0) == 6.0 / 16)
    // Country 3 has no mass, so nobody has a share in it; it has shares in the others.
    #expect(network.value(0, 3) == nil)
    #expect(network.value(3, 0) == 10.0 / 16)
    #expect(network.linkCount == 6)
    let scores = PartnerShareCentrality().scores(of: network).values
    let sums: [Double] = [0.75 + 0.125, 0.375, 0.5 / 16, 0.625 + 0.375]
    #expect(scores == sums.map { $0 / 3 })
  }
}
