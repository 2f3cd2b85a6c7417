import Foundation
import GRDB
import TestSupport
import Testing

@testable import CorpusStore

/// What a process remembers of a corpus that it fills must not outlive the truth of it.
struct WriterMemoryTests {
  @Test func aFilterForgetsNothing() {
    var dice = SeededGenerator(seed: 1)
    var filter = HashFilter()
    let hashes = (0..<1_300_000).map { _ in UInt64.random(in: 0...UInt64.max, using: &dice) }
    var surprises = 0
    for hash in hashes where filter.insert(hash) { surprises += 1 }
    #expect(surprises < 20_000)
    #expect(hashes.allSatisfy { filter.insert($0) })
    var others = 0
    for _ in 0..<100_000 where filter.insert(UInt64.random(in: 0...UInt64.max, using: &dice)) {
      others += 1
    }
    #expect(others < 5_000)
  }

  /// Rows that stand in a table twice.
  private func repetitions(_ path: String) throws -> Int {
    try DatabaseQueue(path: path).read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) - count(DISTINCT hash) FROM profile_key)
            + (SELECT count(*) - count(DISTINCT text) FROM word)
          """) ?? -1
    }
  }

  /// Two connections fill one corpus in turns, and one of them brings corpus evidence between.
  @Test func othersMayWriteBetween() throws {
    let bench = try StoreBench()
    let path = bench.folder.url.appendingPathComponent("shared.copub").path
    let alone = try CorpusStore.inMemory()
    let stores = try [
      CorpusStore.open(path, for: .write), CorpusStore.open(path, for: .write),
    ]
    for number in 0..<6 {
      let file = try bench.works(
        "\(number).jsonl",
        (0..<40).map { SampleWork(id: number * 25 + $0, authors: [["CN"], ["US"]]) })
      _ = try Ingest().run([file], into: stores[number % 2])
      _ = try Ingest().run([file], into: alone)
    }
    #expect(try repetitions(path) == 0)
    try stores[0].expectSound()
    #expect(try stores[1].contents() == alone.contents())
  }

  /// One store takes several files with the same publications, profiles and words in them.
  @Test func oneStoreTakesManyFiles() throws {
    let bench = try StoreBench()
    let path = bench.folder.url.appendingPathComponent("one.copub").path
    let files = try (0..<5).map { number in
      try bench.works(
        "\(number).jsonl",
        (0..<60).map { SampleWork(id: number * 30 + $0, authors: [["CN"], ["DE"]]) })
    }
    let store = try CorpusStore.open(path, for: .write)
    for file in files { _ = try Ingest().run([file], into: store) }
    let other = try CorpusStore.inMemory()
    _ = try Ingest(jobs: 2).run(files.reversed(), into: other)
    #expect(try repetitions(path) == 0)
    try store.expectSound()
    #expect(try store.contents() == other.contents())
    #expect(try store.status().records.duplicate == 4 * 30)
  }
}
