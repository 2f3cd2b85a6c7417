import Foundation
import TestSupport
import Testing

/// `copub export`: what other tools read from the files.
struct ExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// networkx and igraph read every format back to the same nodes, weights and attributes.
  @Test(
    .enabled(
      if: Python.has("networkx", "igraph"), .init(rawValue: Python.absent("networkx", "igraph"))),
    arguments: [
      [
        "--windows", "2013-2017,2018-2022", "--nodes", "works:20000", "--weights", "log",
        "--centrality", "eigenvector",
      ], ["--window", "2018", "--weights", "partner", "--nodes", "top:25"],
    ])
  func otherToolsReadTheWorld(options: [String]) throws {
    let run = Python.script(
      "check_exports.py", [try CommandRun.binary().path, Place.worldCounts.path] + options)
    #expect(run.exit == 0 && run.text.contains("values equal"), "\(run.text)")
  }

  /// A corpus of publications, and one whose title would be markup, a formula or a new line.
  @Test(
    .enabled(
      if: Python.has("networkx", "igraph"), .init(rawValue: Python.absent("networkx", "igraph"))))
  func otherToolsReadPublicationsAndHostileTitles() throws {
    let title =
      "\\\"><script>alert(1)</script>\\u0000\\u0001\\n*Vertices 3\\n=1+1\\u0301<\\u200d\\u202e]]>"
    let table = try folder.write(
      "t.json",
      "{\"format\":\"copub.counts/1\",\"scope\":\"world\",\"title\":\"\(title)\",\"source\":"
        + "\"<img src=x onerror=alert(1)> & %\\u0600\",\"years\":{\"2020\":{\"works\":{\"CN\":9,"
        + "\"US\":8,\"DE\":7},\"pairs\":{\"CN\":{\"US\":4,\"DE\":1},\"DE\":{\"US\":2}}}}}")
    for corpus in [Place.sample("openalex").path, table] {
      let run = Python.script("check_exports.py", [try CommandRun.binary().path, corpus])
      #expect(run.exit == 0 && run.text.contains("values equal"), "\(run.text)")
    }
  }

  @Test func theSameCorpusGivesTheSameBytes() throws {
    var seen: [String: Set<Data>] = [:]
    for jobs in ["1", "3"] {
      for name in ["gexf", "graphml", "pajek", "vosviewer", "csv", "json"] {
        let out = folder.path("\(jobs)/\(name).x")
        let run = try CommandRun([
          "export", Place.sample("openalex").path, "--format", name, "--out", out, "--jobs", jobs,
        ])
        #expect(run.exit == 0, "\(run.stderr)")
        for path in run.stdout.split(separator: "\n") {
          let file = URL(fileURLWithPath: String(path))
          seen[file.lastPathComponent, default: []].insert(
            Data(
              String(decoding: try Data(contentsOf: file), as: UTF8.self).utf8))
        }
      }
    }
    #expect(seen.count > 20)
    #expect(seen.values.allSatisfy { $0.count == 1 })
  }

  /// copub reads the network that it wrote for Pajek, with the same ties.
  @Test func pajekComesBack() throws {
    let out = folder.path("world-2022.net")
    #expect(
      try CommandRun(["export", Place.worldCounts.path, "--window", "2022", "--out", out]).exit == 0
    )
    let ranks = { (corpus: String) throws -> [String] in
      let run = try CommandRun(["rank", corpus, "--window", "2022", "--json"])
      let ranking = try #require(try run.json()["ranking"] as? [[String: Any]])
      return ranking.compactMap { entry in
        (entry["country"] as? String).map { "\($0) \(entry["rank"] ?? "") \(entry["score"] ?? "")" }
      }
    }
    #expect(try ranks(out) == ranks(Place.worldCounts.path))
  }

  @Test func aMarkBeginsFilesForExcel() throws {
    let out = folder.path("x.csv")
    #expect(
      try CommandRun([
        "export", Place.sample("counts/small.json").path, "--out", out, "--bom",
      ]).exit == 0)
    #expect(try Place.bytes(URL(fileURLWithPath: out)).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test(arguments: [
    (["--out", "{tmp}/x.xyz"], "does not say which format"),
    (["--out", "{tmp}/x.json"], "does not say which format"),
    (["--format", "dot", "--out", "{tmp}/x"], "--format takes gexf"),
    (["--format", "gexf", "--out", "/proc/none/x.gexf"], "cannot be written"),
  ])
  func mistakesAreExplained(_ options: [String], _ words: String) throws {
    let run = try CommandRun(
      ["export", Place.sample("counts/small.json").path]
        + options.map { $0.replacing("{tmp}", with: folder.url.path) })
    #expect([64, 73].contains(run.exit), "\(run.exit)")
    #expect(run.stderr.contains(words), "\(run.stderr)")
    run.expectOneParagraph()
  }
}
