import Collaboration
import Formats
import Geography
import Testing

/// Pair counts parted by number of countries count as the publications themselves do.
struct StrataTests {
  private static let countries = ["CN", "DE", "FR", "GB", "HK", "KE", "MO", "US"]
  private let sample = RandomPublications(600, of: countries, upTo: 6, seed: 11)
  private static let exact = (2...6).map { CountrySpan(from: $0, to: $0) }

  private func count(
    _ source: any CopublicationSource, _ counting: CountingMethod, maxCountries: Int? = nil,
    window: String = "2019-2020"
  ) throws -> Copublications {
    var filter = PublicationFilter()
    filter.maxCountries = maxCountries
    return try source.copublications(
      in: YearWindow(parsing: window), counting: counting,
      territories: #require(TerritoryPolicy.named("as-stated")), bound: nil, filter: filter)
  }

  /// The same ties, weights and international works, by another way.
  @Test(
    arguments: [CountingMethod.full, .fractional, .paper], [nil, 2, 3, 5, 6, 30] as [Int?])
  func strataCountAsPublicationsDo(counting: CountingMethod, maxCountries: Int?) throws {
    let truth = try count(sample.corpus(), counting, maxCountries: maxCountries)
    let counted = try count(
      PairCounts(sample.document(strata: Self.exact)), counting, maxCountries: maxCountries)
    #expect(agree(counted.weights, truth.weights))
    #expect(agree(counted.jointPublications, truth.jointPublications))
    let works = truth.table(truth.internationalWorks).filter { $0.value > 0 }
    #expect(agree(counted.table(counted.internationalWorks), works))
  }

  @Test func strengthUnderFractionalCountingIsInternationalWorks() throws {
    let counted = try count(PairCounts(sample.document(strata: Self.exact)), .fractional)
    for (sum, works) in zip(counted.linkSums, counted.internationalWorks) {
      #expect(abs(sum - works) < 1e-9)
    }
  }

  @Test func strataThatCoverAllAreTheTotal() throws {
    let spans = [CountrySpan(from: 2, to: 2), .init(from: 3, to: 4), .init(from: 5, to: nil)]
    let sum = try PairCounts(sample.document(strata: spans, withTotal: false))
    let total = try PairCounts(sample.document())
    #expect(sum.tables.mapValues(\.total) == total.tables.mapValues(\.total))
    #expect(sum.tables[2019]?.strata.keys.sorted() == [2])
  }

  @Test func anOpenStratumIsRefusedWithItsBounds() throws {
    let spans = [CountrySpan(from: 2, to: 2), .init(from: 3, to: 3)]
    let table = try PairCounts(sample.document(strata: spans))
    let error = #expect(throws: CountingError.self) { try count(table, .fractional) }
    #expect(error?.code == "strata-incomplete")
    let text = error?.description ?? ""
    #expect(text.contains("4 and more countries"))
    #expect(text.contains("--max-countries 3"))
    let year = try #require(table.tables[2019])
    let rest =
      year.total.pairs.reduce(0) { $0 + $1.joint }
      - year.strata.values.reduce(0) { $0 + $1.pairs.reduce(0) { $0 + $1.joint } }
    #expect(text.contains(": \(Int(rest)) of "))
    #expect(text.contains("between 0 and \(StrataTests.decimals(rest / 3)),"), "\(text)")
    #expect(throws: CountingError.self) { try count(table, .full, maxCountries: 4) }
    let limited = try count(table, .fractional, maxCountries: 3)
    let truth = try count(sample.corpus(), .fractional, maxCountries: 3)
    #expect(agree(limited.weights, truth.weights))
    #expect(try count(table, .full).weights == count(sample.corpus(), .full).weights)
  }

  private static func decimals(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  @Test func aLimitSaysWhatItLeavesOut() throws {
    let table = try PairCounts(sample.document(strata: Self.exact))
    let notes = try count(table, .full, maxCountries: 3).notes
    #expect(notes.count == 1)
    #expect(notes.first?.contains("more than 3 countries") == true)
    #expect(try count(table, .fractional).notes.isEmpty)
  }

  @Test func aYearWithoutStrataIsRefused() throws {
    var document = sample.document(strata: Self.exact)
    document.tables.removeAll { $0.year == 2020 && $0.countries != .international }
    let table = try PairCounts(document)
    let error = #expect(throws: CountingError.self) { try count(table, .paper) }
    #expect(error?.description.contains("2020") == true)
    #expect(throws: Never.self) { try count(table, .paper, window: "2019") }
  }

  @Test(arguments: [CountingMethod.authorShare, .bilateralScore])
  func noStrataKnowAuthors(counting: CountingMethod) throws {
    let table = try PairCounts(sample.document(strata: Self.exact))
    #expect(throws: CountingError.self) { try count(table, counting) }
  }

  /// Merged codes change the number of countries of a publication.
  @Test func strataCannotFollowAMergingPolicy() throws {
    let table = try PairCounts(sample.document(strata: Self.exact))
    let policy = try #require(TerritoryPolicy.named("hk-mo-in-cn"))
    #expect(throws: CountingError.self) {
      try table.copublications(
        in: YearWindow(parsing: "2019"), counting: .fractional, territories: policy, bound: .max,
        filter: PublicationFilter())
    }
  }
}
