import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// The registry of pair counts, the sources, the guides and the samples name the same formats.
struct PairCountRegistryTests {
  /// The name of guide page and folder of samples.
  private static func page(_ name: String) -> String {
    name == CountsFormat().name ? "counts" : name
  }

  @Test func everyConformingTypeStandsInTheRegistry() throws {
    let folder = Place.inPackage("Sources/Formats")
    var declared: [String] = []
    for file in Place.files(below: folder) where file.hasSuffix("Format.swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: /struct (\w+): PairCountFormat\b/) {
        declared.append(String(match.output.1))
        #expect("\(match.output.1).swift" == file.split(separator: "/").last.map(String.init))
      }
    }
    let registered = PairCountRegistry.all.map { String(describing: type(of: $0)) }
    #expect(declared.sorted() == registered.sorted())
    #expect(declared.count >= 5)
  }

  @Test func namesAreDistinctSortedAndFound() {
    let names = PairCountRegistry.all.map(\.name)
    #expect(names == names.sorted())
    #expect(
      Set(names + FormatRegistry.all.map(\.name)).count == names.count + FormatRegistry.all.count)
    for format in PairCountRegistry.all {
      #expect(PairCountRegistry.named(format.name)?.name == format.name)
      #expect(!format.summary.isEmpty)
    }
    #expect(PairCountRegistry.named("no-such-format") == nil)
  }

  @Test(arguments: PairCountRegistry.all.map(\.name))
  func everyFormatHasItsGuidePageAndSamples(name: String) throws {
    let page = Place.inPackage("Guides/Formats/\(Self.page(name)).md")
    let text = try #require(
      try? String(contentsOf: page, encoding: .utf8), "\(page.path) is missing")
    #expect(text.contains(name))
    let samples = Place.files(below: Place.sample(Self.page(name)))
    #expect(samples.contains { $0.hasSuffix(".gz") }, "one sample is gzip")
    #expect(samples.count >= 3)
  }

  /// Half a file is refused, or its rest told; it is never read in silence as if it were whole, and
  /// nothing crashes.
  @Test(arguments: PairCountRegistry.all.map(\.name))
  func noCutCrashes(name: String) throws {
    let format = try #require(PairCountRegistry.named(name))
    for sample in Place.files(below: Place.sample(Self.page(name))) where !sample.hasSuffix(".gz") {
      let bytes = try Place.bytes(Place.sample(Self.page(name)).appendingPathComponent(sample))
      for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
        var findings: [Finding] = []
        _ = try? format.read(
          MemorySource(bytes[..<length]), of: CountsFile(name: sample, givenYear: 2020),
          limits: .standard, findings: &findings)
      }
    }
  }
}
