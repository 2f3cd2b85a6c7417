import Foundation
import Formats
import TestSupport
import Testing

/// The registry, the sources and the guides name the same formats.
struct RegistryTests {
  @Test func everyConformingTypeStandsInTheRegistry() throws {
    let folder = Place.inPackage("Sources/Formats")
    var declared: [String] = []
    for file in Place.files(below: folder) where file.hasSuffix("Format.swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: /(?:struct|class|enum) (\w+)[^{\n]*: [^{]*\bExportFormat\b/) {
        declared.append(String(match.output.1))
        #expect("\(match.output.1).swift" == file.split(separator: "/").last.map(String.init))
      }
    }
    let registered = FormatRegistry.all.map { String(describing: type(of: $0)) }
    #expect(declared.sorted() == registered.sorted())
    #expect(!declared.isEmpty)
  }

  @Test func namesAreDistinctSortedAndFound() {
    let names = FormatRegistry.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    for format in FormatRegistry.all {
      #expect(FormatRegistry.named(format.name)?.name == format.name)
      #expect(!format.summary.isEmpty)
    }
    #expect(FormatRegistry.named("no-such-format") == nil)
  }

  @Test(arguments: FormatRegistry.all.map(\.name))
  func everyFormatHasItsGuidePage(name: String) throws {
    let page = Place.inPackage("Guides/Formats/\(name).md")
    let text = try #require(
      try? String(contentsOf: page, encoding: .utf8), "Guides/Formats/\(name).md is missing")
    #expect(text.contains(name))
  }

  @Test(arguments: FormatRegistry.all.map(\.name))
  func everyFormatHasASample(name: String) {
    #expect(!Place.files(below: Place.sample(name)).isEmpty, "Corpus/samples/\(name) is missing")
  }

  @Test func everySampleHasItsLineInTheReadme() throws {
    let readme = try String(contentsOf: Place.sample("README.md"), encoding: .utf8)
    for file in Place.files(below: Place.sample("")) where file != "README.md" {
      #expect(readme.contains("`\(file)`"), "\(file)")
    }
  }
}
