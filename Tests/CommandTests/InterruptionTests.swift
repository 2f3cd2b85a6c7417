import Foundation
import TestSupport
import Testing

/// An interrupted ingest leaves a corpus of whole source files; a second run completes it.
struct InterruptionTests {
  private static let filesInAll = 12
  private static let worksAFile = 150

  private func writeInput(_ folder: TemporaryFolder) throws -> String {
    var generator = SeededGenerator(seed: 5)
    let codes = ["CN", "US", "DE", "FR", "GB", "JP", "KE", "BR"]
    for file in 0..<Self.filesInAll {
      let works = (0..<Self.worksAFile).map { place in
        SampleWork(
          id: file * 140 + place,  // so that files share works
          doi: place % 3 == 0 ? "10.5555/k\(file * 140 + place)" : nil,
          year: Int.random(in: 2010...2020, using: &generator),
          authors: (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            [codes.randomElement(using: &generator) ?? "CN"]
          }, updated: "2024-01-\(10 + file % 5)")
      }
      try folder.write("input/\(file).jsonl", works.map(\.line).joined())
    }
    return folder.path("input")
  }

  private func digest(_ corpus: String) throws -> String {
    let run = try CommandRun(["verify", corpus, "--digest"])
    #expect(run.exit == 0, "\(run.stderr)")
    return run.stdout
  }

  @Test(.timeLimit(.minutes(10)))
  func killedAtAnyMoment() throws {
    let folder = try TemporaryFolder()
    let input = try writeInput(folder)
    let whole = folder.path("whole.copub")
    let start = ContinuousClock.now
    #expect(try CommandRun(["ingest", input, "--into", whole]).exit == 0)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let reference = try digest(whole)

    var partial = 0
    // How long a run takes changes with what else the machine does: more rounds where too few hit.
    for round in 0..<40 where round < 10 || partial < 3 {
      let corpus = folder.path("killed\(round).copub")
      let process = try CommandRun.process(["ingest", input, "--into", corpus, "--jobs", "2"])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let share = 0.08 + 0.09 * Double(round % 10)
      Thread.sleep(forTimeInterval: share * seconds)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      if FileManager.default.fileExists(atPath: corpus) {
        partial += try checkWholeFiles(corpus, killed: process.terminationReason != .exit)
      }
      let again = try CommandRun(["ingest", input, "--into", corpus])
      #expect(again.exit == 0, "\(again.stderr)")
      #expect(try digest(corpus) == reference, "round \(round)")
    }
    #expect(partial >= 3, "enough of the kills came in the middle to mean something")
  }

  /// What is there is sound, and every file in it is there as a whole; 1 if some files are missing.
  private func checkWholeFiles(_ corpus: String, killed: Bool) throws -> Int {
    let run = try CommandRun(["status", corpus, "--json"])
    // Killed before the file was a corpus: there is nothing to read yet.
    if run.exit == 65, killed { return 0 }
    #expect(run.exit == 0, "\(run.stderr)")
    #expect(try CommandRun(["verify", corpus]).exit == 0)
    let files = try #require(run.json()["files"] as? [[String: Any]])
    for file in files {
      let records = try #require(file["records"] as? [String: Int])
      #expect(records["read"] == Self.worksAFile)
    }
    return files.count > 0 && files.count < Self.filesInAll ? 1 : 0
  }

  @Test func anErrorOfOneProcessDoesNotStopAnother() throws {
    let folder = try TemporaryFolder()
    let input = try writeInput(folder)
    let corpus = folder.path("shared.copub")
    let processes = try (0..<2).map { _ in
      try CommandRun.process(["ingest", input, "--into", corpus, "--jobs", "1"])
    }
    for process in processes {
      process.standardOutput = FileHandle.nullDevice
      try process.run()
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    let alone = folder.path("alone.copub")
    _ = try CommandRun(["ingest", input, "--into", alone])
    #expect(try digest(corpus) == digest(alone))
  }
}
