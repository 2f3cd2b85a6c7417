import Networks
import Testing

/// Units of scores.
struct ScoreScaleTests {
  private let path = CollaborationNetwork(
    nodeCount: 5, links: [(0, 1, 1), (1, 2, 1), (2, 3, 1)])

  private func scores(_ measure: any Centrality, _ scale: ScoreScale) -> [Double?] {
    scale.applied(to: measure.scores(of: path), of: measure).values
  }

  @Test func betweennessAsACountOfPairs() {
    #expect(scores(BetweennessCentrality(), .defined) == [0, 2.0 / 6, 2.0 / 6, 0, 0])
    #expect(scores(BetweennessCentrality(), .total) == [0, 2, 2, 0, 0])
    #expect(scores(BetweennessCentrality(), .maximum) == [0, 1, 1, 0, 0])
    #expect(scores(BetweennessCentrality(), .sum) == [0, 0.5, 0.5, 0, 0])
  }

  @Test func harmonicAsASum() {
    #expect(scores(HarmonicCentrality(), .total)[1] == 2.5)
  }

  @Test func whatWasNotDividedStays() {
    #expect(scores(DegreeCentrality(), .total) == [1, 2, 2, 1, 0])
    #expect(scores(ConstraintCentrality(), .maximum).last == .some(nil))
    let empty = CollaborationNetwork(nodeCount: 2, links: [])
    let zero = StrengthCentrality().scores(of: empty)
    for scale in ScoreScale.allCases {
      #expect(scale.applied(to: zero, of: StrengthCentrality()) == zero)
    }
  }
}
