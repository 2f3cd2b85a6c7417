import CorpusStore
import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// Whatever is done to a file: the run goes on, no record is lost uncounted, and everything rejected
/// is told with file, place and code.
struct ConservationTests {
  /// The number of mutations of each format: `COPUB_MUTATIONS`, else few.
  private static let mutations =
    ProcessInfo.processInfo.environment["COPUB_MUTATIONS"].flatMap { Int($0) } ?? 60

  private static let formats = FormatRegistry.all.map(\.name).filter { !samples($0).isEmpty }

  /// The samples of a format that are not packed.
  private static func samples(_ format: String) -> [[UInt8]] {
    Place.files(below: Place.sample(format)).compactMap { name in
      let bytes = try? Place.bytes(Place.sample("\(format)/\(name)"))
      let packed: [[UInt8]] = [[0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], [0x50, 0x4B, 0x03, 0x04]]
      return bytes.flatMap { bytes in packed.contains { bytes.starts(with: $0) } ? nil : bytes }
    }
  }

  @Test(arguments: formats)
  func mutations(format: String) throws {
    let folder = try TemporaryFolder()
    let samples = Self.samples(format)
    var mutation = Mutation(seed: UInt64(format.utf8.count * 31 + Self.mutations))
    // Many files a corpus: making one takes longer than reading a sample.
    for round in stride(from: 0, to: Self.mutations, by: 20) {
      let files = try (round..<min(round + 20, Self.mutations)).map { number in
        var bytes = samples[number % samples.count]
        for _ in 0...(number % 3) { bytes = mutation.damaged(bytes) }
        return try folder.write("\(format)-\(number)", bytes)
      }
      let store = try CorpusStore.inMemory()
      let report = try Ingest(format: format).run(files, into: store)
      try store.expectSound()
      #expect(Set(report.outcomes.map(\.path)) == Set(files))
      let status = try store.status()
      for finding in status.findings + report.findings where finding.severity == .error {
        #expect(files.contains(finding.file), "\(finding.line)")
        #expect(!finding.code.isEmpty && !finding.text.isEmpty, "\(finding.line)")
      }
      for source in status.sources {
        let told = status.findings.filter {
          $0.file == source.path && $0.byte != nil
            && ($0.severity == .error || $0.code == "deleted-by-source")
        }
        #expect(told.count >= source.records.rejected, "\(source.path): \(told.map(\.line))")
      }
      for file in files { try FileManager.default.removeItem(atPath: file) }
    }
  }
}
