#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Row ids by the bytes that the rows stand for; forgets everything when there is too much, so that
/// memory does not grow with a file.
struct ByteTable {
  private struct Entry {
    var bytes: [UInt8]
    var id: Int64
  }

  private var entries: [UInt64: Entry] = [:]
  private static let most = 1 << 15

  /// The row of some bytes; nil if it is not remembered.
  func id(_ hash: UInt64, _ bytes: UnsafeRawBufferPointer) -> Int64? {
    guard let entry = entries[hash], entry.bytes.count == bytes.count else { return nil }
    if bytes.isEmpty { return entry.id }
    let isSame = entry.bytes.withUnsafeBytes { own in
      guard let left = own.baseAddress, let right = bytes.baseAddress else { return false }
      return memcmp(left, right, own.count) == 0
    }
    return isSame ? entry.id : nil
  }

  /// Remembers the row of some bytes.
  mutating func set(_ hash: UInt64, _ bytes: UnsafeRawBufferPointer, to id: Int64) {
    if entries.count >= ByteTable.most { entries.removeAll(keepingCapacity: true) }
    entries[hash] = Entry(bytes: Array(bytes), id: id)
  }
}
