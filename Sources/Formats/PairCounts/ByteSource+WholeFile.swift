import Intake
import Markup

extension ByteSource {
  /// All bytes, without a byte order mark.
  ///
  /// - Throws: `IntakeError`; `JSONError.tooLarge` beyond the limit of a table.
  func wholeFile(_ limits: Limits) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try read(into: chunk)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limits.tableBytes { throw JSONError.tooLarge }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }
}
