import Foundation

/// A program of the system, run for a test: real archives come from real archivers.
public enum Tool {
  /// Why a program did not do its work.
  public struct Failure: Error {
    /// The command and its exit code.
    public let text: String
  }

  /// Runs a program found on the path and returns what it printed.
  @discardableResult
  public static func run(
    _ arguments: String..., in folder: URL? = nil
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(text: "\(arguments.joined(separator: " ")): \(process.terminationStatus)")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
