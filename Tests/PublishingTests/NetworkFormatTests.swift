import Foundation
import Publishing
import TestSupport
import Testing

/// The registry of network formats against its folder, its guide and itself.
struct NetworkFormatTests {
  @Test func everyFileOfTheFolderIsRegistered() throws {
    let folder = Place.inPackage("Sources/Publishing/NetworkFormats")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(files.sorted() == NetworkFormats.all.map { "\(type(of: $0))" }.sorted())
  }

  @Test func everyFormatIsInTheGuide() throws {
    let guide = try String(contentsOf: Place.inPackage("Guides/Networks.md"), encoding: .utf8)
    for format in NetworkFormats.all { #expect(guide.contains("`\(format.name)`")) }
  }

  @Test func namesAreUniqueAndSummariesAreLines() {
    #expect(Set(NetworkFormats.all.map(\.name)).count == NetworkFormats.all.count)
    for format in NetworkFormats.all {
      #expect(NetworkFormats.named(format.name)?.summary == format.summary)
      #expect(!format.summary.isEmpty && !format.summary.contains("\n"))
    }
  }

  @Test(arguments: [
    ("a/b.gexf", "gexf"), ("b.GRAPHML", "graphml"), ("x.net", "pajek"), ("x.csv", "csv"),
  ])
  func theNameOfAFileSaysTheFormat(_ path: String, _ name: String) {
    #expect(NetworkFormats.matching(path: path)?.name == name)
  }

  @Test func twoFormatsShareJSONSoTheNameSaysNothing() {
    #expect(NetworkFormats.matching(path: "x.json") == nil)
    #expect(NetworkFormats.matching(path: "x") == nil)
  }
}
