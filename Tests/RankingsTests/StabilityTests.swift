import Collaboration
import Geography
import Rankings
import Testing

/// "Stability" of the definitions.
struct StabilityTests {
  private func stability(
    _ source: any CopublicationSource, _ line: String = "", windows: [String] = ["2019", "2020"],
    replicates: Int = 60, seed: UInt64 = 7, jobs: Int = 1
  ) throws -> Stability {
    var specification = try Specification(parsing: line)
    specification.territories = source.defaultTerritories
    return try Ranker(source).stability(
      of: Tables.code("CN"), in: windows.map { try Corpora.window($0) }, specification,
      replicates: replicates, seed: seed, jobs: jobs)
  }

  @Test(arguments: ["", "counting=author-share centrality=eigenvector", "pool=mean-of-years"])
  func theSeedDecidesAndThreadsDoNot(line: String) throws {
    let one = try stability(Corpora.six(), line)
    #expect(one.rows == (try stability(Corpora.six(), line, jobs: 2).rows))
    #expect(one.rows != (try stability(Corpora.six(), line, seed: 8).rows))
    #expect(one.kind == .publications)
    #expect(try stability(Tables.small()).kind == .pairCounts)
  }

  /// What the counting cannot tell apart makes no difference, not even to the bytes.
  @Test func authorsThatTheCountingDoesNotReadChangeNothing() throws {
    let split = [3, 17, 12].enumerated().map { index, times in (index + 1, times) }
    let many = ProfileCorpus(
      entries: try split.map { try Corpora.entry("CN*\($0) US", 2019, times: $1) }
        + [Corpora.entry("CN DE", 2020, times: 9)], scope: .world)
    let few = ProfileCorpus(
      entries: [
        try Corpora.entry("CN US", 2019, times: 32), try Corpora.entry("CN DE", 2020, times: 9),
      ], scope: .world)
    #expect(try stability(many).rows == stability(few).rows)
    #expect(
      try stability(many, "counting=author-share").rows
        != stability(few, "counting=author-share").rows)
  }

  /// Kinds drawn at their own numbers are the count itself.
  @Test(arguments: CountingMethod.allCases)
  func kindsAreTheCount(counting: CountingMethod) throws {
    let corpus = try Corpora.six()
    let window = try Corpora.window("2019-2020")
    let filter = PublicationFilter()
    let kinds = corpus.kinds(
      in: window, counting: counting, territories: .asResolved, filter: filter)
    let drawn = kinds.copublications { $0 }
    let counted = try corpus.copublications(
      in: window, counting: counting, territories: .asResolved, filter: filter)
    #expect(drawn.countries == counted.countries)
    #expect(drawn.works == counted.works)
    #expect(drawn.internationalWorks == counted.internationalWorks)
    #expect(drawn.ties.map(\.joint) == counted.ties.map(\.joint))
    for (one, two) in zip(drawn.ties, counted.ties) { #expect(near(one.weight, two.weight)) }
  }

  /// Publications in two windows are drawn once: the change between overlapping windows is firmer
  /// than that of windows apart.
  @Test func sharedYearsAreDrawnOnce() throws {
    let same = try stability(Corpora.six(), windows: ["2019-2020", "2019-2020"])
    #expect(same.rows.allSatisfy { $0.unchanged == 1 && $0.bounds[0] == $0.bounds[1] })
  }

  @Test func theFocusStandsAboveAndBelow() throws {
    let stability = try stability(Corpora.six(), windows: ["2020"])
    let row = { (code: String) in try #require(stability.row(Tables.code(code))) }
    #expect(try row("CN").belowFocus == [0.5], "equal to itself")
    #expect(try row("JP").belowFocus[0] > 0.95)
    #expect(try row("US").belowFocus[0] < 0.3)
    for row in stability.rows {
      #expect(abs(row.rises + row.falls + row.unchanged - 1) < 1e-12 || row.bounds[0] == nil)
    }
  }
}
