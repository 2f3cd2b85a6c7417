import TestSupport

/// Records that share identifiers, contradict each other, replace each other and are deleted.
struct Tangle {
  let works: [SampleWork]
  let articles: [SampleArticle]
  let deleted: [Int]

  init(seed: UInt64, of count: Int) {
    var generator = SeededGenerator(seed: seed)
    let few = max(2, count / 4)
    func doi() -> String? {
      Bool.random(using: &generator)
        ? "10.5555/t\(Int.random(in: 1...few, using: &generator))" : nil
    }
    let codes = ["CN", "US", "DE", "FR"]
    works = (0..<count).map { _ in
      SampleWork(
        id: Int.random(in: 1...count, using: &generator), doi: doi(),
        pmid: Bool.random(using: &generator) ? Int.random(in: 1...few, using: &generator) : nil,
        year: Int.random(in: 2015...2020, using: &generator),
        authors: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          Bool.random(using: &generator) ? [codes.randomElement(using: &generator) ?? "CN"] : []
        }, updated: "202\(Int.random(in: 0...4, using: &generator))-01-01",
        citations: Int.random(in: 0...2, using: &generator))
    }
    articles = (0..<count).map { _ in
      SampleArticle(
        pmid: Int.random(in: 0...9, using: &generator) == 0
          ? nil : Int.random(in: 1...few, using: &generator),
        version: Int.random(in: 1...3, using: &generator), doi: doi(),
        isbn: Bool.random(using: &generator)
          ? "978000000000\(Int.random(in: 0...1, using: &generator))" : nil,
        year: Int.random(in: 2015...2020, using: &generator))
    }
    deleted = (0..<2).map { _ in Int.random(in: 1...few, using: &generator) }
  }
}

extension StoreBench {
  /// Spreads the records over files at random, in random order.
  func files(
    _ name: String, _ records: Tangle, using generator: inout SeededGenerator
  ) throws -> [String] {
    var paths: [String] = []
    var left = (
      works: records.works.shuffled(using: &generator),
      articles: records.articles.shuffled(using: &generator),
      deleted: records.deleted.shuffled(using: &generator)
    )
    while !left.works.isEmpty {
      let count = min(left.works.count, Int.random(in: 1...9, using: &generator))
      paths.append(
        try works("\(name)w\(left.works.count)", Array(left.works.suffix(count))))
      left.works.removeLast(count)
    }
    while !left.articles.isEmpty || !left.deleted.isEmpty {
      let count = min(left.articles.count, Int.random(in: 1...9, using: &generator))
      let gone = left.deleted.popLast().map { [$0] } ?? []
      paths.append(
        try articles(
          "\(name)a\(left.articles.count).\(gone.count).\(left.deleted.count)",
          Array(left.articles.suffix(count)), deleting: gone))
      left.articles.removeLast(count)
    }
    return paths.shuffled(using: &generator)
  }
}
