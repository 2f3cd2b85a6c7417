import CorpusStore
import TestSupport
import Testing

/// Which records are one publication. Every case is tried in every order of its files.
struct DuplicateTests {
  private let bench: StoreBench
  init() throws { bench = try StoreBench() }

  /// One file a work or article; the contents must not depend on the order of the files.
  private func corpus(
    _ works: [SampleWork] = [], _ articles: [SampleArticle] = [], deleting deleted: [Int] = [],
    _ location: SourceLocation = #_sourceLocation
  ) throws -> CorpusStore {
    var files: [String] = []
    for (place, work) in works.enumerated() { files.append(try bench.works("w\(place)", [work])) }
    for (place, article) in articles.enumerated() {
      files.append(try bench.articles("a\(place)", [article]))
    }
    for pmid in deleted { files.append(try bench.articles("d\(pmid)", [], deleting: [pmid])) }
    let reference = try StoreBench.corpus(files)
    try reference.expectSound(location)
    for order in permutations(files) {
      let other = try StoreBench.corpus(order)
      try other.expectSound(location)
      let difference = try other.contents().difference(from: reference.contents())
      #expect(difference.isEmpty, "\(order.map { $0.suffix(2) })", sourceLocation: location)
    }
    return reference
  }

  @Test func theNewestVersionWins() throws {
    let store = try corpus([
      SampleWork(id: 1, authors: [["CN"]], updated: "2020-01-01"),
      SampleWork(id: 1, authors: [["US"]], updated: "2022-01-01"),
      SampleWork(id: 1, authors: [["DE"]], updated: "2021-01-01"),
    ])
    #expect(try store.counts() == [3, 1, 2, 0])
    #expect(try store.lines() == ["openalex:W1 2018 US!1"])
  }

  @Test func theVersionNumberOfPubMedGoesFirst() throws {
    let store = try corpus(
      [],
      [
        SampleArticle(pmid: 1, version: 2, authors: ["Invented Institute, Berlin, Germany"]),
        SampleArticle(pmid: 1, version: 1), SampleArticle(pmid: 1, version: 1, year: 2017),
      ])
    #expect(try store.counts() == [3, 1, 2, 0])
    #expect(try store.lines() == ["pmid:1 2018 DE(-)!1"])
  }

  @Test func twoCopiesOfOneRecordAreOnePublication() throws {
    let copy = SampleWork(id: 1, doi: "10.5555/a")
    let files = [try bench.works("1", [copy, SampleWork(id: 2)]), try bench.works("2", [copy])]
    let store = try StoreBench.corpus(files)
    #expect(try store.counts() == [3, 2, 1, 0])
    try store.expectSound()
  }

  @Test func acrossProvidersTheMostKnownAuthorsAreKept() throws {
    let store = try corpus(
      [SampleWork(id: 1, doi: "10.5555/A", authors: [["CN"], []])],
      [
        SampleArticle(
          pmid: 7, doi: "10.5555/a",
          authors: ["Invented University, Beijing, China", "Invented Institute, Berlin, Germany"])
      ])
    #expect(try store.counts() == [2, 1, 1, 0])
    #expect(try store.lines() == ["doi:10.5555/a;openalex:W1;pmid:7 2018 CN(-)!1 DE(-)"])
  }

  @Test func amongEqualsTheProviderDecides() throws {
    let store = try corpus(
      [SampleWork(id: 1, pmid: 7, authors: [["US"]])], [SampleArticle(pmid: 7)])
    #expect(try store.lines() == ["openalex:W1;pmid:7 2018 US!1"])
  }

  @Test func sharingIsTransitive() throws {
    let store = try corpus(
      [SampleWork(id: 1, doi: "10.5555/a")],
      [
        SampleArticle(pmid: 7, doi: "10.5555/a"), SampleArticle(pmid: nil, doi: "10.5555/a"),
      ])
    #expect(try store.counts() == [3, 1, 2, 0])
    #expect(try store.lines().first?.hasPrefix("doi:10.5555/a;openalex:W1;pmid:7 ") == true)
  }

  @Test func aBridgeJoinsWhatWasApart() throws {
    let store = try corpus(
      [SampleWork(id: 1, doi: "10.5555/a", pmid: 7)],
      [SampleArticle(pmid: 7), SampleArticle(pmid: nil, doi: "10.5555/a", year: 2001)])
    #expect(try store.counts() == [3, 1, 2, 0])
  }

