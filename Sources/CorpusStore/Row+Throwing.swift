import GRDB

/// In place of GRDB's own subscripts, which end the process where a damaged corpus holds NULL or
/// another kind of value: these throw, so that every column read in this module is read with `try`.
extension Row {
  /// The value of a column by its place.
  ///
  /// - Throws: `RowDecodingError`.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ index: Int
  ) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }

  /// The value of a column by its name.
  ///
  /// - Throws: `RowDecodingError`.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) -> Value {
    get throws { try decode(Value.self, forColumn: column) }
  }
}
