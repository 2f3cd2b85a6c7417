import Foundation
import TestSupport
import Testing

/// `Tests/independent` reads the same files in Python, with its standard library and lxml.
struct IndependentReadingTests {
  private static func hasPython() -> Bool {
    ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
      .contains { FileManager.default.isExecutableFile(atPath: $0) } || run(["--version"]).exit == 0
  }

  private static func run(_ arguments: [String]) -> (text: String, exit: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    guard (try? process.run()) != nil else { return ("", -1) }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }

  private func compare(_ works: URL, _ script: String = "check_records.py") throws -> String {
    let script = Place.inPackage("Tests/independent/\(script)").path
    let result = Self.run([script, try CommandRun.binary().path, works.path])
    #expect(result.exit == 0, "\(result.text)")
    return result.text
  }

  @Test(.enabled(if: hasPython(), "SKIPPED: there is no python3 here."))
  func theSamples() throws {
    let text = try compare(Place.sample(""))
    #expect(text.contains("10 publications, 10 equal, 0 differences"), "\(text)")
    #expect(text.contains("9 publications, 9 equal, 0 differences"), "\(text)")
  }

  @Test(
    .enabled(
      if: hasPython() && Place.shared("data/works/openalex") != nil,
      .init(rawValue: Place.absent("data/works"))))
  func theRealFiles() throws {
    let text = try compare(#require(Place.shared("data/works")))
    #expect(text.contains("285 publications, 285 equal, 0 differences"), "\(text)")
    #expect(text.contains("21750 publications, 21750 equal, 0 differences"), "\(text)")
  }

  private static func hasLXML() -> Bool { run(["-c", "import lxml"]).exit == 0 }

  /// Every other format that is there, each record of it: identifier, year, authors, countries.
  @Test(
    .enabled(
      if: hasLXML() && Place.shared("data/works/jats") != nil,
      .init(rawValue: Place.absent("data/works") + " (or there is no lxml)")),
    arguments: ["check_xml_formats.py", "check_json_formats.py", "check_text_formats.py"])
  func theRealFilesOfTheOtherFormats(script: String) throws {
    let text = try compare(#require(Place.shared("data/works")), script)
    #expect(text.contains("equal"), "\(text)")
  }
}
