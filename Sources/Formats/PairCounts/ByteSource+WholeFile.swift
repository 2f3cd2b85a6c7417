import Intake
import Markup

extension ByteSource {
  /// All bytes, without a byte order mark.
  ///
  /// - Throws: `IntakeError`; `JSONError.tooLarge` beyond the limit of a table.
  func wholeFile(_ limits: Limits) throws -> [UInt8] {
    guard var bytes = try self.bytes(upTo: limits.tableBytes) else { throw JSONError.tooLarge }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }
}
