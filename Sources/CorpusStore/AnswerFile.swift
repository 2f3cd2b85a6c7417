import Collaboration
import Foundation
import GRDB
import Intake

/// Keeps answers about a large corpus beside other caches of the user, in one SQLite file a corpus.
///
/// They belong to one state of one corpus file and to one build of copub: when either changes they are
/// gone. Nothing is kept of small corpora, which are counted at once, nor where `COPUB_CACHE` is `off`.
/// What keeps answers from being read or written is no error: they are found again.
final class AnswerFile: AnswerKeeper {
  /// The distinct profiles from which on answers are kept.
  static let leastProfiles = 100_000
  /// The bytes that the answers of one corpus, and of all together, may take.
  private static let limits = (one: 256 << 20, all: 1 << 30)

  private let corpus: String
  private let state: String
  private let path: String
  private let database: DatabaseQueue

  /// The answers about a corpus; nil where none are kept.
  init?(about corpus: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let folder = AnswerFile.folder(environment), let state = AnswerFile.state(of: corpus)
    else { return nil }
    let whole = URL(fileURLWithPath: corpus).resolvingSymlinksInPath().path
    path = folder + "/" + String(hash64(whole.utf8), radix: 16) + ".answers"
    self.corpus = corpus
    self.state = state
    // The user's own: nobody else may read what a corpus counts, or put other answers there.
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var configuration = Configuration()
    configuration.busyMode = .timeout(1)
    // Each answer carries a sum of its bytes: what a crash leaves half written is not believed.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    guard let opened = AnswerFile.open(path, configuration) else { return nil }
    database = opened
    let held = try? opened.read { try String.fetchOne($0, sql: "SELECT text FROM state") }
    if held != state { AnswerFile.makeRoom(in: folder, beside: path) }
  }

  /// Where answers lie; nil where nobody wants them or there is no place.
  private static func folder(_ environment: [String: String]) -> String? {
    if let own = environment["COPUB_CACHE"], !own.isEmpty { return own == "off" ? nil : own }
    if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      return caches + "/copub"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.cache/copub"
  }

  /// What tells one state of a corpus from any other, and this program from any other.
  private static func state(of corpus: String) -> String? {
    guard let program = FileStatus(of: "/proc/self/exe"), let file = FileStatus(of: corpus),
      let handle = FileHandle(forReadingAtPath: corpus)
    else { return nil }
    defer { try? handle.close() }
    // Bytes 24 to 27 of an SQLite file count the transactions that changed it.
    guard let head = try? handle.read(upToCount: 28), head.count == 28 else { return nil }
    let changes = head.suffix(4).map { String($0, radix: 16) }.joined(separator: ".")
    return "\(program.identity) \(file.identity) \(changes)"
  }

  /// Opens a file of answers; one that is damaged is made anew.
  private static func open(_ path: String, _ configuration: Configuration) -> DatabaseQueue? {
    let sql = """
      CREATE TABLE IF NOT EXISTS state (text TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS answer (
        question TEXT PRIMARY KEY, sum INTEGER NOT NULL, bytes BLOB NOT NULL);
      """
    for _ in 0..<2 {
      do {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.write { try $0.execute(sql: sql) }
        return database
      } catch let error as DatabaseError
        where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
      {
        try? FileManager.default.removeItem(atPath: path)
      } catch { return nil }
    }
    return nil
  }

  /// Removes the answers that were not written to for longest until those of all corpora take less than
  /// the limit.
  private static func makeRoom(in folder: String, beside own: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".answers") }.map { folder + "/" + $0 }
      .filter { $0 != own }
      .compactMap { path in FileStatus(of: path).map { (path: path, status: $0) } }
      .sorted { ($1.status.modified, $0.path) < ($0.status.modified, $1.path) }
    var bytes = 0
    for file in files {
      bytes += file.status.size
      if bytes > limits.all - limits.one { try? FileManager.default.removeItem(atPath: file.path) }
    }
  }

  var isCurrent: Bool { AnswerFile.state(of: corpus) == state }

  func kept(_ question: String) -> [UInt8]? {
    let row = try? database.read { db in
      // Another process may have put answers about a later state here.
      try Row.fetchOne(
        db,
        sql: """
          SELECT sum, bytes FROM answer WHERE question = ? AND (SELECT text FROM state) = ?
          """, arguments: [AnswerFile.key(question), state])
    }
    guard let row, let sum = try? row[0] as Int64, let bytes = try? row[1] as Data else {
      return nil
    }
    return sum == AnswerFile.sum(question, bytes) ? Array(bytes) : nil
  }

  func keep(_ answer: [UInt8], to question: String) {
    guard isCurrent, (FileStatus(of: path)?.size ?? 0) + answer.count < AnswerFile.limits.one
    else { return }
    let bytes = Data(answer)
    try? database.write { db in
      if try String.fetchOne(db, sql: "SELECT text FROM state") != state {
        try db.execute(sql: "DELETE FROM answer")
        try db.execute(sql: "DELETE FROM state")
        try db.execute(sql: "INSERT INTO state VALUES (?)", arguments: [state])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)",
        arguments: [AnswerFile.key(question), AnswerFile.sum(question, bytes), bytes])
    }
  }

  /// What stands for a question in the file.
  private static func key(_ question: String) -> String {
    let hash = SHA256()
    hash.update(Array(question.utf8))
    return hash.finish()
  }

  private static func sum(_ question: String, _ bytes: Data) -> Int64 {
    Int64(bitPattern: hash64(Array(bytes) + question.utf8))
  }
}
