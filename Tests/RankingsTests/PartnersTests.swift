import Collaboration
import Geography
import Intake
import Networks
import Rankings
import TestSupport
import Testing

/// Sizes, leadership, fields, limits and masses from outside.
struct PartnersTests {
  private func partners(_ line: String = "") throws -> Partners {
    try Ranker(Corpora.six()).partners(
      of: Tables.code("CN"), in: Corpora.window("2019"), Specification(parsing: line))
  }

  /// Counted by hand: 40 with US alone, 12 with DE alone, 3 of six countries.
  @Test func sizesAndLeadershipByHand() throws {
    let partners = try partners()
    #expect(partners.works == 155)
    #expect(partners.internationalWorks == 55)
    #expect(partners.ledWorks == 40)
    #expect(partners.sizes.map(\.works) == [52, 0, 3, 0])
    #expect(partners.sizes.map(\.strength) == [52, 0, 15, 0])
    let first = try #require(partners.partners.first)
    #expect(first.country.text == "US" && first.joint == 43 && first.weight == 43)
    #expect(first.bySize == [.two: 40, .threeToFour: 0, .fiveToNine: 3, .tenOrMore: 0])
    #expect(first.leadership?.own == 40 && first.leadership?.partner == 0)
    let germany = try #require(partners.partners.first { $0.country.text == "DE" })
    #expect(germany.leadership?.own == 0 && germany.leadership?.partner == 12)
  }

  @Test(arguments: CountingMethod.allCases)
  func sizesAddUpToTheWhole(counting: CountingMethod) throws {
    let corpus = try Corpora.six()
    let window = try Corpora.window("2019-2020")
    let whole = try corpus.copublications(
      in: window, counting: counting, territories: .asResolved, filter: PublicationFilter())
    let classes = try corpus.copublicationsBySize(
      in: window, counting: counting, territories: .asResolved, filter: PublicationFilter())
    for (place, country) in whole.countries.enumerated() {
      var (sum, works) = (0.0, 0.0)
      for part in classes.values {
        guard let own = part.index(of: country) else { continue }
        sum += part.linkSums[own]
        works += part.internationalWorks[own]
      }
      #expect(near(sum, whole.linkSums[place]), "\(country)")
      #expect(works == whole.internationalWorks[place], "\(country)")
    }
  }

  @Test func limitsSayWhatTheyRemovedByCountry() throws {
    let partners = try partners("max-countries=5")
    #expect(partners.removed?.publications == 3)
    #expect(partners.removed?.weight == 15)
    #expect(try self.partners().removed == nil)
    let ranking = try Ranker(Corpora.six()).ranking(
      in: Corpora.window("2019"), Specification(parsing: "max-countries=5"))
    #expect(ranking.removed.count == 6)
    #expect(ranking.totals?.removedWeight == 45)
  }

  /// 43 + 10 publications of field a or b with CN: 40 in a, 22 in b; one kind stands in both.
  @Test func fieldsAreCountedWhole() throws {
    let fields = try partners().fields
    #expect(fields.map(\.field) == ["a", "b"])
    #expect(fields.map(\.internationalWorks) == [40, 22])
    #expect(fields.map(\.totalWeight) == [40, 42])
  }

  /// At the first window's mix field a weighs 40 of 82, not 70 of 107.
  @Test func theMixOfFieldsIsHeld() throws {
    let ranker = Ranker(try Corpora.six())
    let mix = try #require(
      try ranker.constantFieldMix(
        of: Tables.code("CN"), from: Corpora.window("2019"), to: Corpora.window("2020"),
        Specification()))
    // 2020 as it is: US 92, CN 85, DE 37. Held: a 70 f, b 37 g with f < 1 < g keeps the order.
    #expect(mix.ranks == [2, 2])
    #expect(mix.heldRank == 2)
    let bare = ProfileCorpus(entries: [try Corpora.entry("CN US", 2019)], scope: .world)
    #expect(
      try Ranker(bare).constantFieldMix(
        of: Tables.code("CN"), from: Corpora.window("2019"), to: Corpora.window("2019"),
        Specification()) == nil)
  }

  private func masses(_ rows: String) throws -> OutsideMasses {
    try OutsideMasses(
      MemorySource(("country,year,works,international_works\n" + rows).utf8), name: "m.csv")
  }

  @Test func massesFromOutsideDivide() throws {
    let masses = try masses("CN,2019,900,400\nUnited States,2019,2000,900\nDE,2019,500,100\n")
    let ranker = Ranker(try Corpora.six(), masses: masses)
    var specification = try Specification(parsing: "weights=salton centrality=strength")
    specification.mass = .outside
    let ranking = try ranker.ranking(in: Corpora.window("2019"), specification)
    let root = { (a: Double, b: Double) in (a * b).squareRoot() }
    #expect(near(ranking.scores["CN"], 43 / root(400, 900) + 15 / root(400, 100)))
    #expect(ranking.notes.contains { $0.contains("none for 3 countries (FR, GB, JP)") })
    specification.weight = .association
    #expect(throws: CountingError.self) {
      try ranker.ranking(in: Corpora.window("2019"), specification)
    }
    specification.counting = .fractional
    let association = try ranker.ranking(in: Corpora.window("2019"), specification)
    let tie = 40 + 3.0 / 5
    let other = 12 + 3.0 / 5
    #expect(near(association.scores["CN"], tie * 1400 / (400 * 900) + other * 1400 / (400 * 100)))
  }

  @Test func rowsOfMassesThatCannotBeUsedAreFindings() throws {
    let masses = try masses(
      "CN,2019,900,400\nCN,2019,1,1\nXX,2019,1,1\nDE,2019,5,9\nFR,year,1,1\nGB,2019,,7\n")
    #expect(
      masses.findings.map(\.code)
        == ["mass-contradictory", "mass-country-unknown", "mass-repeated", "mass-unreadable"])
    #expect(masses.total(in: try Corpora.window("2019")) == 407)
    #expect(throws: CountingError.self) { try self.masses("") }
    #expect(throws: CountingError.self) {
      try OutsideMasses(MemorySource("a,b\n1,2\n".utf8), name: "m.csv")
    }
  }
}