  @Test func aBridgeThatIsReplacedJoinsNoLonger() throws {
    let store = try corpus(
      [
        SampleWork(id: 1, doi: "10.5555/a", pmid: 7, updated: "2020-01-01"),
        SampleWork(id: 1, doi: "10.5555/a", updated: "2021-01-01"),
      ], [SampleArticle(pmid: 7)])
    #expect(try store.counts() == [3, 2, 1, 0])
    #expect(
      try store.lines() == ["pmid:7 2018 CN(-)!1", "doi:10.5555/a;openalex:W1 2018 CN!1"])
  }

  @Test func aSharedIdentifierOfDifferentPublicationsJoinsNothing() throws {
    let store = try corpus([
      SampleWork(id: 1, doi: "10.5555/a"), SampleWork(id: 2, doi: "10.5555/a"),
    ])
    #expect(try store.counts() == [2, 2, 0, 0])
    let status = try store.status()
    #expect(status.identifierConflicts == ["doi:10.5555/a"])
    #expect(
      status.findings.filter { $0.code == "identifier-conflict" }.map(\.record) == [
        "doi:10.5555/a"
      ])
  }

  @Test func differentDOIsKeepRecordsApart() throws {
    let store = try corpus(
      [SampleWork(id: 1, doi: "10.5555/a", pmid: 7)], [SampleArticle(pmid: 7, doi: "10.5555/b")])
    #expect(try store.counts() == [2, 2, 0, 0])
    #expect(try store.status().identifierConflicts == ["pmid:7"])
  }

  @Test func aConflictThatIsOverIsForgotten() throws {
    let store = try corpus([
      SampleWork(id: 1, doi: "10.5555/a", updated: "2020-01-01"),
      SampleWork(id: 1, doi: "10.5555/b", updated: "2021-01-01"),
      SampleWork(id: 2, doi: "10.5555/a"),
    ])
    #expect(try store.counts() == [3, 2, 1, 0])
    #expect(try store.status().identifierConflicts == [])
  }

  @Test func anISBNNeverMerges() throws {
    let store = try corpus(
      [],
      [
        SampleArticle(pmid: 1, isbn: "9780000000002"),
        SampleArticle(pmid: 2, isbn: "9780000000002"),
        SampleArticle(pmid: nil, isbn: "9780000000002"),
      ])
    #expect(try store.counts() == [3, 3, 0, 0])
    #expect(try store.status().identifierConflicts == [])
  }

  @Test func aRecordWithoutIdentifierIsNeverADuplicate() throws {
    let works = [SampleWork(id: nil), SampleWork(id: nil), SampleWork(id: 1)]
    let files = [
      try bench.works("1", works), try bench.works("2", works + [SampleWork(id: 2)]),
    ]
    let store = try StoreBench.corpus(files)
    #expect(try store.counts() == [7, 6, 1, 0])
    try store.expectSound()
  }

  @Test func aDeletionHoldsInAnyOrder() throws {
    let store = try corpus([], [SampleArticle(pmid: 1), SampleArticle(pmid: 2)], deleting: [1])
    #expect(try store.counts() == [2, 1, 0, 1])
    #expect(try store.lines() == ["pmid:2 2018 CN(-)!1"])
    let finding = try store.status().findings.first { $0.code == "deleted-by-source" }
    #expect(finding?.record == "pmid:1")
    #expect(finding?.byte != nil)
  }

  @Test func aDeletionTakesEveryVersion() throws {
    let store = try corpus(
      [], [SampleArticle(pmid: 1), SampleArticle(pmid: 1, version: 2)], deleting: [1])
    #expect(try store.counts() == [2, 0, 0, 2])
  }

  @Test func aDeletionIsOfItsProviderAlone() throws {
    let store = try corpus(
      [SampleWork(id: 1, pmid: 7, authors: [["US"]])], [SampleArticle(pmid: 7)], deleting: [7])
    #expect(try store.counts() == [2, 1, 0, 1])
    #expect(try store.lines() == ["openalex:W1;pmid:7 2018 US!1"])
  }

  @Test func aDeletedBridgeJoinsNoLonger() throws {
    let store = try corpus(
      [SampleWork(id: 1, doi: "10.5555/a")],
      [SampleArticle(pmid: 7, doi: "10.5555/a"), SampleArticle(pmid: nil, doi: "10.5555/a")],
      deleting: [7])
    #expect(try store.counts() == [3, 1, 1, 1])
  }
}

/// Every order of some values.
func permutations<Value>(_ values: [Value]) -> [[Value]] {
  if values.count <= 1 { return [values] }
  return values.indices.flatMap { place in
    var rest = values
    let first = rest.remove(at: place)
    return permutations(rest).map { [first] + $0 }
  }
}
