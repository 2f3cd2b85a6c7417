import Collaboration
import Formats
import Geography
import Testing

/// A merging policy on pair counts bounds what publications would give.
struct TerritoryBoundTests {
  private static let countries = ["CN", "HK", "MO", "FR", "GP", "RE", "US", "KE"]
  private let sample = RandomPublications(500, of: countries, upTo: 5, seed: 5)

  private func count(
    _ source: any CopublicationSource, _ territories: String, _ bound: TerritoryBound? = nil
  ) throws -> Copublications {
    try source.copublications(
      in: YearWindow(parsing: "2019-2020"), counting: .full,
      territories: #require(TerritoryPolicy.named(territories)), bound: bound,
      filter: PublicationFilter())
  }

  @Test(arguments: ["hk-mo-in-cn", "sovereign"])
  func theTruthLiesBetween(policy: String) throws {
    let table = try PairCounts(sample.document())
    let truth = try count(sample.corpus(), policy)
    let low = try count(table, policy, .max)
    let high = try count(table, policy, .sum)
    #expect(Set(truth.weights.keys) == Set(low.weights.keys))
    #expect(Set(truth.weights.keys) == Set(high.weights.keys))
    #expect(!truth.countries.contains(try TinyCorpus.code("HK")))
    var open = 0
    for (tie, weight) in truth.weights {
      #expect(low.weights[tie] ?? .infinity <= weight, "\(tie)")
      #expect(high.weights[tie] ?? 0 >= weight, "\(tie)")
      if low.weights[tie] != high.weights[tie] { open += 1 }
    }
    #expect(open > 0, "there is something to bound")
    #expect(low.weights["KE-US"] == truth.weights["KE-US"], "ties of others are exact")
    for (country, works) in truth.table(truth.internationalWorks) {
      #expect(high.table(high.internationalWorks)[country] ?? 0 >= works)
    }
    #expect(low.notes.contains { $0.contains("\(policy):max") && $0.contains("\(policy):sum") })
  }

  @Test func theLargestAndTheSum() throws {
    var document = CountsDocument(format: "invented")
    for (year, hongKong) in [(2019, 5.0), (2020, 40.0)] {
      var table = CountsDocument.Table(year: year)
      table.works = ["CN": 30, "HK": 20, "US": 50]
      table.pairs = [.init("CN", "US", 10), .init("HK", "US", hongKong), .init("CN", "HK", 7)]
      document.tables.append(table)
    }
    let table = try PairCounts(document)
    #expect(try count(table, "hk-mo-in-cn", .max).weights == ["CN-US": 50], "year by year")
    #expect(try count(table, "hk-mo-in-cn", .sum).weights == ["CN-US": 65])
    let works = try count(table, "hk-mo-in-cn", .max)
    #expect(works.table(works.internationalWorks) == ["CN": 60, "US": 100])
    let sum = try count(table, "hk-mo-in-cn", .sum)
    #expect(sum.table(sum.internationalWorks) == ["CN": 100, "US": 100])
  }

  @Test func aMergingPolicyNeedsItsBound() throws {
    let table = try PairCounts(sample.document())
    let policy = try #require(TerritoryPolicy.named("hk-mo-in-cn"))
    #expect(table.needsBound(under: policy))
    let error = #expect(throws: CountingError.self) { try count(table, "hk-mo-in-cn") }
    #expect(error?.code == "territories-need-bound")
    #expect(error?.description.contains("hk-mo-in-cn:max") == true)
  }

  @Test func aPolicyThatMergesNothingIsExact() throws {
    var document = CountsDocument(format: "invented")
    var counts = CountsDocument.Table(year: 2020)
    counts.pairs = [.init("CN", "US", 10), .init("GP", "US", 3)]
    document.tables = [counts]
    let table = try PairCounts(document)
    #expect(try count(table, "hk-mo-in-cn").weights == ["CN-US": 10, "GP-US": 3])
    #expect(try count(table, "sovereign").weights == ["CN-US": 10, "FR-US": 3], "a code renamed")
    let resolved = try count(table, "as-resolved")
    #expect(resolved.notes.contains { $0.contains("as-stated") })
    #expect(try count(table, "as-stated").notes.isEmpty)
  }

  @Test func mergedCountsCannotBeTakenApart() throws {
    var document = sample.document()
    document.territories = "hk-mo-in-cn"
    let table = try PairCounts(document)
    #expect(throws: Never.self) { try count(table, "hk-mo-in-cn") }
    #expect(throws: CountingError.self) { try count(table, "as-resolved") }
    #expect(throws: CountingError.self) { try count(table, "sovereign", .max) }
  }

  @Test func publicationsHaveNoBounds() throws {
    let corpus = try sample.corpus()
    #expect(!corpus.needsBound(under: try #require(TerritoryPolicy.named("sovereign"))))
    let error = #expect(throws: CountingError.self) { try count(corpus, "sovereign", .sum) }
    #expect(error?.code == "territories-without-bounds")
  }

  @Test(arguments: [
    ("hk-mo-in-cn:max", "hk-mo-in-cn", TerritoryBound.max), ("a:b:sum", "a:b", .sum),
    ("sovereign", "sovereign", nil), ("sovereign:min", "sovereign:min", nil), (":max", "", .max),
  ])
  func namesHaveABoundBehind(name: String, policy: String, bound: TerritoryBound?) {
    let parts = TerritoryBound.split(name)
    #expect(parts.policy == policy)
    #expect(parts.bound == bound)
  }
}
