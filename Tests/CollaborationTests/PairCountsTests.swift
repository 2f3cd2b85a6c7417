import Collaboration
import Formats
import Geography
import Intake
import TestSupport
import Testing

struct PairCountsTests {
  private func sample() throws -> PairCounts {
    try PairCounts(
      CountsFormat().read(Input(path: Place.sample("counts/small.json").path), limits: .standard))
  }

  private func count(
    _ table: PairCounts, _ window: String, _ counting: CountingMethod = .full,
    territories: String = "as-stated", filter: PublicationFilter = PublicationFilter()
  ) throws -> Copublications {
    try table.copublications(
      in: YearWindow(parsing: window), counting: counting,
      territories: #require(TerritoryPolicy.named(territories)), filter: filter)
  }

  @Test func yearsAreAddedUp() throws {
    let counted = try count(sample(), "2019-2020")
    #expect(
      counted.weights == [
        "CN-DE": 26, "CN-FR": 6, "CN-US": 112, "DE-FR": 31, "DE-US": 39, "FR-US": 35, "KE-US": 9,
      ])
    #expect(
      counted.table(counted.internationalWorks) == [
        "CN": 140, "DE": 82, "FR": 63, "KE": 9, "US": 178,
      ])
    #expect(counted.works == nil)
    #expect(counted.fractionalWorks == nil)
    #expect(counted.totals == nil)
  }

  @Test func yearsOutsideTheTableAddNothing() throws {
    let one = try count(sample(), "2020")
    let more = try count(sample(), "2020-2025")
    #expect(one.weights == more.weights)
    #expect(try count(sample(), "2021").countries.isEmpty)
  }

  @Test func whatATableKnowsOfItself() throws {
    let table = try sample()
    #expect(table.years == [2019, 2020])
    #expect(table.scope == .world)
    #expect(table.isScopeDeclared)
    #expect(table.defaultTerritories == "as-stated")
    #expect(!table.hasPublications)
  }

  @Test(arguments: CountingMethod.allCases.filter { $0 != .full })
  func otherCountingsNeedStrata(counting: CountingMethod) throws {
    let error = #expect(throws: CountingError.self) { try count(sample(), "2020", counting) }
    #expect(error?.code == "counts-without-publications")
    #expect(error?.description.contains(counting.rawValue) == true)
  }

  @Test func filtersNeedPublications() throws {
    let table = try sample()
    let changes: [(inout PublicationFilter) -> Void] = [
      { $0.maxAuthors = 5 }, { $0.maxCountries = 5 }, { $0.types = [.article] },
      { $0.fields = ["Physics"] }, { $0.retracted = .drop },
    ]
    for change in changes {
      var filter = PublicationFilter()
      change(&filter)
      #expect(throws: CountingError.self) { try count(table, "2020", filter: filter) }
    }
  }

  private func table(_ members: String) throws -> PairCounts {
    let text = #"{"format":"copub.counts/1",\#(members)}"#
    return try PairCounts(CountsFormat().read(MemorySource(text.utf8), limits: .standard))
  }

  @Test func spellingsOfCountriesAreUnderstood() throws {
    let table = try table(
      #""years":{"2000":{"works":{"China":2},"pairs":{"USA":{"Peoples R China":2}}}}"#)
    #expect(try count(table, "2000").weights == ["CN-US": 2])
  }

  @Test(arguments: [
    #""years":{"2000":{"pairs":{"CN":{"US":1},"US":{"CN":2}}}}"#,
    #""years":{"2000":{"pairs":{"CN":{"CN":1}}}}"#,
    #""years":{"2000":{"pairs":{"CN":{"Atlantis":1}}}}"#, #""scope":"galaxy","years":{}"#,
    #""years":{"2000":{"works":{"China":1,"CN":1}}}"#,
    #""years":{"2000":{"works":{"CN":1},"strata":{"2":{"works":{"CN":2}}}}}"#,
    #""years":{"2000":{"pairs":{"CN":{"US":1}},"strata":{"2":{"pairs":{"CN":{"US":2}}}}}}"#,
    #""years":{"2000":{"strata":{"2":{},"3":{}}}}"#,
    #""years":{"2000":{"strata":{"3":{},">3":{}}}}"#,
    #""years":{"2000":{"strata":{"2":{},"2-4":{},">4":{}}}}"#,
  ])
  func contradictionsAreRefused(members: String) {
    #expect(throws: CountingError.self) { try table(members) }
  }
}
