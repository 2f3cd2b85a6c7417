import Foundation
import Geography
import Testing

/// Addresses that other tools read wrongly, written for this purpose: all must be right.
@Suite struct TrapTests {
  struct Trap: Sendable, CustomTestStringConvertible {
    var kind: String
    var countries: String
    var text: String
    var testDescription: String { "\(kind): \(text)" }
  }

  static let traps: [Trap] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/traps.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      return Trap(
        kind: String(fields[0]), countries: String(fields[1]), text: String(fields[2]))
    }
  }()

  @Test func thereAreEnoughTraps() {
    #expect(Self.traps.count >= 1500)
  }

  @Test func everyTrapIsRead() {
    let resolver = CountryResolver()
    for trap in Self.traps {
      let resolution = resolver.resolve(trap.text)
      #expect(
        resolution.countries.description == trap.countries,
        "\(trap.kind): \(trap.text) (\(resolution.step): \(resolution.matched))")
      #expect((resolution.grade == nil) == resolution.countries.isEmpty)
      #expect(resolution.step.isEmpty == resolution.countries.isEmpty)
    }
  }
}
