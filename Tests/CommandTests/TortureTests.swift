import Foundation
import TestSupport
import Testing

/// The quick form of `make torture`, whose rows SECURITY.md explains; the long form has more of each.
@Suite(.serialized) struct TortureTests {
  @Test(arguments: [1, 2, 6, 7, 11, 12, 14, 15, 19, 20, 21])
  func row(number: Int) throws {
    let script = Place.inPackage("Tests/torture/torture.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", script, "--quick", try CommandRun.binary().path, String(number),
    ]
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "")
    let output: FileHandle = try #require(FileHandle(forWritingAtPath: path))
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOfFile: path, encoding: .utf8)
    #expect(process.terminationStatus == 0, "\(said)")
    if said.contains("skipped: ") { print(said.split(separator: "\n").last ?? "") }
  }
}
