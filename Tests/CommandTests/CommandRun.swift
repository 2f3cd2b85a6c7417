import Foundation
import TestSupport
import Testing

/// One run of the built command, as its users see it.
struct CommandRun {
  var stdout: String
  var stderr: String
  var exit: Int32

  /// The built command: what `COPUB_BINARY` names, else the product beside the tests.
  static func binary() throws -> URL {
    if let named = ProcessInfo.processInfo.environment["COPUB_BINARY"] {
      return try #require(executable(URL(fileURLWithPath: named)), "\(named) cannot be run")
    }
    let starts = [URL(fileURLWithPath: CommandLine.arguments[0]), Bundle.main.bundleURL]
    for start in starts {
      var folder = start.resolvingSymlinksInPath()
      for _ in 0..<5 {
        folder.deleteLastPathComponent()
        if let found = executable(folder.appendingPathComponent("copub")) { return found }
      }
    }
    let usual = Place.inPackage(".build/debug/copub")
    return try #require(
      executable(usual), "the command is not built: swift build --product copub")
  }

  private static func executable(_ file: URL) -> URL? {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
    let isRunnable = FileManager.default.isExecutableFile(atPath: file.path)
    return exists && !isFolder.boolValue && isRunnable ? file : nil
  }

  /// Runs the command in the root of the package and waits for its end.
  ///
  /// - Parameters:
  ///   - input: the file to be standard input; nothing if nil.
  ///   - cache: the folder in which answers are kept; none are if nil.
  init(_ arguments: [String], input: String? = nil, cache: String? = nil) throws {
    let folder = try TemporaryFolder()
    let (out, err) = (try folder.write("out", ""), try folder.write("err", ""))
    let process = try CommandRun.process(arguments)
    process.environment?["COPUB_CACHE"] = cache ?? "off"
    let output: FileHandle = try #require(FileHandle(forWritingAtPath: out))
    let errors: FileHandle = try #require(FileHandle(forWritingAtPath: err))
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    if let input {
      let file: FileHandle = try #require(FileHandle(forReadingAtPath: input), "\(input)")
      process.standardInput = file
    }
    try process.run()
    process.waitUntilExit()
    stdout = try String(contentsOfFile: out, encoding: .utf8)
    stderr = try String(contentsOfFile: err, encoding: .utf8)
    exit = process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// The command, ready to be run.
  static func process(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = try binary()
    process.arguments = arguments
    process.currentDirectoryURL = Place.package
    var environment = ProcessInfo.processInfo.environment
    environment["NO_COLOR"] = "1"
    process.environment = environment
    return process
  }

  /// Standard output as JSON.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(stdout.utf8))
    return try #require(value as? [String: Any])
  }

  /// Expects a message for people: one paragraph that says what to do, and no trace of a stack.
  func expectOneParagraph(_ location: SourceLocation = #_sourceLocation) {
    let lines = stderr.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(!lines.isEmpty, "there is a message", sourceLocation: location)
    #expect(lines.allSatisfy { !$0.isEmpty }, "\(stderr)", sourceLocation: location)
    for trace in ["Fatal error", "Stack dump", "Crash", " at /", "0x0", "Swift/", ".swift:"] {
      #expect(!stderr.contains(trace), "\(stderr)", sourceLocation: location)
    }
    // The argument parser adds how to call the command; what copub says itself is one line.
    if stderr.hasPrefix("copub: ") {
      #expect(lines.count == 1, "\(stderr)", sourceLocation: location)
      #expect(stderr.hasSuffix(".\n") || stderr.hasSuffix("]\n"), sourceLocation: location)
    } else {
      #expect(stderr.hasPrefix("Error: "), "\(stderr)", sourceLocation: location)
    }
  }
}
