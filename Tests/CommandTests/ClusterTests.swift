import Foundation
import TestSupport
import Testing

/// Spark as `make test` installs it.
private enum Spark {
  static let python = Place.inPackage(".build/python/bin/python").path
  static let submit = Place.inPackage(".build/python/bin/spark-submit").path
  static let isThere =
    FileManager.default.isExecutableFile(atPath: submit)
    && ["/usr/bin/java", "/usr/local/bin/java"]
      .contains { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The Spark application makes the table that one copub makes, by a real Spark on this machine.
@Suite(
  .enabled(
    if: Spark.isThere, "SKIPPED: pyspark or Java is not here (make test installs both)."))
struct ClusterTests {

  /// Works in many files, some of them in several; articles that replace and delete each other.
  private func files(_ folder: TemporaryFolder) throws -> String {
    let input = folder.path("input")
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
    for file in 0..<12 {
      let works = (0..<60).map { place in
        SampleWork(
          id: file * 50 + place, doi: "10.5555/\(file * 55 + place)",
          authors: [[["CN", "US", "DE"][place % 3]], [["FR", "CN"][file % 2]]])
      }
      _ = try folder.write("input/\(file).jsonl", works.map(\.line).joined())
    }
    for name in Place.files(below: Place.sample("pubmed")) {
      try FileManager.default.copyItem(
        atPath: Place.sample("pubmed/\(name)").path, toPath: "\(input)/\(name)")
    }
    _ = try folder.write("input/broken.jsonl", "{\"id\":\n")
    return input
  }

  private func process(_ folder: TemporaryFolder, _ master: String, _ options: [String]) throws
    -> Process
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Spark.submit)
    process.arguments =
      [
        "--master", master, "--files", try CommandRun.binary().path,
        "--conf", "spark.ui.enabled=false",
        "--driver-java-options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        Place.inPackage("Cluster/copub_cluster.py").path,
      ] + options
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        // With it spark-submit finds its own place too.
        "PYSPARK_PYTHON": Spark.python,
        "SPARK_WORKER_DIR": folder.path("workers"), "SPARK_LOCAL_DIRS": folder.path("local"),
      ]
    ) { $1 }
    let log = folder.url.appendingPathComponent("log")
    FileManager.default.createFile(atPath: log.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    return process
  }

  private func digest(_ inputs: String, _ kind: String, _ folder: TemporaryFolder) throws -> String
  {
    let corpus = folder.path("\(UUID().uuidString).copub")
    _ = try CommandRun(["ingest", inputs, "--into", corpus])
    return try CommandRun(["verify", kind, corpus]).stdout
  }

  @Test func aLostExecutorLosesNothing() throws {
    let folder = try TemporaryFolder()
    let input = try files(folder)
    let out = folder.path("out")
    let spark = try process(folder, "local-cluster[2,1,1024]", ["--out", out, input])
    try spark.run()
    // Of the two workers' executors the one that has done a task is killed: an executor that dies before
    // it has work is no lost one.
    let killer = Process()
    killer.executableURL = URL(fileURLWithPath: "/bin/bash")
    killer.arguments = [
      "-c",
      """
      for i in $(seq 1200); do
        id=$(grep -m 1 'Finished task' '\(folder.path("log"))' | sed 's/.*(executor \\([0-9]*\\)).*/\\1/')
        [ -n "$id" ] && break; sleep 0.05
      done
      kill -9 $(pgrep -P \(spark.processIdentifier) -f "CoarseGrainedExecutorBackend.*--executor-id $id ")
      """,
    ]
    try killer.run()
    spark.waitUntilExit()
    killer.waitUntilExit()
    let log = try String(contentsOfFile: folder.path("log"), encoding: .utf8)
    try #require(spark.terminationStatus == 0, "\(log.suffix(3000))")
    #expect(log.contains("Lost executor"), "one was killed")
    #expect(try digest("\(out)/records", "--digest", folder) == digest(input, "--digest", folder))
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(out)/manifest.json")))
    let records = try #require((manifest as? [String: Any])?["records"] as? [String: Int])
    let told = try CommandRun(["ingest", input, "--dry-run", "--json"]).json()["records"]
    let own = try #require(told as? [String: Int])
    for name in ["read", "accepted", "duplicate", "rejected"] {
      #expect(records[name] == own[name])
    }
  }

  @Test func countedProfilesAreThoseOfOneMachine() throws {
    let folder = try TemporaryFolder()
    let input = try files(folder)
    let out = folder.path("out")
    let spark = try process(folder, "local[2]", ["--profiles-only", "--out", out, input])
    try spark.run()
    spark.waitUntilExit()
    let log = try String(contentsOfFile: folder.path("log"), encoding: .utf8)
    try #require(spark.terminationStatus == 0, "\(log.suffix(3000))")
    #expect(
      try digest("\(out)/profiles", "--profile-digest", folder)
        == digest(input, "--profile-digest", folder))
    #expect(!FileManager.default.fileExists(atPath: "\(out)/records"))
  }
}
