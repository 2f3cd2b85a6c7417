import CorpusStore
import TestSupport
import Testing

/// One set of records, however it is split, shuffled and read, makes one corpus.
struct OrderTests {
  /// Records that share identifiers, contradict each other, replace each other and are deleted.
  private func tangle(
    seed: UInt64, of count: Int
  ) -> (works: [SampleWork], articles: [SampleArticle], deleted: [Int]) {
    var generator = SeededGenerator(seed: seed)
    let few = max(2, count / 4)
    func doi() -> String? {
      Bool.random(using: &generator)
        ? "10.5555/t\(Int.random(in: 1...few, using: &generator))" : nil
    }
    let codes = ["CN", "US", "DE", "FR"]
    let works = (0..<count).map { _ in
      SampleWork(
        id: Int.random(in: 1...count, using: &generator), doi: doi(),
        pmid: Bool.random(using: &generator) ? Int.random(in: 1...few, using: &generator) : nil,
        year: Int.random(in: 2015...2020, using: &generator),
        authors: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          Bool.random(using: &generator) ? [codes.randomElement(using: &generator) ?? "CN"] : []
        }, updated: "202\(Int.random(in: 0...4, using: &generator))-01-01",
        citations: Int.random(in: 0...2, using: &generator))
    }
    let articles = (0..<count).map { _ in
      SampleArticle(
        pmid: Int.random(in: 0...9, using: &generator) == 0
          ? nil : Int.random(in: 1...few, using: &generator),
        version: Int.random(in: 1...3, using: &generator), doi: doi(),
        isbn: Bool.random(using: &generator)
          ? "978000000000\(Int.random(in: 0...1, using: &generator))" : nil,
        year: Int.random(in: 2015...2020, using: &generator))
    }
    let deleted = (0..<2).map { _ in Int.random(in: 1...few, using: &generator) }
    return (works, articles, deleted)
  }

  /// Spreads the records over files at random, in random order.
  private func files(
    _ bench: StoreBench, _ name: String,
    _ records: (works: [SampleWork], articles: [SampleArticle], deleted: [Int]),
    using generator: inout SeededGenerator
  ) throws -> [String] {
    var paths: [String] = []
    var works = records.works.shuffled(using: &generator)
    var articles = records.articles.shuffled(using: &generator)
    var deleted = records.deleted.shuffled(using: &generator)
    while !works.isEmpty {
      let count = min(works.count, Int.random(in: 1...9, using: &generator))
      paths.append(try bench.works("\(name)w\(works.count)", Array(works.suffix(count))))
      works.removeLast(count)
    }
    while !articles.isEmpty || !deleted.isEmpty {
      let count = min(articles.count, Int.random(in: 1...9, using: &generator))
      let gone = deleted.popLast().map { [$0] } ?? []
      paths.append(
        try bench.articles(
          "\(name)a\(articles.count).\(gone.count).\(deleted.count)",
          Array(articles.suffix(count)), deleting: gone))
      articles.removeLast(count)
    }
    return paths.shuffled(using: &generator)
  }

  @Test(arguments: 1...12)
  func anyOrderAndAnySplitMakeTheSameCorpus(seed: UInt64) throws {
    let bench = try StoreBench()
    let records = tangle(seed: seed, of: seed % 2 == 0 ? 40 : 8)
    let whole = try StoreBench.corpus([
      try bench.works("whole.jsonl", records.works),
      try bench.articles("whole.xml", records.articles, deleting: records.deleted),
    ])
    try whole.expectSound()
    var generator = SeededGenerator(seed: seed &* 977)
    for round in 0..<8 {
      let files = try files(bench, "\(round)", records, using: &generator)
      let store = try StoreBench.corpus(files, jobs: 1 + round % 2)
      try store.expectSound()
      let difference = try store.contents().difference(from: whole.contents())
      #expect(difference.isEmpty, "round \(round)")
    }
  }

  /// What the files of a run were to the corpus does not depend on which of them came first.
  @Test(arguments: 1...6)
  func anyOrderMakesTheSameChanges(seed: UInt64) throws {
    let bench = try StoreBench()
    var generator = SeededGenerator(seed: seed)
    let before = try files(bench, "before", tangle(seed: seed, of: 20), using: &generator)
    let records = tangle(seed: seed + 100, of: 30)
    let run = try files(bench, "run", records, using: &generator)
    var seen = Set<RecordChanges>()
    for round in 0..<6 {
      let store = try StoreBench.corpus(before)
      let held = try store.counts()
      let changes = try Ingest(jobs: 1 + round % 2)
        .run(run.shuffled(using: &generator), into: store).changes
      seen.insert(changes)
      let told =
        changes.new + changes.changed + changes.unchanged + changes.older + changes.deleted
      #expect(told >= (try store.counts()[0]) - held[0], "every record of the run is told of")
    }
    #expect(seen.count == 1)
  }

  @Test func changesCompareWithTheCorpusBefore() throws {
    let bench = try StoreBench()
    let store = try StoreBench.corpus([
      try bench.articles("first", [1, 2, 3, 4].map { SampleArticle(pmid: $0, version: 2) })
    ])
    let update = [
      SampleArticle(pmid: 1, version: 3, year: 2001), SampleArticle(pmid: 2, version: 3),
      SampleArticle(pmid: 3, version: 1, year: 2001), SampleArticle(pmid: 5, version: 1),
      SampleArticle(pmid: 5, version: 2, year: 2001),
    ]
    let changes = try Ingest().run(
      [try bench.articles("second", update, deleting: [4])], into: store
    )
    .changes
    #expect(changes.changed == 1)
    #expect(changes.unchanged == 1)
    #expect(changes.older == 2, "pmid 3, and the first version of pmid 5")
    #expect(changes.new == 1)
    #expect(changes.deleted == 1)
  }

  @Test func oneThreadAndTwoMakeTheSameCorpus() throws {
    let bench = try StoreBench()
    let files = try (0..<40).map { file in
      try bench.works(
        "\(file).jsonl",
        (0..<50).map { SampleWork(id: file * 30 + $0, doi: "10.5555/\(file * 30 + $0)") })
    }
    let one = try StoreBench.corpus(files, jobs: 1)
    let two = try StoreBench.corpus(files, jobs: 2)
    #expect(try one.contents() == two.contents())
    #expect(try one.counts() == [2000, 1220, 780, 0])
  }

  /// Different contents have different digests.
  @Test func theDigestIsOfTheContents() throws {
    let bench = try StoreBench()
    let variants = [
      [SampleWork(id: 1)], [SampleWork(id: 2)], [SampleWork(id: 1, year: 2017)],
      [SampleWork(id: 1, authors: [["US"]])], [SampleWork(id: 1, citations: 1)],
      [SampleWork(id: 1, doi: "10.5555/a")], [SampleWork(id: nil)],
      [SampleWork(id: nil), SampleWork(id: nil)], [],
    ]
    var digests = Set<String>()
    for (place, works) in variants.enumerated() {
      digests.insert(try StoreBench.corpus([bench.works("\(place)", works)]).digest())
    }
    #expect(digests.count == variants.count)
    #expect(digests.allSatisfy { $0.count == 64 })
  }
}
