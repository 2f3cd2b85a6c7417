import Collaboration
import Foundation
import Geography
import Rankings
import Testing

/// The split of a country's growth.
struct GrowthTests {
  @Test func thePartsAddUpForEveryCountry() throws {
    let ranker = Ranker(try Tables.world())
    let (first, second) = (try Corpora.window("2002"), try Corpora.window("2012"))
    let specification = try Tables.specification()
    let rankings = try [first, second].map { try ranker.ranking(in: $0, specification) }
    for country in rankings[1].entries.map(\.country) {
      let growth = try ranker.growth(of: country, from: first, to: second, specification)
      let scores = rankings.map { $0.entry(country)?.score ?? 0 }
      let change = scores[1] - scores[0]
      #expect(growth.linkSums == scores)
      #expect(abs(growth.parts.sum - change) <= 1e-12 * max(scores[0], scores[1]), "\(country)")
      let world = growth.byPartner.reduce(0) { $0 + $1.parts.world }
      #expect(near(world, growth.parts.world))
    }
  }

  /// Twice the counts everywhere: the world grew, and nothing else did.
  @Test func aWorldThatGrewEvenly() throws {
    let table = try Tables.table(
      years: #"""
        {"2000":{"works":{},"pairs":{"CN":{"DE":10,"US":30},"DE":{"US":20}}},
        "2001":{"works":{},"pairs":{"CN":{"DE":20,"US":60},"DE":{"US":40}}}}
        """#)
    let growth = try Ranker(table).growth(
      of: Tables.code("CN"), from: Corpora.window("2000"), to: Corpora.window("2001"),
      Tables.specification())
    #expect(near(growth.parts.world, 40))
    #expect(abs(growth.parts.partners) < 1e-9 && abs(growth.parts.share) < 1e-9)
  }

  /// By hand: one tie of 10 becomes 20 while m goes from 40 to 50 and s(DE) from 30 to 30.
  @Test func oneTieByHand() throws {
    let table = try Tables.table(
      years: #"""
        {"2000":{"works":{},"pairs":{"CN":{"DE":10},"DE":{"US":20},"FR":{"US":10}}},
        "2001":{"works":{},"pairs":{"CN":{"DE":20},"DE":{"US":10},"FR":{"US":20}}}}
        """#)
    let growth = try Ranker(table).growth(
      of: Tables.code("CN"), from: Corpora.window("2000"), to: Corpora.window("2001"),
      Tables.specification())
    let mean = 10 / log(2.0)
    #expect(near(growth.parts.world, mean * log(50.0 / 40)))
    #expect(near(growth.parts.partners, mean * log((30.0 / 50) / (30.0 / 40))))
    #expect(near(growth.parts.share, mean * log((20.0 / 30) / (10.0 / 30))))
  }

  @Test func aNewTieIsTheShareAlone() throws {
    let growth = try Ranker(Corpora.six()).growth(
      of: Tables.code("GB"), from: Corpora.window("2019"), to: Corpora.window("2020"),
      Specification())
    let france = try #require(growth.byPartner.first { $0.partner.text == "FR" })
    #expect(france.parts.share == -3 && france.parts.world == 0 && france.parts.partners == 0)
  }
}
