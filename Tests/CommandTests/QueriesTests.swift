import Collaboration
import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// The script of `copub queries openalex`, run against a stand-in on the loopback, gives the counts
/// that the stand-in has.
@Suite(
  .serialized,
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "SKIPPED: curl is absent"))
struct QueriesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The stand-in, with what it was asked; it ends with the value.
  private final class StandIn {
    let port: String
    private let process = Process()
    private let life = Pipe()
    private let log: String

    init(_ table: String, _ options: [String], in folder: TemporaryFolder) throws {
      log = try folder.write("log", "")
      let out = try folder.write("port", "")
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      let script = Place.inPackage("Tests/independent/openalex_stand_in.py").path
      process.arguments = ["python3", script, table, log] + options
      let output: FileHandle = try #require(FileHandle(forWritingAtPath: out))
      process.standardInput = life
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      var text = ""
      for _ in 0..<200 where !text.hasSuffix("\n") {
        Thread.sleep(forTimeInterval: 0.05)
        text = try String(contentsOfFile: out, encoding: .utf8)
      }
      port = text.filter(\.isNumber)
      try #require(!port.isEmpty, "the stand-in did not start")
    }

    deinit {
      try? life.fileHandleForWriting.close()
      process.waitUntilExit()
    }

    func requests() throws -> [[String: String]] {
      try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map {
        try #require(
          JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String], "\($0)")
      }
    }
  }

  /// Writes the script for these options and runs it.
  private func ask(
    _ standIn: StandIn, _ options: [String]
  ) throws -> (answers: String, said: String, exit: Int32) {
    let script = folder.path("ask.sh")
    let run = try CommandRun(["queries", "openalex", "--out", script] + options)
    #expect(run.exit == 0, "\(run.stderr)")
    let answers = folder.path("answers")
    let said = try folder.write("said", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [script, answers]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "OPENALEX_BASE_URL": "http://127.0.0.1:\(standIn.port)", "OPENALEX_PAUSE": "0",
      "OPENALEX_API_KEY": "a&b=\"c", "OPENALEX_MAILTO": "analyst@example.org",
      "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1",
    ]) { $1 }
    let output: FileHandle = try #require(FileHandle(forWritingAtPath: said))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (
      answers, try String(contentsOfFile: said, encoding: .utf8), process.terminationStatus
    )
  }

  /// The table that the answers make, by the reader of the format.
  private func counts(_ answers: String) throws -> PairCountsBuilder.Result {
    var builder = PairCountsBuilder()
    var findings: [Finding] = []
    for file in InputFinder(paths: [answers]).files where !file.hasSuffix(".tsv") {
      let name = URL(fileURLWithPath: file).lastPathComponent
      let document = try OpenAlexGroupsFormat().read(
        Input(path: file), of: CountsFile(name: name), limits: .standard, findings: &findings)
      try builder.add(document, file: name)
    }
    #expect(findings.isEmpty)
    return try builder.build()
  }

  /// A year of the table without the zeros, which no answer holds.
  private func expected(_ table: PairCounts, _ year: Int) throws -> PairCounts.Year {
    var expected = try #require(table.tables[year])
    let filled = { (table: PairCounts.Table) in
      var filled = table
      filled.works = table.works.filter { $0.value > 0 }
      filled.pairs = table.pairs.filter { $0.joint > 0 }
      return filled
    }
    expected.total = filled(expected.total)
    expected.strata = expected.strata.mapValues(filled)
    return expected
  }

  private func table(_ path: String) throws -> PairCounts {
    try PairCounts(CountsFormat().read(Input(path: path), limits: .standard))
  }

  /// Every country of a year of the world, with rows of more than 200 groups and an answer that
  /// fails twice.
  @Test func aYearOfTheWorldComesBack() throws {
    let world = Place.worldCounts.path
    let filter = "authorships.countries:US,publication_year:2020,countries_distinct_count:>1"
    let standIn = try StandIn(world, ["--fail", filter + "=503,429"], in: folder)
    let (answers, said, exit) = try ask(standIn, ["--years", "2020"])
    #expect(exit == 0, "\(said)")
    #expect(said.contains("status 503") && said.contains("status 429"))
    #expect(said.hasSuffix("Next: copub rank \(answers) --window 2020\n"), "\(said)")

    let truth = try table(world)
    let result = try counts(answers)
    #expect(result.counts.tables == [2020: try expected(truth, 2020)])
    #expect(result.counts.scope == .world)
    let partners = result.counts.tables[2020]?.total.pairs.filter {
      $0.a.text == "US" || $0.b.text == "US"
    }
    #expect((partners?.count ?? 0) > 200)
    #expect(result.findings.isEmpty, "the second pages are there")

    let requests = try standIn.requests()
    #expect(requests.filter { $0["filter"] == filter }.count == 4, "two refusals, two pages")
    #expect(requests.allSatisfy { $0["api_key"] == "a&b=\"c" && $0["mailto"] != nil })

    let ranked = try CommandRun(["rank", answers, "--json"])
    let known = try CommandRun(["rank", world, "--window", "2020", "--json"])
    #expect(ranked.exit == 0 && ranked.stderr.isEmpty, "\(ranked.stderr)")
    #expect(ranked.stdout == known.stdout)
  }

  /// A table whose strata are made of publications of two to five countries.
  private func strata() throws -> (path: String, countries: [String]) {
    let countries = ["BR", "CN", "DE", "FR", "IN", "KE", "US"]
    var generator = SeededGenerator(seed: 7)
    var years: [String: [String: [String: Any]]] = [:]
    for year in ["2019", "2020"] {
      var parts: [String: (works: [String: Int], pairs: [String: [String: Int]])] = [:]
      for _ in 0..<300 {
        let size = Int.random(in: 2...5, using: &generator)
        // Kenya has nothing in 2020 that more than two countries wrote.
        let known = year == "2020" && size > 2 ? countries.filter { $0 != "KE" } : countries
        let chosen = Array(known.shuffled(using: &generator).prefix(size)).sorted()
        for part in ["", "\(size)"] {
          for (place, a) in chosen.enumerated() {
            parts[part, default: ([:], [:])].works[a, default: 0] += 1
            for b in chosen[(place + 1)...] {
              parts[part, default: ([:], [:])].pairs[a, default: [:]][b, default: 0] += 1
            }
          }
        }
      }
      let total = try #require(parts[""])
      parts[""] = nil
      years[year] = [
        "works": total.works, "pairs": total.pairs,
        "strata": parts.mapValues { ["works": $0.works, "pairs": $0.pairs] as [String: Any] },
      ]
    }
    let document: [String: Any] = ["format": "copub.counts/1", "scope": "world", "years": years]
    let data = try JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
    return (try folder.write("strata.json", Array(data)), countries)
  }

  @Test func strataComeBackAndCountFractionally() throws {
    let (path, countries) = try strata()
    let standIn = try StandIn(path, [], in: folder)
    let options = [
      "--years", "2019-2020", "--strata", "--countries", countries.joined(separator: ","),
    ]
    let (answers, said, exit) = try ask(standIn, options)
    #expect(exit == 0, "\(said)")
    let truth = try table(path)
    let result = try counts(answers)
    #expect(result.findings.isEmpty)
    for year in 2019...2020 {
      #expect(result.counts.tables[year] == (try expected(truth, year)))
    }
    let asked = try standIn.requests().compactMap { $0["filter"] }
    #expect(asked.contains { $0.contains("KE,publication_year:2020,countries_distinct_count:2") })
    #expect(!asked.contains { $0.contains("KE,publication_year:2020,countries_distinct_count:3") })
    #expect(!asked.contains { $0.hasSuffix("countries_distinct_count:6") }, "strata add up")

    let run = try CommandRun(["rank", answers, "--counting", "fractional", "--json"])
    let ranking = try #require(try run.json()["ranking"] as? [[String: Any]])
    #expect(ranking.count == 7)
    for entry in ranking {
      let score = try #require(entry["score"] as? Double)
      let works = try #require(entry["international_works"] as? Double)
      #expect(abs(score - works) < 1e-6, "strength under fractional counting is D")
    }
    for arguments in [["--counting", "paper"], ["--max-countries", "3"]] {
      let scores = { (input: String) in
        try CommandRun(["rank", input, "--json"] + arguments).stdout
      }
      #expect(try scores(answers) == scores(path))
    }

    // Started again, the script asks for what is missing and for nothing else.
    let before = try standIn.requests().count
    try FileManager.default.removeItem(atPath: answers + "/openalex-groups-2020-CN-3.json")
    #expect(try ask(standIn, options).exit == 0)
    #expect(try standIn.requests().count == before + 1)
    #expect(try counts(answers).counts.tables == result.counts.tables)
  }

  @Test func aRequestThatIsRefusedEndsTheScript() throws {
    let filter = "authorships.countries:CN,publication_year:2020,countries_distinct_count:>1"
    let standIn = try StandIn(
      Place.worldCounts.path, ["--fail", filter + "=403"], in: folder)
    let (answers, said, exit) = try ask(standIn, ["--years", "2020", "--countries", "AD,CN,US"])
    #expect(exit == 1)
    #expect(said.contains("status 403") && said.contains("Ask again."), "\(said)")
    let names = try FileManager.default.contentsOfDirectory(atPath: answers).sorted()
    #expect(names == ["openalex-groups-2020-AD.json", "queries.tsv"], "nothing half done is left")
  }

  @Test func theScriptIsWhatWasAsked() throws {
    let run = try CommandRun(["queries", "openalex", "--years", "2013,2018-2019"])
    #expect(run.exit == 0)
    #expect(run.stdout.hasPrefix("#!/bin/sh\n"))
    #expect(run.stdout.contains("years='2013 2018 2019'"))
    #expect(run.stdout.contains("strata=0\n"))
    #expect(run.stdout.contains("750 requests at least."))
    for wrong in [["--years", "then"], ["--years", "2020", "--countries", "Atlantis"]] {
      #expect(try CommandRun(["queries", "openalex"] + wrong).exit == 64)
    }
  }
}
