import Collaboration
import Foundation
import GRDB

/// A corpus of publications in one SQLite file: crash-safe, readable by every tool.
public final class CorpusStore: Sendable {
  /// The path; `:memory:` for a corpus that lives as long as the command.
  public let path: String
  let database: DatabaseQueue
  let memory = WriterMemory()

  private init(path: String, database: DatabaseQueue) {
    self.path = path
    self.database = database
  }

  /// What a corpus is to be used for.
  public enum Access: Sendable {
    /// Reading alone: nothing is ever changed.
    case read
    /// Reading and writing; made if it is not there, brought up to the newest schema if older.
    case write
  }

  /// Opens a corpus file.
  ///
  /// - Throws: `StoreError`.
  public static func open(_ path: String, for access: Access) throws -> CorpusStore {
    let exists = FileManager.default.fileExists(atPath: path)
    if access == .read, !exists { throw StoreError.missing(path: path) }
    if exists, try !isDatabase(path) { throw StoreError.foreign(path: path) }
    var configuration = CorpusStore.configuration
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(60)
    // The index of identifiers is met at random: 48 MiB of it stay in memory while writing.
    if access == .write {
      configuration.prepareDatabase {
        try $0.execute(sql: "PRAGMA page_size = 8192; PRAGMA cache_size = -49152")
      }
    }
    if access == .read { rollBackInterrupted(path) }
    return try translating(path) {
      let store = CorpusStore(
        path: path, database: try DatabaseQueue(path: path, configuration: configuration))
      try store.check(access)
      return store
    }
  }

  /// How the file is used by readers and writers alike.
  ///
  /// Rows name each other by ids that this code made a moment before, so SQLite does not look each of
  /// them up again; `verify` does.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }

  /// Lets SQLite undo what an ingest left half done when it was killed.
  ///
  /// A connection that may only read cannot. A journal in use by a living process is left alone by SQLite itself.
  private static func rollBackInterrupted(_ path: String) {
    guard FileManager.default.fileExists(atPath: path + "-journal") else { return }
    var configuration = CorpusStore.configuration
    configuration.busyMode = .timeout(60)
    let queue = try? DatabaseQueue(path: path, configuration: configuration)
    _ = try? queue?.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
  }

  /// A corpus in memory.
  public static func inMemory() throws -> CorpusStore {
    try translating(":memory:") {
      let store = CorpusStore(
        path: ":memory:", database: try DatabaseQueue(configuration: configuration))
      try store.check(.write)
      return store
    }
  }

  /// True if a file is, by its first bytes, an SQLite database or empty.
  public static func isDatabase(_ path: String) throws -> Bool {
    // A folder opens like a file, and reads like an empty one.
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? file.close() }
    let head = (try? file.read(upToCount: 16)) ?? Data()
    return head.isEmpty || head == Data("SQLite format 3\0".utf8)
  }

  /// Makes sure that the file is a corpus of a known schema; brings it up to date for writing.
  private func check(_ access: Access) throws {
    try database.inDatabase { db in
      let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      let isNew = application == 0 && version == 0 && tables == 0
      guard application == CorpusSchema.applicationID || (isNew && access == .write) else {
        throw StoreError.foreign(path: path)
      }
      guard version <= CorpusSchema.version else {
        throw StoreError.newer(path: path, version: version)
      }
      if version < CorpusSchema.version {
        guard access == .write else { throw StoreError.older(path: path) }
        try db.inTransaction(.immediate) {
          // Another process may have been here first.
          let now = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
          try CorpusSchema.migrate(db, from: now)
          return .commit
        }
      }
    }
  }

  /// Reads a consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try CorpusStore.translating(path) { try database.read(body) }
  }

  /// Writes in one transaction that takes its lock at once.
  ///
  /// - Parameter keepsMemory: true for what tells `memory` of all hashes that it adds.
  func write(keepingMemory keepsMemory: Bool = false, _ body: (Database) throws -> Void) throws {
    try CorpusStore.translating(path) {
      try database.writeWithoutTransaction { db in
        if !keepsMemory { memory.known = nil }
        try db.inTransaction(.immediate) {
          try body(db)
          return .commit
        }
      }
    }
  }

  /// Undoes the transaction that is open, if any, and lets nothing begin before `end` is done, which
  /// is told whether the corpus holds no file.
  public func abandon(_ end: (_ isEmpty: Bool) -> Void) {
    database.interrupt()
    database.inDatabase { db in
      let sources = try? Int.fetchOne(db, sql: "SELECT count(*) FROM source")
      let counts = try? Int.fetchOne(db, sql: "SELECT count(*) FROM counts")
      end(sources == 0 && counts == 0)
    }
  }

  /// Puts SQLite's errors into words.
  static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch is RowDecodingError {
      throw StoreError.damaged(path: path, reason: "a value in it is missing or of another kind")
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError.busy(path: path)
      case .SQLITE_CORRUPT:
        throw StoreError.damaged(path: path, reason: error.message ?? "\(error.resultCode)")
      case .SQLITE_NOTADB: throw StoreError.foreign(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        throw StoreError.cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
      default:
        throw StoreError.failed(path: path, reason: error.message ?? "\(error.resultCode)")
      }
    }
  }

  /// A setting of the corpus; nil if it was never made.
  public func setting(_ key: String) throws -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
    }
  }

  /// Makes a setting of the corpus.
  public func set(_ key: String, to value: String) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }
}
