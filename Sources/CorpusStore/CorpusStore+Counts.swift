import Collaboration
import Formats
import Foundation
import GRDB
import Intake

/// A file of pair counts, and what it states.
public struct CountedFile: Sendable {
  /// The path as given.
  public var path: String
  /// What the file states.
  public var document: CountsDocument

  /// A file that was read.
  public init(path: String, document: CountsDocument) {
    self.path = path
    self.document = document
  }
}

extension CorpusStore {
  /// Takes files of pair counts in one transaction; those that state the same are taken once.
  ///
  /// The bytes alone do not tell: the same answer may be one about another country.
  ///
  /// - Returns: the number of files that are new.
  /// - Throws: `StoreError`, also where the corpus holds publications.
  public func take(counts files: [CountedFile]) throws -> Int {
    var new = 0
    try write { db in
      if try Int.fetchOne(db, sql: "SELECT 1 FROM source LIMIT 1") != nil {
        throw StoreError.failed(
          path: path, reason: "holds publications, beside which pair counts cannot be counted")
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      for file in files {
        let document = try encoder.encode(file.document)
        try db.execute(
          sql: "INSERT OR IGNORE INTO counts (path, format, document, hash) VALUES (?, ?, ?, ?)",
          arguments: [
            file.path, file.document.format, String(decoding: document, as: UTF8.self),
            Int64(bitPattern: hash64(document)),
          ])
        new += db.changesCount
      }
    }
    return new
  }

  /// The files of pair counts, in the order of their paths; none in a corpus of publications.
  public func countedFiles() throws -> [CountedFile] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM counts ORDER BY path, hash").map { row in
        let text: String = try row["document"]
        return try CountedFile(
          path: row["path"],
          document: JSONDecoder().decode(CountsDocument.self, from: Data(text.utf8)))
      }
    }
  }
}
