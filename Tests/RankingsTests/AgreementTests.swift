import Rankings
import Testing

/// Agreement of rankings, computed by hand. `AQ` is the centre of each star and ranks first.
struct AgreementTests {
  private func agreement(_ one: [String: Int], _ two: [String: Int]) throws -> Agreement {
    Agreement(
      try Tables.ranking(Tables.star(one), "2000"), try Tables.ranking(Tables.star(two), "2000"))
  }

  @Test func aRankingAgreesWithItself() throws {
    let table = ["CN": 4, "DE": 3, "FR": 3, "KE": 1]
    let agreement = try agreement(table, table)
    #expect(agreement.countries == 5)
    #expect(near(agreement.kendallTauB, 1))
    #expect(near(agreement.spearman, 1))
    #expect(near(agreement.rankBiasedOverlap, 1))
    #expect(agreement.topTenOverlap == 1)
  }

  @Test func twoNeighboursChangePlaces() throws {
    let agreement = try agreement(
      ["CN": 4, "DE": 3, "FR": 2, "KE": 1], ["CN": 3, "DE": 4, "FR": 2, "KE": 1])
    #expect(near(agreement.kendallTauB, 0.8))
    #expect(near(agreement.spearman, 0.9))
    // Overlap 1, 1/2, 1, 1, 1 at the depths 1 to 5.
    #expect(near(agreement.rankBiasedOverlap, 0.955))
  }

  @Test func aTieInOneRanking() throws {
    let agreement = try agreement(["CN": 3, "DE": 3, "FR": 1], ["CN": 3, "DE": 2, "FR": 1])
    #expect(near(agreement.kendallTauB, 5 / 30.0.squareRoot()))
    #expect(near(agreement.spearman, 4.5 / 22.5.squareRoot()))
    // The tie stands at its best rank: at depth 2, 2 · 2 / (3 + 2).
    #expect(near(agreement.rankBiasedOverlap, 0.982))
  }

  @Test func theOppositeOrder() throws {
    let agreement = try agreement(
      ["CN": 4, "DE": 3, "FR": 2, "KE": 1], ["CN": 1, "DE": 2, "FR": 3, "KE": 4])
    // Of ten pairs the four with the centre agree.
    #expect(near(agreement.kendallTauB, -0.2))
  }

  @Test func littleInCommon() throws {
    let agreement = try agreement(["CN": 2, "DE": 1], ["FR": 2, "KE": 1])
    #expect(agreement.countries == 1)
    #expect(agreement.kendallTauB == nil)
    #expect(agreement.spearman == nil)
    #expect(near(agreement.rankBiasedOverlap, 0.415))
    #expect(near(agreement.topTenOverlap, 1.0 / 3))
  }
}
