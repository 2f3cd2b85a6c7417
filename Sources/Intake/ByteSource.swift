/// A stream of bytes, read once from front to back by one thread.
public protocol ByteSource: AnyObject {
  /// Fills a buffer as far as possible; returns the number of bytes, 0 at the end.
  ///
  /// After an error the bytes returned before stay valid, and no more come.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int
}

/// Bytes in memory, for tests and for heads that were looked at before.
public final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  /// A stream over an array.
  public init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  /// Copies the next bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    bytes.withUnsafeBytes { source in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    return count
  }
}
