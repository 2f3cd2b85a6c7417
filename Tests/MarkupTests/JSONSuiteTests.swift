import Foundation
import Markup
import TestSupport
import Testing

/// JSONTestSuite by Nicolas Seriot: what a strict parser of RFC 8259 accepts and refuses.
@Suite(
  .enabled(
    if: Place.shared("suites/JSONTestSuite") != nil,
    .init(rawValue: Place.absent("suites/JSONTestSuite"))))
struct JSONSuiteTests {
  private func files(_ prefix: String) throws -> [URL] {
    let folder = try #require(Place.shared("suites/JSONTestSuite"))
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }
      .map(folder.appendingPathComponent)
  }

  private func isAccepted(_ file: URL) throws -> Bool {
    let bytes = try Place.bytes(file)
    do {
      try JSONParser(depth: Int(Int16.max)).parse(bytes) { _ in }
      return true
    } catch is JSONError {
      return false
    }
  }

  @Test func everyValidDocumentIsAccepted() throws {
    let files = try files("y_")
    #expect(files.count == 95)
    for file in files { #expect(try isAccepted(file), "\(file.lastPathComponent)") }
  }

  @Test func everyInvalidDocumentIsRefused() throws {
    let files = try files("n_")
    #expect(files.count == 188)
    for file in files { #expect(try !isAccepted(file), "\(file.lastPathComponent)") }
  }

  /// What RFC 8259 leaves open is settled here: numbers that a double or 64 bits cannot hold, half
  /// surrogates, texts that are no UTF-8 and a byte order mark (which the record reader passes over)
  /// are refused; depth within the limit is not.
  @Test func whatTheStandardLeavesOpenIsPinned() throws {
    let accepted: Set = [
      "i_number_double_huge_neg_exp.json", "i_number_real_underflow.json",
      "i_structure_500_nested_arrays.json",
    ]
    let files = try files("i_")
    #expect(files.count == 35)
    for file in files {
      let name = file.lastPathComponent
      #expect(try isAccepted(file) == accepted.contains(name), "\(name)")
    }
  }

  /// The stream reader cuts before it parses: it must refuse the same documents, but for those that
  /// are two valid documents one after the other.
  @Test func theRecordReaderRefusesTheSame() throws {
    let pairs = ["n_structure_double_array.json", "n_structure_object_with_trailing_garbage.json"]
    for (prefix, isValid) in [("y_", true), ("n_", false)] {
      for file in try files(prefix) where !pairs.contains(file.lastPathComponent) {
        let bytes = try Place.bytes(file)
        let events = try ReadEvent.all(bytes, atMost: 4096, paths: [["results"]])
        let isEmpty = bytes.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        #expect(
          events.contains { $0.isBad } == (!isValid && !isEmpty), "\(file.lastPathComponent)")
      }
    }
  }
}
