import CXXHash

/// What makes two files, or two members of archives, the same: size and XXH3 of their bytes.
public struct FileIdentity: Hashable, Sendable {
  /// The number of bytes.
  public var size: Int
  /// XXH3, 64 bits.
  public var hash: UInt64

  /// An identity read from a store.
  public init(size: Int, hash: UInt64) {
    self.size = size
    self.hash = hash
  }

  /// The identity of a file, by reading it.
  public init(ofFile path: String) throws(IntakeError) {
    let source = HashedSource(try FileSource(path: path))
    try source.drain()
    self = source.identity
  }
}

/// XXH3 of a run of bytes: the key of the duplicate index.
public func hash64(_ bytes: some Collection<UInt8>) -> UInt64 {
  if let hash = bytes.withContiguousStorageIfAvailable({ copub_hash_of($0.baseAddress, $0.count) })
  {
    return hash
  }
  return Array(bytes).withUnsafeBufferPointer { copub_hash_of($0.baseAddress, $0.count) }
}
