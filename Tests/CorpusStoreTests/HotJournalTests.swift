import Foundation
import GRDB
import TestSupport
import Testing

@testable import CorpusStore

/// A corpus whose writer died in the middle of a transaction.
struct HotJournalTests {
  @Test func aReaderSeesTheLastWholeState() throws {
    let bench = try StoreBench()
    let path = bench.folder.path("whole.copub")
    let store = try CorpusStore.open(path, for: .write)
    _ = try Ingest().run(
      [try bench.works("w.jsonl", (1...20).map { SampleWork(id: $0) })], into: store)
    let digest = try store.digest()

    // The file and its journal as they lie while pages of an open transaction are in the file.
    let copy = bench.folder.path("cut.copub")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 1")
      try db.execute(sql: "BEGIN IMMEDIATE")
      try db.execute(sql: "UPDATE record_row SET digest = digest + 1")
      for number in 0..<500 {
        try db.execute(
          sql: "INSERT INTO setting (key, value) VALUES (?, ?)",
          arguments: ["key\(number)", String(repeating: "v", count: 900)])
      }
      for ending in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
      }
      try db.execute(sql: "ROLLBACK")
    }
    let cut = try CorpusStore.open(copy, for: .read)
    #expect(try cut.verify() == [])
    #expect(try cut.digest() == digest)
    #expect(try cut.setting("key1") == nil)
  }
}
