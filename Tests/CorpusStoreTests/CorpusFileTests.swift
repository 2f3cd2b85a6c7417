import CorpusStore
import Foundation
import GRDB
import Intake
import TestSupport
import Testing

/// Files that are no corpus, or one of another time, are refused and stay as they are.
struct CorpusFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ path: String) throws -> [UInt8] {
    try Place.bytes(URL(fileURLWithPath: path))
  }

  private func error(_ path: String, _ access: CorpusStore.Access) -> StoreError? {
    do {
      _ = try CorpusStore.open(path, for: access)
      return nil
    } catch {
      return error as? StoreError
    }
  }

  /// A corpus of one work, changed by a statement.
  private func corpus(_ name: String, _ change: String? = nil) throws -> String {
    let path = folder.path(name)
    let input = try folder.write("\(name).jsonl", SampleWork(id: 1).line)
    _ = try Ingest().run([input], into: CorpusStore.open(path, for: .write))
    if let change { try DatabaseQueue(path: path).write { try $0.execute(sql: change) } }
    return path
  }

  @Test func aMissingFileIsMadeForWritingOnly() throws {
    let path = folder.path("new.copub")
    #expect(error(path, .read) == .missing(path: path))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(error(path, .write) == nil)
    #expect(error(path, .read) == nil)
  }

  @Test(arguments: [CorpusStore.Access.read, .write])
  func aFileOfAnotherKindIsForeign(access: CorpusStore.Access) throws {
    let path = try folder.write("notes.copub", "These are notes of somebody, not a corpus.\n")
    let before = try bytes(path)
    #expect(error(path, access) == .foreign(path: path))
    #expect(try bytes(path) == before)
  }

  @Test(arguments: [CorpusStore.Access.read, .write])
  func aDatabaseOfAnotherProgramIsForeign(access: CorpusStore.Access) throws {
    let path = folder.path("other.sqlite")
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
    let before = try bytes(path)
    #expect(error(path, access) == .foreign(path: path))
    #expect(try bytes(path) == before)
  }

  @Test func aFolderIsForeign() throws {
    #expect(try !CorpusStore.isDatabase(folder.url.path))
    #expect(error(folder.url.path, .write) == .foreign(path: folder.url.path))
  }

  @Test func aDatabaseWithAnotherApplicationIDIsForeign() throws {
    let path = folder.path("other.sqlite")
    try DatabaseQueue(path: path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = 77")
    }
    let before = try bytes(path)
    #expect(error(path, .write) == .foreign(path: path))
    #expect(try bytes(path) == before)
  }

  @Test(arguments: [CorpusStore.Access.read, .write])
  func aNewerCorpusIsRefused(access: CorpusStore.Access) throws {
    let path = try corpus("newer.copub", "PRAGMA user_version = 999")
    let before = try bytes(path)
    #expect(error(path, access) == .newer(path: path, version: 999))
    #expect(try bytes(path) == before)
  }

  @Test func readersNeverMigrate() throws {
    let path = folder.path("older.copub")
    try DatabaseQueue(path: path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(0x4350_5542)")
    }
    let before = try bytes(path)
    #expect(error(path, .read) == .older(path: path))
    #expect(try bytes(path) == before)
    #expect(error(path, .write) == nil, "a writer brings it up to date")
    #expect(error(path, .read) == nil)
  }

  /// A corpus of every earlier schema, as that copub wrote it, is brought up to date by a writer.
  @Test(arguments: [(1, [9, 7, 1, 1], 9), (2, [10, 10, 0, 0], 9)])
  func corporaOfEarlierSchemas(version: Int, counts: [Int], located: Int) throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schema-\(version).copub.gz")
    let packed = UnpackedSource(MemorySource(try Place.bytes(fixture)), as: .gzip)
    let path = try folder.write("older.copub", drained(packed).bytes)
    #expect(error(path, .read) == .older(path: path))
    let store = try CorpusStore.open(path, for: .write)
    #expect(try store.verify().isEmpty)
    #expect(try store.counts() == counts)
    let totals = try store.status().formats
    #expect(totals.map(\.withAffiliation).reduce(0, +) == located)
    #expect(totals.map(\.withCountry).reduce(0, +) == located)
    if version > 1 {
      let fresh = try CorpusStore.inMemory()
      let files = ["openalex/works.jsonl", "openalex/snapshot-old.jsonl", "pubmed/articles.xml"]
        .map { Place.sample($0).path }
      _ = try Ingest().run(files, into: fresh)
      #expect(try identifiers(store) == identifiers(fresh))
      #expect(try store.digest() == fresh.digest())
    }
    let again = try Ingest().run([Place.sample("pubmed/articles.xml").path], into: store)
    #expect(again.outcomes.map(\.isNew) == [false])
  }

  private func identifiers(_ store: CorpusStore) throws -> [[String]] {
    var all: [[String]] = []
    try store.forEachPublication { all.append($0.identifiers.map(\.description)) }
    return all
  }

  @Test func aCutCorpusIsRefusedOrFoundDamaged() throws {
    let path = try corpus("cut.copub")
    let whole = try bytes(path)
    try Data(whole.prefix(whole.count / 2)).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.self) {
      let problems = try CorpusStore.open(path, for: .read).verify()
      if !problems.isEmpty { throw StoreError.failed(path: path, reason: problems[0]) }
    }
  }

  @Test func lostRecordsAreFound() throws {
    let path = try corpus("lost.copub", "UPDATE source SET records_read = 5")
    #expect(try CorpusStore.open(path, for: .read).verify().count == 1)
    let other = try corpus("wrong.copub", "UPDATE profile_row SET publications = 3")
    #expect(try CorpusStore.open(other, for: .read).verify().count == 1)
  }

  @Test func aReaderCannotWrite() throws {
    let path = try corpus("read.copub")
    let before = try bytes(path)
    let store = try CorpusStore.open(path, for: .read)
    #expect(throws: StoreError.self) { try store.set("scope", to: "world") }
    #expect(try bytes(path) == before)
  }

  @Test func aFolderThatIsNotThereCannotBeWrittenTo() {
    let path = folder.path("absent/some.copub")
    guard case .cannotOpen? = error(path, .write) else {
      Issue.record("\(String(describing: error(path, .write)))")
      return
    }
  }

  @Test func settingsAreKept() throws {
    let path = try corpus("settings.copub")
    try CorpusStore.open(path, for: .write).set("scope", to: "world")
    let store = try CorpusStore.open(path, for: .read)
    #expect(try store.setting("scope") == "world")
    #expect(try store.setting("evidence") == "all")
    #expect(try store.setting("absent") == nil)
  }

  @Test func everyErrorSaysWhichFile() {
    let errors: [StoreError] = [
      .missing(path: "x.copub"), .foreign(path: "x.copub"), .newer(path: "x.copub", version: 9),
      .older(path: "x.copub"),
      .cannotOpen(path: "x.copub", reason: "no"), .busy(path: "x.copub"),
      .failed(path: "x.copub", reason: "no"),
      .evidenceDiffers(path: "x.copub", stored: "all", asked: "stated"),
    ]
    for error in errors {
      #expect(error.description.hasPrefix("x.copub"))
      #expect(error.description.hasSuffix("."))
      #expect(!error.description.contains("\n"))
    }
  }
}
