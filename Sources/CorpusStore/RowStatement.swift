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

  /// Binds the next argument as text that stays where it is until the statement has run; nil is NULL.
  func bind(text: UnsafeRawBufferPointer?) {
    guard let text else { return bindNull() }
    place += 1
    guard let base = text.baseAddress, !text.isEmpty else {
      sqlite3_bind_text(handle, place, "", 0, nil)
      return
    }
    sqlite3_bind_text(
      handle, place, base.assumingMemoryBound(to: CChar.self), Int32(text.count), nil)
  }

  /// Binds the next argument as bytes that stay where they are until the statement has run; nil is
  /// NULL.
  func bind(blob: UnsafeRawBufferPointer?) {
    guard let blob else { return bindNull() }
    place += 1
    sqlite3_bind_blob(handle, place, blob.baseAddress, Int32(blob.count), nil)
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

  /// Runs a query, telling each row; its columns are read by `text` and `number`.
  func forEachRow(_ body: () throws -> Void) throws {
    place = 0
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body()
      case SQLITE_DONE: return
      case let code: throw RowStatement.error(code, connection)
      }
    }
  }

  /// A column of the row as text in UTF-8, valid until the next row; empty for NULL.
  func text(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, column)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// True if a column of the row is NULL.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// A column of the row as a whole number; 0 for NULL.
  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  private static func error(_ code: Int32, _ connection: OpaquePointer) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
