import Foundation
import TestSupport
import Testing

/// The README's tour and the committed reports, made again by the command itself.
@Suite struct ProjectTests {
  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = Place.package
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func theTourPrintsWhatTheReadmeSays() throws {
    let (status, output) = try run(
      ["python3", Place.inPackage("Scripts/tour.py").path, try CommandRun.binary().path])
    #expect(status == 0, "\(output)")
  }

  @Test func theCommittedReportIsMadeAgainByteForByte() throws {
    let folder = try TemporaryFolder()
    let study = Place.inPackage("Corpus/studies/china-centrality.toml").path
    let (status, output) = try run([
      try CommandRun.binary().path, "report", study, "--out", folder.url.path,
    ])
    #expect(status == 0, "\(output)")
    let committed = Place.inPackage("Reports/china-centrality")
    let made = folder.url.appendingPathComponent("china-centrality")
    let names = Place.files(below: committed).sorted()
    #expect(names == Place.files(below: made).sorted())
    #expect(names.count > 20)
    for name in names {
      let same =
        try Place.bytes(committed.appendingPathComponent(name))
        == Place.bytes(made.appendingPathComponent(name))
      #expect(same, "\(name) differs: run make report and look at the difference")
    }
  }

  @Test func theReportAsksNothingOfAnyNetwork() throws {
    for language in ["en", "zh-Hans"] {
      let page = String(
        decoding: try Place.bytes(
          Place.inPackage("Reports/china-centrality/\(language)/index.html")), as: UTF8.self)
      #expect(page.contains("default-src &#39;none&#39;"))
      #expect(page.contains("script-src &#39;sha256-"))
      let scripts = page.components(separatedBy: "<script").dropFirst()
      #expect(scripts.count == 4)
      #expect(scripts.filter { $0.hasPrefix(" type=\"application/json\"") }.count == 3)
      for way in ["innerHTML", "eval(", "fetch(", "XMLHttpRequest", "import(", "document.write"] {
        #expect(!scripts.joined().contains(way), "\(way)")
      }
      #expect(!page.contains("src="))
      #expect(!page.replacing("url(#", with: "").contains("url("), "patterns of its own alone")
      #expect(!page.contains("@import"))
      #expect(page.utf8.count < 2_000_000)
    }
  }
}
