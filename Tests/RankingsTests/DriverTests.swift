import Collaboration
import Geography
import Rankings
import Testing

/// "Drivers" of the definitions.
struct DriverTests {
  private func windows(_ first: String, _ second: String) throws -> (YearWindow, YearWindow) {
    (try YearWindow(parsing: first), try YearWindow(parsing: second))
  }

  /// The exact parts add up to the change of the score.
  @Test(arguments: [
    ("", "2013-2017", "2018-2022"), ("weights=log", "2000", "2002"),
    ("centrality=partner-share", "2000", "2002"), ("nodes=works:500", "2000", "2002"),
    ("weights=salton", "2000", "2002"), ("weights=partner", "2002", "2000"),
    ("weights=association mass=links", "2000", "2002"), ("min-joint=100", "2000", "2002"),
  ])
  func exactPartsAddUpToTheChange(line: String, before: String, after: String) throws {
    let ranker = Ranker(try Tables.world())
    let (first, second) = try windows(before, after)
    let specification = try Tables.specification(line)
    let china = try Tables.code("CN")
    let drivers = try ranker.drivers(of: china, from: first, to: second, specification)
    let before = try #require(try ranker.ranking(in: first, specification).entry(china)?.score)
    let after = try #require(try ranker.ranking(in: second, specification).entry(china)?.score)
    let sum = drivers.reduce(0) { $0 + ($1.exact ?? .nan) }
    #expect(abs(sum - (after - before)) <= 1e-12 * max(abs(before), abs(after)), "\(line)")
    #expect(drivers.count > 50)
    #expect(drivers.map(\.partner) == drivers.map(\.partner).sorted())
  }

  @Test func otherMeasuresHaveNoExactParts() throws {
    let (first, second) = try windows("2019", "2020")
    let drivers = try Ranker(Tables.small()).drivers(
      of: Tables.code("CN"), from: first, to: second,
      Tables.specification("centrality=eigenvector"))
    #expect(drivers.count == 3)
    #expect(drivers.allSatisfy { $0.exact == nil && $0.counterfactualScore != nil })
  }

  /// 2019: CN-DE 10, CN-US 50, m 118. 2020: CN-DE 16, CN-FR 6, CN-US 62, m 140; CN 84, US 102, DE 51.
  @Test func counterfactualsByHand() throws {
    let (first, second) = try windows("2019", "2020")
    let drivers = try Ranker(Tables.small()).drivers(
      of: Tables.code("CN"), from: first, to: second, Tables.specification())
    #expect(drivers.map(\.partner.text) == ["DE", "FR", "US"])
    #expect(drivers.map(\.joint) == [[10, 16], [0, 6], [50, 62]])
    #expect(drivers.map(\.exact) == [6, 6, 12])
    #expect(near(drivers[0].counterfactualScore, 84 - 16 + 10.0 * 140 / 118))
    #expect(near(drivers[1].counterfactualScore, 78))
    #expect(near(drivers[2].counterfactualScore, 84 - 62 + 50.0 * 140 / 118))
    #expect(drivers.map(\.counterfactualRank) == [2, 2, 2])
  }

  @Test func aTieThatEndedIsADriverToo() throws {
    let (first, second) = try windows("2020", "2019")
    let drivers = try Ranker(Tables.small()).drivers(
      of: Tables.code("CN"), from: first, to: second, Tables.specification())
    let france = try #require(drivers.first { $0.partner.text == "FR" })
    #expect(france.joint == [6, 0])
    #expect(france.exact == -6)
    #expect(near(france.counterfactualScore, 60 + 6.0 * 118 / 140))
  }
}
