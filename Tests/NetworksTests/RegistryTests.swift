import Foundation
import Networks
import TestSupport
import Testing

/// The registries against the folders: a measure or weight without its file or page is found.
struct RegistryTests {
  private func names(in folder: String, ending: String) -> [String] {
    let folder = Place.inPackage(folder)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
  }

  @Test func everyFileOfTheFolderIsRegistered() {
    let types = Centralities.all.map { "\(type(of: $0))" }.sorted()
    #expect(names(in: "Sources/Networks/Centralities", ending: ".swift") == types)
  }

  @Test func everyMeasureHasAPage() {
    let measures = Centralities.all.map(\.name).sorted()
    #expect(names(in: "Guides/Centralities", ending: ".md") == measures)
  }

  @Test func everyWeightHasAPage() {
    let weights = LinkWeight.allCases.map(\.rawValue).sorted()
    #expect(names(in: "Guides/Weights", ending: ".md") == weights)
  }

  @Test func namesAreUniqueAndSummariesAreLines() {
    #expect(Set(Centralities.all.map(\.name)).count == Centralities.all.count)
    for measure in Centralities.all {
      #expect(Centralities.named(measure.name)?.summary == measure.summary)
      #expect(!measure.summary.isEmpty && !measure.summary.contains("\n"))
    }
    #expect(Centralities.named("nothing") == nil)
  }
}
