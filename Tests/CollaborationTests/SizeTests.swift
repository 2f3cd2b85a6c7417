import Collaboration
import Formats
import Geography
import Testing

/// Sizes of publications by strata of pair counts, and by the publications themselves.
struct SizeTests {
  private static let countries = [
    "AT", "BE", "CH", "CN", "DE", "DK", "FI", "FR", "GB", "JP", "KE", "US",
  ]
  private let sample = RandomPublications(600, of: countries, upTo: 12, seed: 5)

  private func classes(_ source: any CopublicationSource) throws -> [SizeClass: Copublications] {
    try source.copublicationsBySize(
      in: YearWindow(parsing: "2019-2020"), counting: .full,
      territories: #require(TerritoryPolicy.named("as-stated")), filter: PublicationFilter())
  }

  @Test func strataPartAsPublicationsDo() throws {
    let strata = (2...9).map { CountrySpan(from: $0, to: $0) }
    let counted = try classes(PairCounts(sample.document(strata: strata)))
    let truth = try classes(sample.corpus())
    for size in SizeClass.allCases {
      let (one, two) = (try #require(counted[size]), try #require(truth[size]))
      #expect(one.jointPublications == two.jointPublications, "\(size.rawValue)")
      let works = { (part: Copublications) in
        part.table(part.internationalWorks).filter { $0.value > 0 }
      }
      #expect(works(one) == works(two), "\(size.rawValue)")
      #expect(!one.ties.isEmpty)
    }
  }

  @Test func aMissingStratumIsRefused() throws {
    let strata = (2...8).map { CountrySpan(from: $0, to: $0) }
    let table = try PairCounts(sample.document(strata: strata))
    let error = #expect(throws: CountingError.self) { try classes(table) }
    #expect(error?.description.contains("publications of 9 countries") ?? false)
  }

  /// What a limit removes is the same by strata and by publications.
  @Test func limitsRemoveTheSame() throws {
    let strata = (2...9).map { CountrySpan(from: $0, to: $0) }
    var filter = PublicationFilter()
    filter.maxCountries = 4
    let removed = try [
      PairCounts(sample.document(strata: strata)) as any CopublicationSource, sample.corpus(),
    ].map { source in
      try source.copublications(
        in: YearWindow(parsing: "2019-2020"), counting: .full,
        territories: #require(TerritoryPolicy.named("as-stated")), filter: filter
      ).removed
    }
    #expect(removed[0] == removed[1])
    #expect(removed[0].count == Self.countries.count)
  }
}
