import Foundation

/// Python, in which tools that we did not write read what copub writes.
///
/// `Scripts/setup.sh test` makes an environment with them in `.build/python`; without it the
/// `python3` on the path is asked.
public enum Python {
  /// What a script printed, both streams together, and how it ended.
  public struct Run: Sendable {
    /// The text.
    public let text: String
    /// The exit code.
    public let exit: Int32
  }

  /// What a test says that is skipped because a module is absent.
  public static func absent(_ modules: String...) -> String {
    "SKIPPED: python3 has no \(modules.joined(separator: ", ")); run Scripts/setup.sh test."
  }

  /// True if every module can be imported.
  public static func has(_ modules: String...) -> Bool {
    run(["-c", "import " + modules.joined(separator: ", ")]).exit == 0
  }

  /// Runs Python.
  public static func run(_ arguments: [String], in folder: URL = Place.package) -> Run {
    let own = Place.inPackage(".build/python/bin/python3")
    let process = Process()
    let isOwn = FileManager.default.isExecutableFile(atPath: own.path)
    process.executableURL = isOwn ? own : URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = (isOwn ? [] : ["python3"]) + arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return Run(text: "", exit: -1) }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(text: String(decoding: bytes, as: UTF8.self), exit: process.terminationStatus)
  }

  /// Runs a script of `Tests/independent`.
  public static func script(_ name: String, _ arguments: [String]) -> Run {
    run([Place.inPackage("Tests/independent/\(name)").path] + arguments)
  }
}
