import CorpusStore
import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// How many threads work on a file changes nothing of what is read.
struct ThreadTests {
  @Test func everySampleAloneWithOneTwoAndFourThreads() throws {
    for sample in Place.files(below: Place.sample("")) {
      let path = Place.sample(sample).path
      let results = try [1, 2, 4].map { jobs in
        let store = try CorpusStore.inMemory()
        let report = try Ingest(jobs: jobs).run([path], into: store)
        let findings = try store.status().findings + report.findings
        return try store.contents() + findings.map(\.line)
          + report.outcomes.map { "\($0.path) \($0.format ?? "-") \($0.isTroubled)" }
      }
      #expect(results[0] == results[1], "\(sample)")
      #expect(results[0] == results[2], "\(sample)")
    }
  }

  /// Damage in the middle, records behind it, more of everything than one batch holds.
  @Test func aLongDamagedFile() throws {
    let folder = try TemporaryFolder()
    var text = (0..<1000).map { SampleWork(id: $0, authors: [["CN"], ["XX"]]).line }.joined()
    text += "{\"broken\":\n" + (900..<2000).map { SampleWork(id: $0).line }.joined() + "[}"
    let path = try folder.write("long.jsonl.gz", gzipMember(Array(text.utf8)))
    let results = try [1, 2, 4].map { jobs in
      let store = try CorpusStore.inMemory()
      _ = try Ingest(jobs: jobs).run([path], into: store)
      try store.expectSound()
      return try store.contents() + store.status().findings.map(\.line)
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
