import CXXHash

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file or of standard input, as they lie there, hashed in passing.
public final class FileSource: ByteSource {
  /// The path; `-` for standard input.
  public let path: String
  private let descriptor: Int32
  private let hash: OpaquePointer?
  /// The number of bytes read so far.
  public private(set) var bytesRead = 0

  /// Opens a file, or standard input for the path `-`.
  public init(path: String) throws(IntakeError) {
    self.path = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    hash = copub_hash_new()
    if descriptor != 0 { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
    if let hash { copub_hash_free(hash) }
  }

  /// Reads the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
    while true {
      let count = Glibc.read(descriptor, base, buffer.count)
      if count >= 0 {
        if let hash, count > 0 { copub_hash_update(hash, base, count) }
        bytesRead += count
        return count
      }
      if errno != EINTR {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Reads what is left, so that the identity covers the whole file.
  public func drain() throws(IntakeError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
  }

  /// The identity of the bytes read so far: their number and XXH3 hash, in hexadecimal.
  public var identity: FileIdentity {
    FileIdentity(size: bytesRead, hash: hash.map { copub_hash_digest($0) } ?? 0)
  }
}

/// What makes two files the same: size and XXH3 of the bytes as they lie on disk.
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
    let source = try FileSource(path: path)
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
