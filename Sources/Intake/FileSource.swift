#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file or of standard input, as they lie there.
public final class FileSource: ByteSource {
  /// The path; `-` for standard input.
  public let path: String
  private let descriptor: Int32

  /// Opens a file, or standard input for the path `-`.
  public init(path: String) throws(IntakeError) {
    self.path = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    if descriptor != 0 { posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// Reads the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
    while true {
      let count = Glibc.read(descriptor, base, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
    }
  }
}
