import Foundation

/// `rsvg-convert` of librsvg, which makes PNG of SVG.
///
/// Its bytes depend on its version and on the fonts of the machine, so that the manifest does not list
/// them.
enum Rasteriser {
  /// Refuses where the program is not installed.
  static func check() throws {
    guard run(["--version"]) else {
      throw CommandFailure(
        .usage,
        "--png needs rsvg-convert, which is not installed. Install it (Debian: apt-get install "
          + "librsvg2-bin), or leave --png out: the SVG files are written either way.")
    }
  }

  /// Writes the PNG of a figure beside it, at twice its size.
  static func convert(_ svg: String) throws {
    let png = String(svg.dropLast(4)) + ".png"
    let part = png + ".copub-part"
    guard run(["--zoom", "2", "--output", part, svg]) else {
      try? FileManager.default.removeItem(atPath: part)
      throw CommandFailure(
        .inputOutput, "rsvg-convert could not make \(png). Try it without --png.")
    }
    guard rename(part, png) == 0 else {
      throw CommandFailure(.cannotCreate, "\(png) cannot be written. Check the folder.")
    }
  }

  private static func run(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["rsvg-convert"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }
}
