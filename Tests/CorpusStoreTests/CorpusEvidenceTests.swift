import CorpusStore
import Geography
import TestSupport
import Testing

/// Where many affiliations of a corpus place an institution, its bare mentions are read, as a guess.
struct CorpusEvidenceTests {
  private let bench: StoreBench
  init() throws { bench = try StoreBench() }

  /// Articles that place an invented university, and one that names it alone.
  private let articles = [
    SampleArticle(pmid: 1, authors: ["Norburg Technical University, Graz, Austria"]),
    SampleArticle(pmid: 2, authors: ["Norburg Technical University, Linz, Austria"]),
    SampleArticle(pmid: 3, authors: ["Department of Law, Norburg Technical University, Austria"]),
    SampleArticle(
      pmid: 4, authors: ["Department of Law, Norburg Technical University", "Oslo, Norway"]),
  ]

  private func bare(_ store: CorpusStore) throws -> String? {
    try store.lines().first { $0.hasPrefix("pmid:4") }
  }

  @Test func aBareMentionIsAGuess() throws {
    let store = try StoreBench.corpus([bench.articles("a.xml", articles)])
    #expect(try bare(store) == "pmid:4 2018 AT(-)~g!1 NO(-)")
    let counts = try store.openCounts()
    #expect([counts.unresolved, counts.guessed, counts.fromCorpus] == [0, 0, 1])
    #expect(try store.openAffiliations(limit: 9).map(\.restsOnCorpus) == [true])
    #expect(try store.openAffiliations(limit: 9).map(\.guess) == [["AT"].set])
    #expect(try store.verify() == [])
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let files = try articles.enumerated().map { try bench.articles("\($0).xml", [$1]) }
    let whole = try StoreBench.corpus(files)
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
      let store = try CorpusStore.inMemory()
      for place in order { _ = try Ingest().run([files[place]], into: store) }
      #expect(try store.contents() == whole.contents())
    }
  }

  @Test func twoTextsAreTooFewAndOneFromElsewhereIsTooMuch() throws {
    let few = try StoreBench.corpus(
      [bench.articles("a.xml", Array(articles[1...]))])
    #expect(try bare(few) == "pmid:4 2018 -!1 NO(-)")
    let stray = SampleArticle(pmid: 5, authors: ["Norburg Technical University, Ulm, Germany"])
    let file = try bench.articles("b.xml", articles + [stray])
    #expect(try bare(StoreBench.corpus([file])) == "pmid:4 2018 -!1 NO(-)")
  }

  /// The evidence goes when the publications that it rests on do.
  @Test func deletedPublicationsAreNoEvidence() throws {
    let store = try StoreBench.corpus([bench.articles("a.xml", articles)])
    _ = try Ingest().run([bench.articles("b.xml", [], deleting: [1])], into: store)
    #expect(try bare(store) == "pmid:4 2018 -!1 NO(-)")
    #expect(try store.openCounts().fromCorpus == 0)
    #expect(try store.verify() == [])
  }

  /// The digest is that of what the records state: a guess of the corpus is not in it.
  @Test func theDigestLeavesTheGuessOut() throws {
    let all = try StoreBench.corpus([bench.articles("a.xml", articles)])
    let alone = try StoreBench.corpus([bench.articles("b.xml", [articles[3]])])
    let digests = try [all, alone].map { store in
      var digest = ""
      try store.forEachPublication { if "\($0.identifiers)".contains("4") { digest = "\($0)" } }
      return digest
    }
    #expect(digests[0] != digests[1])
    let others = try StoreBench.corpus([bench.articles("c.xml", Array(articles[..<3]))])
    _ = try Ingest().run([bench.articles("d.xml", [articles[3]])], into: others)
    #expect(try others.digest() == all.digest())
  }
}

extension [String] {
  fileprivate var set: CountrySet { CountrySet(compactMap { CountryCode($0) }) }
}
