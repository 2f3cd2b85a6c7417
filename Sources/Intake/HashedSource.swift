import CXXHash

/// Passes bytes on and hashes them in passing, so that a file is read once to be known and used.
final class HashedSource: ByteSource {
  private let source: any ByteSource
  private let hash: OpaquePointer?
  private var size = 0

  init(_ source: any ByteSource) {
    self.source = source
    hash = copub_hash_new()
  }

  deinit {
    if let hash { copub_hash_free(hash) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    let count = try source.read(into: buffer)
    if let hash, count > 0 { copub_hash_update(hash, buffer.baseAddress, count) }
    size += count
    return count
  }

  /// Reads what is left, so that the identity covers the whole.
  func drain() throws(IntakeError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
  }

  /// The identity of the bytes read so far.
  var identity: FileIdentity {
    FileIdentity(size: size, hash: hash.map { copub_hash_digest($0) } ?? 0)
  }
}
