import Intake

/// Bytes that come a few at a time, and may end in a failure.
public final class TrickleSource: ByteSource {
  private let bytes: [UInt8]
  private let most: Int
  private let failure: IntakeError?
  private var position = 0

  /// A source that returns at most so many bytes at a time.
  public init(_ bytes: some Sequence<UInt8>, atMost most: Int, then failure: IntakeError? = nil) {
    self.bytes = Array(bytes)
    self.most = most
    self.failure = failure
  }

  /// The next few bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    let count = min(most, buffer.count, bytes.count - position)
    if count == 0, let failure { throw failure }
    for index in 0..<count { buffer[index] = bytes[position + index] }
    position += count
    return count
  }
}

/// All bytes of a source up to its end or failure.
public func drained(
  _ source: any ByteSource, chunk: Int = 1 << 16
) -> (bytes: [UInt8], failure: IntakeError?) {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
  defer { buffer.deallocate() }
  var bytes: [UInt8] = []
  while true {
    do {
      let count = try source.read(into: buffer)
      if count == 0 { return (bytes, nil) }
      bytes.append(contentsOf: buffer[..<count])
    } catch {
      return (bytes, error)
    }
  }
}
