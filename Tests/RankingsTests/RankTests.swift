import Rankings
import Testing

/// "Ranks" of the definitions.
struct RankTests {
  @Test(arguments: [
    ([5, 4, 4, 3], [1, 2, 2, 4]), ([1, 2, 3], [3, 2, 1]), ([0, 0, 0], [1, 1, 1]), ([], []),
    ([1, 1 + 1e-10, 2], [2, 2, 1]), ([1, 1 + 1e-8, 2], [3, 2, 1]), ([-1, -2, 0], [2, 3, 1]),
    // The third is within the tolerance of the second, but not of the best of the tie.
    ([1, 1 - 0.8e-9, 1 - 1.6e-9], [1, 1, 3]),
  ] as [([Double], [Int])])
  func competitionRanks(scores: [Double], ranks: [Int]) {
    let result = Ranking.ranks(of: scores.map(Optional.some))
    #expect(result.ranks == ranks)
    let tied = ranks.map { rank in ranks.count { $0 == rank } > 1 }
    #expect(result.tied == tied)
  }

  @Test func lowerIsBetterWhereAMeasureSaysSo() {
    #expect(Ranking.ranks(of: [0.5, 0.1, 0.5], lowerIsBetter: true).ranks == [2, 1, 2])
  }

  @Test func withoutAScoreThereIsNoRank() {
    let result = Ranking.ranks(of: [nil, 3, nil, 4])
    #expect(result.ranks == [nil, 2, nil, 1])
    #expect(result.tied == [false, false, false, false])
  }

  @Test func tiesStandInTheOrderOfTheirCodes() throws {
    let ranking = try Tables.ranking(
      Tables.star(["US": 3, "CN": 3, "DE": 9, "FR": 3, "KE": 1]), "2000")
    #expect(ranking.entries.map(\.country.text) == ["AQ", "DE", "CN", "FR", "US", "KE"])
    #expect(
      ranking.ranks == ["AQ": "1", "DE": "2", "CN": "=3", "FR": "=3", "US": "=3", "KE": "6"])
  }

  @Test func outsideTheNodeSetThereIsNoRank() throws {
    let ranking = try Tables.ranking(Tables.small(), "2020", "nodes=works:5")
    #expect(ranking.rank(try Tables.code("KE")) == nil)
    #expect(ranking.entry(try Tables.code("KE")) == nil)
    #expect(ranking.entries.count == 4)
  }
}
