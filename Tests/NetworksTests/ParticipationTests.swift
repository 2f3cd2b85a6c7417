import Networks
import Testing

/// Participation of links in modules.
struct ParticipationTests {
  private let network = CollaborationNetwork(
    nodeCount: 5, links: [(0, 1, 2), (0, 2, 1), (0, 3, 1), (2, 3, 4)])

  @Test func formula() {
    let measure = ParticipationCentrality(modules: [7, 7, -3, 12, 12])
    let scores = measure.scores(of: network)
    // 0: 2/4 into the first module, 1/4 into each other; 2 and 3: 1/5 and 4/5.
    let expected = [1 - (0.25 + 0.0625 + 0.0625), 0, 1 - (0.04 + 0.64), 1 - (0.04 + 0.64), 0]
    for (score, value) in zip(scores.values, expected) {
      #expect(abs((score ?? .nan) - value) < 1e-15)
    }
    #expect(scores.remarks.isEmpty)
  }

  @Test func withOneModuleNothingIsSpread() {
    #expect(
      ParticipationCentrality(modules: [0, 0, 0, 0, 0]).scores(of: network).values
        == Array(repeating: 0, count: 5))
  }

  @Test func withoutModulesThereAreNoScores() {
    let scores = ParticipationCentrality().scores(of: network)
    #expect(scores.values == Array(repeating: nil, count: 5))
    #expect(scores.remarks == [.modulesMissing])
    #expect(scores.notes == ["the measure needs a module for every country, and none was given"])
  }
}
