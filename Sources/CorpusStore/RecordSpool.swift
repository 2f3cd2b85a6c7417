import Bibliography
import Foundation
import Intake

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The records of one file on their way to the store, packed; beyond some megabytes they lie in a
/// temporary file without a name, so that memory does not grow with the file.
///
/// To be filled by one thread and read by one, after it.
final class RecordSpool {
  /// The number of records.
  private(set) var count = 0
  private var packer = RecordPacker()
  private var file: Int32 = -1
  private var failure: StoreError?
  private static let bufferSize = 4 << 20

  deinit { if file >= 0 { close(file) } }

  /// Adds a record; what goes wrong with the temporary file is thrown by `forEach`.
  func append(_ record: DigestedRecord) {
    count += 1
    packer.pack(record)
    if packer.bytes.count >= RecordSpool.bufferSize, failure == nil { spill() }
  }

  /// Tells every record in the order in which they were added.
  ///
  /// - Throws: `StoreError.failed` if the temporary file failed; what `body` throws.
  func forEach(_ body: (DigestedRecord) throws -> Void) throws {
    try forEachPacked { try body(DigestedRecord($0)) }
  }

  /// The same in packed form; a record is valid during the call only.
  ///
  /// - Throws: `StoreError.failed` if the temporary file failed; what `body` throws.
  func forEachPacked(_ body: (PackedRecord) throws -> Void) throws {
    if file >= 0, failure == nil, !packer.bytes.isEmpty { spill() }
    if let failure { throw failure }
    guard file >= 0 else { return try packer.bytes.withUnsafeBytes { try tell($0, body) } }
    lseek(file, 0, SEEK_SET)
    var length = 0
    while try read(&length, MemoryLayout<Int>.size) {
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 16)
      defer { block.deallocate() }
      guard let base = block.baseAddress, try read(base, length) else { throw failed() }
      try tell(UnsafeRawBufferPointer(block), body)
    }
  }

  private func tell(
    _ block: UnsafeRawBufferPointer, _ body: (PackedRecord) throws -> Void
  ) throws {
    var unpacker = RecordUnpacker(block)
    while let record = unpacker.next() { try body(record) }
  }

  /// Writes what is packed behind what is there.
  private func spill() {
    if file < 0 {
      var name = Array((NSTemporaryDirectory() + "/copub-XXXXXX").utf8CString)
      file = mkstemp(&name)
      if file >= 0 { unlink(name) }
    }
    var length = packer.bytes.count
    let isWritten =
      file >= 0
      && withUnsafeBytes(of: &length) { write($0) }
      && packer.bytes.withUnsafeBytes { write($0) }
    if !isWritten { failure = failed() }
    packer.bytes.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno != EINTR { return false }
      done += max(0, count)
    }
    return true
  }

  /// Reads so many bytes; false at the end.
  private func read(_ place: UnsafeMutableRawPointer, _ length: Int) throws -> Bool {
    var done = 0
    while done < length {
      let count = Glibc.read(file, place + done, length - done)
      if count < 0, errno != EINTR { throw failed() }
      if count == 0 { return false }
      done += max(0, count)
    }
    return true
  }

  private func failed() -> StoreError {
    .failed(
      path: NSTemporaryDirectory(),
      reason: "a temporary file cannot be used, \(String(cString: strerror(errno)))")
  }
}
