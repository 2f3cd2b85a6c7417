import GRDB
import GRDBSQLite

/// A prepared statement driven by SQLite's own calls.
///
/// A record needs a dozen of them, and the boxed arguments of the general way took twice as long as
/// SQLite's own work. Valid while its connection is; to be used inside its transaction.
final class RowStatement {
  private let connection: OpaquePointer
  private let handle: OpaquePointer
  private var place: Int32 = 0
  /// SQLite copies what is bound.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ db: Database, _ sql: String) throws {
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE)
    }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &made, nil)
    guard code == SQLITE_OK, let handle = made else {
      throw RowStatement.error(code, connection)
    }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds the next argument.
  func bind(_ value: Int64) {
    place += 1
    sqlite3_bind_int64(handle, place, value)
  }

  /// Binds the next argument.
  func bind(_ value: Int) { bind(Int64(value)) }

  /// Binds the next argument.
  func bind(_ value: Bool) { bind(value ? 1 : 0) }

  /// Binds the next argument; nil is NULL.
  func bind(_ value: Int?) {
    if let value { bind(Int64(value)) } else { bindNull() }
  }

  /// Binds the next argument; nil is NULL.
  func bind(_ value: Int64?) {
    if let value { bind(value) } else { bindNull() }
  }

  /// Binds the next argument; nil is NULL.
  func bind(_ value: Double?) {
    guard let value else { return bindNull() }
    place += 1
    sqlite3_bind_double(handle, place, value)
  }

  /// Binds the next argument; nil is NULL.
  func bind(_ value: String?) {
    guard var value else { return bindNull() }
    place += 1
    value.withUTF8 { bytes in
      guard let base = bytes.baseAddress else {
        _ = sqlite3_bind_text(handle, place, "", 0, RowStatement.copied)
        return
      }
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
        _ = sqlite3_bind_text(handle, place, text, Int32(bytes.count), RowStatement.copied)
      }
    }
  }

  /// Binds the next argument as bytes; nil is NULL.
  func bind(_ value: [UInt8]?) {
    guard let value else { return bindNull() }
    place += 1
    value.withUnsafeBytes { bytes in
      _ = sqlite3_bind_blob(
        handle, place, bytes.baseAddress, Int32(bytes.count), RowStatement.copied)
    }
  }

  private func bindNull() {
    place += 1
    sqlite3_bind_null(handle, place)
  }

  /// Runs the statement to its end with the arguments bound.
  func run() throws {
    _ = try first()
  }

  /// The first column of the first row as a whole number; nil if there is no row.
  func first() throws -> Int64? {
    place = 0
    let code = sqlite3_step(handle)
    defer { sqlite3_reset(handle) }
    switch code {
    case SQLITE_ROW: return sqlite3_column_int64(handle, 0)
    case SQLITE_DONE: return nil
    default: throw RowStatement.error(code, connection)
    }
  }

  private static func error(_ code: Int32, _ connection: OpaquePointer) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
