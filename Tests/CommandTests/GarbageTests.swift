import Foundation
import TestSupport
import Testing

/// Whatever is given instead of an export: a message of one paragraph and the right exit code.
struct GarbageTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func ingest(_ path: String) throws -> CommandRun {
    try CommandRun(["ingest", path, "--into", folder.path("out.copub")])
  }

  @Test(arguments: [
    ("empty.json", "", "file-empty"),
    ("page.html", "<!DOCTYPE html><html><body>Log in</body></html>", "file-html"),
    ("text.xml", "no XML at all", "format-unknown"),
    ("other.xml", "<?xml version=\"1.0\"?><catalogue/>", "format-unknown"),
    ("error.json", "{\"error\":\"forbidden\",\"message\":\"No key.\"}", "api-error-answer"),
    ("zip.zip", "PK\u{3}\u{4}rest", "zip-damaged"),
    ("bzip.bz2", "BZh91AY", "container-unsupported"),
  ])
  func aFileThatIsNoExport(name: String, text: String, code: String) throws {
    let path = try folder.write(name, text)
    let run = try ingest(path)
    #expect(run.exit == 65)
    run.expectOneParagraph()
    #expect(run.stdout.contains("[\(code)]"))
    #expect(run.stdout.contains(path))
    #expect(run.stdout.contains("0 read = 0 accepted + 0 duplicate + 0 rejected"))
    let rank = try CommandRun(["rank", path, "--window", "2018"])
    #expect(rank.exit == 65)
    rank.expectOneParagraph()
    #expect(rank.stderr.contains("[\(code)]") && rank.stderr.contains(path))
    #expect(rank.stdout.isEmpty)
  }

  private func cut(_ name: String, _ bytes: [UInt8], at share: Double) throws -> String {
    try folder.write(name, Array(bytes.prefix(Int(Double(bytes.count) * share))))
  }

  @Test(arguments: [
    ("cut.json", "openalex/page.json", "json-malformed"),
    ("cut.jsonl", "openalex/works.jsonl", "json-malformed"),
    ("cut.xml", "pubmed/articles.xml", "xml-malformed"),
  ])
  func aCutFile(name: String, sample: String, code: String) throws {
    let path = try cut(name, Place.bytes(Place.sample(sample)), at: 0.8)
    let run = try ingest(path)
    #expect(run.exit == 1)
    #expect(run.stderr.isEmpty)
    #expect(run.stdout.contains("[\(code)]"), "\(run.stdout)")
    #expect(run.stdout.contains("\(path), byte "))
    let rank = try CommandRun(["rank", path])
    #expect(rank.exit == 1, "done, but a file was damaged")
    #expect(rank.stderr.contains(path) && rank.stderr.contains("[\(code)]"))
    #expect(rank.stdout.contains("counting=full"))
  }

  @Test func aCutGzipFile() throws {
    let lines = (1...40).map { SampleWork(id: $0).line }.joined()
    let path = try cut("cut.jsonl.gz", gzipMember(Array(lines.utf8)), at: 0.9)
    let run = try ingest(path)
    #expect(run.exit == 1)
    #expect(run.stdout.contains("[gzip-truncated]"))
    #expect(!run.stdout.contains("0 accepted"))
    let short = try cut(
      "short.gz", Place.bytes(Place.sample("pubmed/articles-again.xml.gz")), at: 0.1)
    let nothing = try CommandRun(["rank", short])
    #expect(nothing.exit == 65)
    nothing.expectOneParagraph()
    #expect(nothing.stderr.contains("gzip-truncated"))
  }

  @Test func aGoodFileBesideABadOne() throws {
    let bad = try folder.write("bad.html", "<html></html>")
    let run = try CommandRun([
      "ingest", bad, Place.sample("openalex").path, "--into", folder.path("out.copub"),
    ])
    #expect(run.exit == 1)
    #expect(run.stdout.contains("13 read = 10 accepted + 3 duplicate + 0 rejected"))
    #expect(run.stdout.contains("[file-html]"))
  }

  @Test func aFolderWithoutExports() throws {
    try folder.write("texts/notes.txt", "notes")
    let run = try ingest(folder.path("texts"))
    #expect(run.exit == 65)
    run.expectOneParagraph()
    try folder.write("none/.hidden", "x")
    for path in [folder.path("none"), folder.path("absent")] {
      let run = try ingest(path)
      #expect(run.exit == 66, "\(path)")
      run.expectOneParagraph()
      #expect(run.stderr.contains(path))
      let rank = try CommandRun(["rank", path])
      #expect(rank.exit == 66)
      rank.expectOneParagraph()
    }
  }

  @Test func aFolderWithoutPermission() throws {
    try folder.write("shut/works.jsonl", SampleWork(id: 1).line)
    let path = folder.path("shut")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path) }
    guard (try? FileManager.default.contentsOfDirectory(atPath: path)) == nil else {
      print("SKIPPED: this user may read every folder, so that none is without permission.")
      return
    }
    let run = try ingest(path)
    #expect(run.exit == 66)
    run.expectOneParagraph()
    #expect(run.stdout.contains("[folder-unreadable]"))
  }

  @Test func aCorpusThatIsNone() throws {
    let path = try folder.write("notes.copub", "These are notes.\n")
    for arguments in [["status", path], ["verify", path], ["rank", path], ["records", path]] {
      let run = try CommandRun(arguments)
      #expect(run.exit == 65, "\(arguments)")
      run.expectOneParagraph()
    }
    let run = try CommandRun(["ingest", Place.sample("openalex").path, "--into", path])
    #expect(run.exit == 65)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "These are notes.\n")
  }

  @Test func aPlaceThatCannotBeWrittenTo() throws {
    let run = try CommandRun([
      "ingest", Place.sample("openalex").path, "--into", folder.path("absent/out.copub"),
    ])
    #expect(run.exit == 73)
    run.expectOneParagraph()
  }

  @Test func standardOutputThatIsFull() throws {
    let process = try CommandRun.process(["records", Place.sample("openalex").path])
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else {
      print("SKIPPED: there is no /dev/full here.")
      return
    }
    let errors = Pipe()
    process.standardOutput = full
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("standard output cannot be written"))
  }

  private static let table = "Corpus/samples/counts/small.json"

  @Test(arguments: [
    ["rank", table, "--window", "2020-2019"], ["rank", table, "--window", "then"],
    ["rank", table, "--window", "1950"], ["rank", table, "--window", ""],
    ["compare", table, "--windows", "2019,2020", "--focus", "Atlantis"],
    ["compare", table, "--windows", "2019,2020", "--focus", "ZW"],
    ["compare", table, "--windows", "2019"], ["compare", table],
    ["rank", table, "--counting", "half"], ["rank", table, "--weights", "heavy"],
    ["rank", table, "--centrality", "fame"], ["rank", table, "--nodes", "top:0"],
    ["rank", table, "--min-joint", "0"], ["rank", table, "--distance", "far"],
    ["rank", table, "--mass", "none"], ["rank", table, "--pool", "mean"],
    ["rank", table, "--grade", "sure"], ["rank", table, "--retracted", "maybe"],
    ["rank", table, "--territories", "mine"], ["rank", table, "--types", "poem"],
    ["rank", table, "--max-authors", "x"], ["rank", table, "--scope", "mars"],
    ["rank", table, "--top", "many"], ["rank", table, "--no-such-option"],
    ["rank", table, "--centrality", "partner-share", "--weights", "log"],
    ["rank", table, "--centrality", "degree", "--weights", "partner"],
    ["ingest", table, "--into", "x.copub", "--format", "marc"],
    ["ingest", table, "--into", "x.copub", "--evidence", "some"],
    ["ingest", table, "--into", "x.copub", "--jobs", "0"],
    ["ingest", table], ["rank"], ["frobnicate"], ["resolve"], ["records", table, "--grade", "x"],
  ])
  func aWrongCall(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.exit == 64, "\(run.stderr)")
    run.expectOneParagraph()
    #expect(run.stdout.isEmpty)
  }

  @Test(arguments: [
    ["rank", table, "--counting", "fractional"], ["rank", table, "--max-authors", "5"],
    ["rank", table, "--max-countries", "5"], ["records", table],
  ])
  func whatCountsCannotAnswer(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.exit == 65, "\(run.stderr)")
    run.expectOneParagraph()
  }
}
