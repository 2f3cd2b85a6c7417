/// A source whose first bytes are looked at before it is read.
///
/// A failure met in them is thrown where the bytes before it are read.
public final class PeekedSource: ByteSource {
  /// The first bytes.
  public let head: [UInt8]
  /// Why the head is shorter than asked for, where the source failed within it.
  public let failure: IntakeError?
  private let source: any ByteSource
  private var position = 0

  /// Reads the head of a source, as far as it goes.
  public init(_ source: any ByteSource, size: Int = Input.headSize) {
    self.source = source
    var failure: IntakeError?
    head = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let space = UnsafeMutableRawBufferPointer(buffer)
      do throws(IntakeError) {
        while filled < size {
          let room = UnsafeMutableRawBufferPointer(rebasing: space[filled..<size])
          let count = try source.read(into: room)
          if count == 0 { break }
          filled += count
        }
      } catch {
        failure = error
      }
    }
    self.failure = failure
  }

  /// Passes over bytes of the head.
  public func skip(_ count: Int) { position = min(head.count, position + count) }

  /// The head, then the rest.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if position < head.count {
      let count = min(buffer.count, head.count - position)
      head.withUnsafeBytes { bytes in
        let part = bytes[position..<position + count]
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      }
      position += count
      return count
    }
    if let failure { throw failure }
    return try source.read(into: buffer)
  }
}
