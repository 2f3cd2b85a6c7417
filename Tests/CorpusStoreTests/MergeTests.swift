import CorpusStore
import Foundation
import Geography
import TestSupport
import Testing

/// Corpora joined are the corpus of all their files.
struct MergeTests {
  @Test(arguments: 1...6)
  func anySplitAndAnyOrderMakeTheSameCorpus(seed: UInt64) throws {
    let bench = try StoreBench()
    var generator = SeededGenerator(seed: seed)
    let files = try bench.files("f", Tangle(seed: seed, of: 40), using: &generator)
    let whole = try StoreBench.corpus(files)
    var parts = [[String]](repeating: [], count: 3)
    for file in files {
      parts[Int.random(in: 0..<3, using: &generator)].append(file)
      // Some files were read into two corpora.
      if Bool.random(using: &generator) {
        parts[Int.random(in: 0..<3, using: &generator)].append(file)
      }
    }
    for _ in 0..<3 {
      let merged = try CorpusStore.inMemory()
      for part in parts.shuffled(using: &generator) {
        _ = try merged.merge(StoreBench.corpus(part))
      }
      try merged.expectSound()
      #expect(try merged.contents() == whole.contents())
      #expect(try merged.status().sources.count == files.count)
      #expect(
        try merged.openAffiliations(limit: 100)
          == whole.openAffiliations(limit: 100))
    }
  }

  @Test func theSamplesMergedAreTheSamples() throws {
    let samples = Place.files(below: Place.sample("")).filter {
      $0 != "README.md" && !$0.hasSuffix("queries.tsv")
    }.map { Place.sample($0).path }
    let whole = try StoreBench.corpus(samples)
    let merged = try CorpusStore.inMemory()
    for start in 0..<3 {
      let part = stride(from: start, to: samples.count, by: 3).map { samples[$0] }
      _ = try merged.merge(StoreBench.corpus(part))
    }
    #expect(try merged.contents() == whole.contents())
    #expect(try merged.status().findings.map(\.line) == whole.status().findings.map(\.line))
  }

  @Test func againChangesNothing() throws {
    let bench = try StoreBench()
    let part = try StoreBench.corpus([bench.works("a", [SampleWork(id: 1), SampleWork(id: nil)])])
    let merged = try CorpusStore.inMemory()
    let first = try merged.merge(part)
    #expect((first.files, first.known) == (1, 0))
    let contents = try merged.contents()
    let second = try merged.merge(part)
    #expect((second.files, second.known) == (0, 1))
    #expect(try merged.contents() == contents)
  }

  /// Aliases of one corpus reach the records of all; a table is read with them too.
  @Test func aliasesComeAlong() throws {
    let bench = try StoreBench()
    let articles = (1...4).map { number in
      try? bench.articles(
        "\(number)",
        [SampleArticle(pmid: number, authors: ["Invented Kiosk \(number % 2)", "Paris, France"])])
    }.compactMap(\.self)
    var ingest = Ingest()
    ingest.resolver = CountryResolver(
      aliases: try AliasTable(tsv: "text\tcountries\nInvented Kiosk 1\tNO\n"))
    let whole = try CorpusStore.inMemory()
    _ = try ingest.run(articles, into: whole)
    let aliased = try CorpusStore.inMemory()
    _ = try ingest.run(Array(articles.prefix(2)), into: aliased)
    let plain = try StoreBench.corpus(Array(articles.suffix(2)))
    for parts in [[aliased, plain], [plain, aliased]] {
      let merged = try CorpusStore.inMemory()
      for part in parts { _ = try merged.merge(part) }
      try merged.expectSound()
      #expect(try merged.contents() == whole.contents())
      #expect(try merged.openAffiliations(limit: 9) == whole.openAffiliations(limit: 9))
      #expect(try merged.status().affiliations == whole.status().affiliations)
    }
    var text = ""
    _ = try ProfileTableWriter(Ingest()) { text += $0 }.records(of: articles)
    let table = try CorpusStore.inMemory()
    _ = try ingest.run([bench.folder.write("table.tsv", text)], into: table)
    #expect(try table.contents() == whole.contents())
    #expect(try table.status().affiliations == whole.status().affiliations)
    #expect(try whole.lines().contains { $0.contains("NO") })
  }

  @Test func whatWasMadeInAnotherWayIsRefused() throws {
    let bench = try StoreBench()
    let works = try bench.works("a", [SampleWork(id: 1)])
    let merged = try StoreBench.corpus([works], evidence: .stated)
    let other = try StoreBench.corpus([works])
    #expect(throws: StoreError.self) { _ = try merged.merge(other) }
  }

  @Test func theScopeOfPartsIsNotTheScopeOfTheWhole() throws {
    let bench = try StoreBench()
    let (one, two) = (
      try StoreBench.corpus([bench.works("a", [SampleWork(id: 1)])]),
      try StoreBench.corpus([bench.works("b", [SampleWork(id: 2)])])
    )
    try one.set("scope", to: "topic")
    try two.set("scope", to: "country:CN")
    let merged = try CorpusStore.inMemory()
    _ = try merged.merge(one)
    #expect(try merged.setting("scope") == "topic")
    _ = try merged.merge(two)
    #expect(try merged.setting("scope") == "unknown")
  }
}
