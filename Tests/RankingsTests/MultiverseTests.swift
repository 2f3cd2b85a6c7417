import Collaboration
import Geography
import Rankings
import Testing

struct MultiverseTests {
  private func multiverse(jobs: Int) throws -> Multiverse {
    try Ranker(Tables.small()).multiverse(
      of: Tables.code("CN"), windows: ["2019", "2020"].map { try YearWindow(parsing: $0) },
      axes: Multiverse.Axes(for: Tables.small(), around: Tables.specification()), jobs: jobs)
  }

  @Test func theNumberOfThreadsDoesNotMatter() throws {
    let one = try multiverse(jobs: 1)
    #expect(try multiverse(jobs: 2).results == one.results)
    #expect(one.results.map(\.specification) == one.axes.specifications)
    #expect(Set(one.results.map(\.specification)).count == one.results.count)
  }

  /// Every specification is counted once: rises, falls, unchanged, tied or unranked.
  @Test func directionsAddUp() throws {
    let multiverse = try multiverse(jobs: 1)
    let counts = multiverse.directions(from: 0, to: 1)
    #expect(
      counts.rises + counts.falls + counts.unchanged + counts.tied + counts.unranked
        == multiverse.results.count)
    #expect(counts.unranked > 0, "no country has 1000 works here")
  }

  @Test func everyResultIsTheRankUnderItsSpecification() throws {
    let ranker = Ranker(try Tables.small())
    for result in try multiverse(jobs: 2).results {
      let ranks = try ["2019", "2020"].map {
        try ranker.ranking(in: YearWindow(parsing: $0), result.specification)
          .rank(Tables.code("CN"))
      }
      #expect(result.ranks == ranks, "\(result.specification)")
    }
  }

  @Test func tiedResultsMatchNothing() throws {
    let multiverse = try multiverse(jobs: 1)
    #expect(multiverse.matching([2, 2]).allSatisfy { !$0.isTied && $0.ranks == [2, 2] })
    #expect(!multiverse.matching([2, 2]).isEmpty)
    #expect(multiverse.matching([nil, 77]).isEmpty)
  }
}
