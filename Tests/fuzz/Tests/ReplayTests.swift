import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The seeds of every target, and everything that fuzzing ever found, once more.
struct ReplayTests {
  private static let seeds = Place.inPackage("Tests/fuzz/Seeds")

  @Test(arguments: FuzzTarget.all.map(\.name))
  func seeds(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let own = ReplayTests.seeds.appendingPathComponent(name)
    for file in Place.files(below: own) {
      target.run(try Place.bytes(own.appendingPathComponent(file)))
    }
    // The samples of a format are its seeds; a few of each serve all targets.
    let format = name.split(separator: "-", maxSplits: 1).last.map(String.init) ?? name
    let samples = Place.files(below: Place.sample(""))
    for sample in samples where sample.hasPrefix(format + "/") || sample.hasSuffix("1.xml") {
      let bytes = try Place.bytes(Place.sample(sample))
      target.run(bytes)
      target.run(Array(bytes.prefix(bytes.count / 2)))
    }
    for text in ["", "\0", "<", "{", "\"", "\u{FEFF}", "=1", "'", "\u{202E}x", "\u{9B}31m"] {
      target.run(Array(text.utf8))
    }
  }

  @Test(arguments: 1...8)
  func damagedCorpora(seed: UInt64) throws {
    let target = try #require(FuzzTarget.named("corpus"))
    var random = SeededGenerator(seed: seed)
    for count in [1, 1, 2, 5, 20, 100] {
      let damage = (0..<(4 * count)).map { _ in UInt8.random(in: 0...255, using: &random) }
      target.run(damage)
    }
  }
}
