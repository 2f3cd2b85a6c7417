import Collaboration
import Geography
import Rankings
import Testing

struct ComparisonTests {
  private func comparison(_ windows: [String], _ line: String = "") throws -> Comparison {
    try Ranker(Tables.small()).comparison(
      of: windows.map { try YearWindow(parsing: $0) }, Tables.specification(line))
  }

  @Test func moves() throws {
    // 2019: US 93, CN 60, DE 45, FR 33, KE 5. 2020: US 102, CN 84, DE 51, FR 39, KE 4.
    let comparison = try comparison(["2019", "2020"])
    let china = try #require(comparison.move(Tables.code("CN")))
    #expect(china.ranks == [2, 2])
    #expect(china.scores == [60, 84])
    #expect(china.rise == 0)
    #expect(comparison.moves.map(\.country.text) == ["US", "CN", "DE", "FR", "KE"])
    #expect(comparison.entrants.isEmpty)
    #expect(comparison.leavers.isEmpty)
  }

  @Test func leaversAndEntrants() throws {
    let there = try comparison(["2019", "2020"], "nodes=works:5")
    #expect(there.leavers.map(\.text) == ["KE"])
    #expect(there.entrants.isEmpty)
    #expect(try there.move(Tables.code("KE"))?.ranks == [5, nil])
    #expect(try there.move(Tables.code("KE"))?.rise == nil)
    let back = try comparison(["2020", "2019"], "nodes=works:5")
    #expect(back.entrants.map(\.text) == ["KE"])
    #expect(back.leavers.isEmpty)
    #expect(back.moves.map(\.country.text) == ["US", "CN", "DE", "FR", "KE"])
  }

  @Test func aRiseIsPositive() throws {
    // 2019: FR 33, degree 2 = CN 2; 2020: FR degree 3 = CN 3 = DE 3.
    let comparison = try comparison(["2019", "2020"], "centrality=degree")
    #expect(try comparison.move(Tables.code("CN"))?.ranks == [3, 2])
    #expect(try comparison.move(Tables.code("CN"))?.rise == 1)
    #expect(try comparison.move(Tables.code("US"))?.rise == 0)
  }

  @Test func thePublishedRise() throws {
    let comparison = try Ranker(Tables.world()).comparison(
      of: ["2013-2017", "2018-2022"].map { try YearWindow(parsing: $0) },
      Tables.specification("centrality=eigenvector weights=log nodes=works:5000"))
    let china = try #require(comparison.move(Tables.code("CN")))
    #expect(china.ranks == [6, 4])
    #expect(china.rise == 2)
    #expect(comparison.entrants.count - comparison.leavers.count == 114 - 90)
  }
}
