import Collaboration
import CorpusStore
import Foundation
import Geography
import Intake
import Rankings

/// What is read from whole files: archives, ingest into a corpus, and the tables of an analyst.
extension FuzzTarget {
  static let files = [
    FuzzTarget("archive") { bytes in
      try withFile(of: bytes) { path in
        do throws(IntakeError) {
          let file = try InputFile(path: path, limits: limits)
          while let member = try file.next() { drain(member) }
          _ = try file.identity()
        } catch {}
      }
    },
    FuzzTarget("ingest", dictionary: "text") { try ingest($0, as: nil) },
    FuzzTarget("profile-table", dictionary: "table") { try ingest($0, as: Ingest.tableFormat) },
    FuzzTarget("institutions", dictionary: "json") { bytes in
      var builder = InstitutionIndex.Builder()
      do { _ = try builder.add(dump: MemorySource(bytes), limits: limits) } catch is IntakeError {}
    },
    FuzzTarget("masses", dictionary: "table") { bytes in
      do {
        let masses = try OutsideMasses(MemorySource(bytes), name: "x", limits: limits)
        guard let window = YearWindow(1900, 2100) else { return }
        precondition(masses.total(in: window).isFinite, "an endless mass")
      } catch is IntakeError {} catch is CountingError {}
    },
    FuzzTarget("aliases", dictionary: "table") { bytes in
      do { _ = try AliasTable(tsv: String(decoding: bytes, as: UTF8.self)) } catch is AliasError {}
    },
    FuzzTarget("territories", dictionary: "table") { bytes in
      do {
        _ = try TerritoryPolicy(name: "x", tsv: String(decoding: bytes, as: UTF8.self))
      } catch is TerritoryPolicyError {}
    },
    FuzzTarget("group", dictionary: "table") { bytes in
      do {
        _ = try CountryGroup(name: "x", tsv: String(decoding: bytes, as: UTF8.self))
      } catch is CountryGroupError {}
    },
    FuzzTarget("answers") { bytes in
      answer(bytes, Copublications.self)
      answer(bytes, Stability.self)
    },
  ]

  /// Reads a kept answer; what can be read is written and read again as it is.
  private static func answer<Answer: KeepableAnswer>(_ bytes: [UInt8], _ type: Answer.Type) {
    var given = AnswerBytes(bytes)
    guard let answer = try? Answer(from: &given) else { return }
    var kept = AnswerBytes()
    answer.append(to: &kept)
    var held = AnswerBytes(kept.bytes)
    var again = AnswerBytes()
    (try? Answer(from: &held))?.append(to: &again)
    precondition(held.isAtEnd && again.bytes == kept.bytes, "an answer is kept as another")
  }

  /// Ingests bytes into a corpus of its own, which must be whole then.
  private static func ingest(_ bytes: [UInt8], as format: String?) throws {
    try withFile(of: bytes) { path in
      let store = try CorpusStore.inMemory()
      var settings = Ingest(format: format)
      settings.resolver = resolver
      settings.limits = limits
      _ = try settings.run([path], into: store)
      let problems = try store.verify()
      precondition(problems.isEmpty, problems.joined(separator: "; "))
      _ = try store.profiles()
    }
  }

  /// Gives bytes a file for a moment.
  private static func withFile(of bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copub-fuzz-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }
}
