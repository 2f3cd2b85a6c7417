import Collaboration
import Formats
import Geography
import Rankings
import Testing

/// What pair counts leave open does not become a rank.
struct PairCountRankingTests {
  private func ranker() throws -> Ranker {
    Ranker(
      try Tables.table(
        years: #"{"2020":{"works":{"CN":90,"HK":60,"US":100,"DE":95},"#
          + #""pairs":{"CN":{"US":40,"HK":30},"HK":{"US":35},"DE":{"US":50}}}}"#))
  }

  @Test func aMergingPolicyHasTwoReadings() throws {
    let ranker = try ranker()
    var specification = try Tables.specification()
    #expect(try ranker.readings(of: specification) == [specification])
    specification.territories = "hk-mo-in-cn"
    let readings = try ranker.readings(of: specification)
    #expect(readings.map(\.territories) == ["hk-mo-in-cn:max", "hk-mo-in-cn:sum"])
    #expect(try ranker.readings(of: readings[0]) == [readings[0]])
    let window = try YearWindow(parsing: "2020")
    #expect(throws: CountingError.self) { try ranker.ranking(in: window, specification) }
    let scores = try readings.map { try ranker.ranking(in: window, $0).scores }
    #expect(scores == [["CN": 40, "DE": 50, "US": 90], ["CN": 75, "DE": 50, "US": 125]])
    let notes = try ranker.ranking(in: window, readings[0]).notes
    #expect(notes.contains { $0.contains("bounded, not deduplicated") })
  }

  @Test func aBoundIsPartOfTheLine() throws {
    let specification = try Specification(parsing: "territories=sovereign:sum")
    #expect(specification.territories == "sovereign:sum")
    #expect(try Specification(parsing: specification.description) == specification)
    let ranker = try ranker()
    for name in ["sovereign:mean", "nowhere:max"] {
      var other = specification
      other.territories = name
      #expect(throws: SpecificationError.self) { try ranker.readings(of: other) }
    }
  }

  @Test func countriesThatWereNotAskedForHaveNoRank() throws {
    var builder = PairCountsBuilder()
    for (country, partners) in [("CN", ["US": 9.0, "FR": 90]), ("US", ["CN": 9, "FR": 80])] {
      var document = CountsDocument(format: "openalex-groups")
      var table = CountsDocument.Table(year: 2020)
      table.works = [country: 100]
      table.pairs = partners.sorted { $0.key < $1.key }.map { .init(country, $0.key, $0.value) }
      table.rows = [.init(country: country, page: 1, isLast: true)]
      document.tables = [table]
      try builder.add(document)
    }
    let ranker = Ranker(try builder.build().counts)
    let window = try YearWindow(parsing: "2020")
    for line in ["", "nodes=top:2", "nodes=works:1"] {
      let ranking = try ranker.ranking(in: window, Tables.specification(line))
      #expect(ranking.ranks == ["CN": "=1", "US": "=1"], "\(line)")
      #expect(ranking.notes.contains { $0.contains("FR") })
    }
    let fixed = try ranker.ranking(
      in: window, Tables.specification(), among: [Tables.code("FR"), Tables.code("US")])
    #expect(fixed.entries.map(\.country.text) == ["US"])
  }
}
