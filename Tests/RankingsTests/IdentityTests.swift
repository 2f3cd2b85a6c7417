import Collaboration
import CorpusStore
import Geography
import Intake
import Rankings
import TestSupport
import Testing

/// Newman 2001 and Perianes-Rodriguez, Waltman & van Eck 2016: counted fractionally, strength equals
/// international works.
struct IdentityTests {
  private func check(_ corpus: ProfileCorpus, _ label: String) throws {
    guard let first = corpus.years.first, let last = corpus.years.last,
      let window = YearWindow(first, last)
    else { return }
    let ranking = try Ranker(corpus).ranking(
      in: window, Specification(parsing: "counting=fractional"))
    for entry in ranking.entries {
      let works = try #require(entry.internationalWorks)
      #expect(
        abs((entry.score ?? .nan) - works) <= 1e-12 * max(1, works), "\(label) \(entry.country)")
    }
  }

  @Test func ofInventedPublications() throws {
    try check(Corpora.six(), "six")
    let countries = ["AT", "BE", "CN", "DE", "FR", "GB", "JP", "KR", "US", "ZA"]
    for seed in 1...20 {
      var random = SeededGenerator(seed: UInt64(seed))
      let entries = try (0..<300).map { _ in
        let size = Int.random(in: 1...10, using: &random)
        let codes = countries.shuffled(using: &random).prefix(size).joined(separator: " ")
        return try Corpora.entry(codes, 2020, times: Int.random(in: 1...9, using: &random))
      }
      try check(ProfileCorpus(entries: entries, scope: .world), "seed \(seed)")
    }
  }

  @Test(arguments: ["openalex", "pubmed"])
  func ofTheSamples(name: String) throws {
    let store = try CorpusStore.inMemory()
    _ = try Ingest().run(InputFinder(paths: [Place.sample(name).path]).files, into: store)
    let corpus = try store.profiles(scope: .world)
    #expect(!corpus.entries.isEmpty)
    try check(corpus, name)
  }

  @Test(
    .enabled(
      if: Place.shared("data/works") != nil, .init(rawValue: Place.absent("data/works"))),
    arguments: ["openalex", "europepmc", "scielo", "wos-text", "scopus"])
  func ofRealExports(name: String) throws {
    let folder = try #require(Place.shared("data/works/\(name)"))
    let store = try CorpusStore.inMemory()
    _ = try Ingest().run(InputFinder(paths: [folder.path]).files, into: store)
    let corpus = try store.profiles(scope: .world)
    #expect(!corpus.entries.isEmpty)
    try check(corpus, name)
  }
}
