import Collaboration
import CorpusStore
import Foundation
import Geography
import Intake
import Publishing
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
    FuzzTarget("corpus") { bytes in try readCorpus(damagedBy: bytes) },
    FuzzTarget("manifest", dictionary: "json") { bytes in
      let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
      try withFolder(of: ["manifest.json": parts[0], "report.json": parts.last ?? []]) { folder in
        do {
          _ = try Revisions.Earlier(manifest: folder.appendingPathComponent("manifest.json").path)
        } catch is StudyError {} catch is SpecificationError {} catch is WindowError {}
      }
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

  /// A corpus of two works, one of them twice.
  private static let corpus: [UInt8] = {
    let work = """
      {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/a", "publication_year": 2018, \
      "authorships": [{"countries": ["CN"]}, {"raw_affiliation_strings": ["Institute of Things"]}]}

      """
    let again = "TY  - JOUR\nDO  - 10.5555/a\nPY  - 2018\nAU  - A, B\nAD  - Paris, France\nER  - \n"
    let files = [
      "1.jsonl": work, "2.ris": again, "3.jsonl": work.replacing("W1", with: "W2"),
    ]
    do {
      return try withFolder(of: files.mapValues { Array($0.utf8)[...] }) { folder in
        let path = folder.appendingPathComponent("corpus").path
        let store = try CorpusStore.open(path, for: .write)
        var settings = Ingest(format: nil)
        settings.resolver = resolver
        _ = try settings.run(
          files.keys.sorted().map { folder.appendingPathComponent($0).path }, into: store)
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      }
    } catch {
      preconditionFailure("no corpus: \(error)")
    }
  }()

  /// Reads all of a corpus some of whose bytes are others: of each four, three say where and one what.
  private static func readCorpus(damagedBy bytes: [UInt8]) throws {
    var damaged = corpus
    for start in stride(from: 0, to: bytes.count - 3, by: 4) {
      let place = bytes[start..<(start + 3)].reduce(0) { $0 << 8 | Int($1) }
      damaged[place % damaged.count] = bytes[start + 3]
    }
    try withFolder(of: ["corpus": damaged[...]]) { folder in
      let path = folder.appendingPathComponent("corpus").path
      let reads: [(CorpusStore) throws -> Void] = [
        { _ = try $0.status() },
        { _ = try $0.profiles() },
        { try $0.forEachPublication { _ in } },
        { try $0.forEachDuplicate { _ in } },
        { _ = try $0.openAffiliations(limit: 9) },
        { _ = try CorpusStore.inMemory().merge($0) },
        { _ = try $0.verify() },
      ]
      for read in reads {
        do { try read(CorpusStore.open(path, for: .read)) } catch is StoreError {}
      }
    }
  }

  /// Gives bytes a file for a moment.
  private static func withFile(of bytes: [UInt8], _ body: (String) throws -> Void) throws {
    try withFolder(of: ["file": bytes[...]]) {
      try body($0.appendingPathComponent("file").path)
    }
  }

  /// Gives bytes a folder of files for a moment.
  private static func withFolder<Result>(
    of files: [String: ArraySlice<UInt8>], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copub-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    return try body(folder)
  }
}
