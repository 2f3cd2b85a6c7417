import Foundation
import TestSupport
import Testing

/// What is kept of a large corpus changes no answer.
struct KeptAnswersTests {
  private let folder: TemporaryFolder
  private let corpus: String

  /// A corpus that counts as large: one of its profiles has a great number.
  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("large.copub")
    var generator = SeededGenerator(seed: 11)
    let codes = ["CN", "US", "DE", "FR", "GB", "JP"]
    let works = (0..<400).map { id in
      SampleWork(
        id: id, year: Int.random(in: 2016...2019, using: &generator),
        authors: (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          [codes.randomElement(using: &generator) ?? "CN"]
        })
    }
    try folder.write("a.jsonl", works.map(\.line).joined())
    let run = try CommandRun(["ingest", folder.path("a.jsonl"), "--into", corpus])
    try #require(run.exit == 0, "\(run.stderr)")
    let script = """
      import sqlite3, sys
      with sqlite3.connect(sys.argv[1]) as db:
          db.execute("INSERT INTO profile_row SELECT 100000, year, type, fields, is_retracted,"
                     " is_truncated, lead, '-', 0 FROM profile_row LIMIT 1")
      """
    let made = Python.run(["-c", script, corpus])
    try #require(made.exit == 0, "\(made.text)")
  }

  private var questions: [[String]] {
    [
      ["rank", corpus], ["rank", corpus, "--window", "2017-2018", "--counting", "fractional"],
      ["rank", corpus, "--window", "2019", "--max-countries", "2", "--removed", "--json"],
      [
        "compare", corpus, "--windows", "2016-2017,2018-2019", "--focus", "CN", "--replicates",
        "50", "--json",
      ],
      ["partners", corpus, "--window", "2016-2019", "--focus", "US"], ["status", corpus],
    ]
  }

  private func sameAnswers() throws {
    for question in questions {
      let plain = try CommandRun(question)
      #expect(plain.exit == 0, "\(question): \(plain.stderr)")
      for round in ["first", "second"] {
        let run = try CommandRun(question, cache: folder.path("cache"))
        #expect(run.stdout == plain.stdout, "\(question), \(round)")
        #expect(run.stderr == plain.stderr && run.exit == 0)
      }
    }
  }

  @Test func answersAreTheSameAndNothingElseIsWritten() throws {
    let before = try Place.bytes(URL(fileURLWithPath: corpus))
    try sameAnswers()
    #expect(try Place.bytes(URL(fileURLWithPath: corpus)) == before)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("cache"))
    #expect(files.count == 1 && files[0].hasSuffix(".answers"))
  }

  /// A scope that one call declares does not lift the refusal of the next.
  @Test func aScopeDeclaredOnceIsNotKept() throws {
    let works = (0..<20).map { SampleWork(id: 2000 + $0, year: 2018, authors: [["CN"]]) }
    let more = (0..<6000).map { SampleWork(id: 3000 + $0, year: 2018, authors: [["CN"], ["US"]]) }
    try folder.write("c.jsonl", (works + more).map(\.line).joined())
    #expect(try CommandRun(["ingest", folder.path("c.jsonl"), "--into", corpus]).exit == 0)
    let cache = folder.path("cache")
    #expect(try CommandRun(["rank", corpus, "--scope", "world"], cache: cache).exit == 0)
    let refused = try CommandRun(["rank", corpus], cache: cache)
    #expect(refused.exit == 65 && refused.stderr.contains("90 %"), "\(refused.stderr)")
    #expect(try CommandRun(["rank", corpus]).stderr == refused.stderr)
  }

  @Test func aCorpusThatGrewIsCountedAnew() throws {
    try sameAnswers()
    try folder.write("b.jsonl", SampleWork(id: 999, year: 2018, authors: [["KE"], ["CN"]]).line)
    #expect(try CommandRun(["ingest", folder.path("b.jsonl"), "--into", corpus]).exit == 0)
    try sameAnswers()
    let run = try CommandRun(["rank", corpus], cache: folder.path("cache"))
    #expect(run.stdout.contains("Kenya"))
  }
}
