import Networks
import Testing

/// Names and formulas of the distance conversions.
struct DistanceConversionTests {
  @Test(arguments: ["inverse", "neg-log", "opsahl:0.5", "opsahl:1", "opsahl:0", "opsahl:1.25"])
  func namesAreReadBack(_ name: String) throws {
    #expect(try #require(DistanceConversion(name)).description == name)
  }

  @Test(arguments: [
    "", "Inverse", "inverse ", "log", "opsahl", "opsahl:", "opsahl:-1", "opsahl:nan",
    "opsahl:inf", "opsahl:0x1", "opsahl:1e999", "opsahl: 1", "opsahl:1,5",
  ])
  func otherNamesAreRefused(_ name: String) {
    #expect(DistanceConversion(name) == nil)
  }

  @Test func namesThatMeanTheSameAreOne() {
    #expect(DistanceConversion("opsahl:1.0") == DistanceConversion("opsahl:1"))
    #expect(DistanceConversion("opsahl:-0")?.description == "opsahl:0")
    #expect(DistanceConversion("opsahl:5e-1")?.description == "opsahl:0.5")
  }

  @Test func formulas() {
    #expect(DistanceConversion.inverse.length(of: 4, maximum: 8) == 0.25)
    #expect(DistanceConversion.opsahl(alpha: 0.5).length(of: 4, maximum: 8) == 0.5)
    #expect(DistanceConversion.opsahl(alpha: 0).length(of: 4, maximum: 8) == 1)
    #expect(DistanceConversion.negLog.length(of: 8, maximum: 8) == 1)
    let length = DistanceConversion.negLog.length(of: 4, maximum: 8)
    #expect(abs(length - 1.6931471805599453) < 1e-15)
  }

  @Test func theConversionDecidesWhichPathIsShortest() {
    // By 1/v the detour is shorter; by 1 - ln(v / max v) it is not.
    let network = CollaborationNetwork(nodeCount: 3, links: [(0, 1, 4), (1, 2, 4), (0, 2, 1.5)])
    let measure = BetweennessCentrality()
    #expect(measure.scores(of: network, distance: .inverse).values == [0, 1, 0])
    #expect(measure.scores(of: network, distance: .negLog).values == [0, 0, 0])
  }
}
