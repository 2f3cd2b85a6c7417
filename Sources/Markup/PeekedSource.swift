import Intake

/// A source whose first bytes are looked at before it is read.
///
/// A failure met in them is thrown where the bytes before it are read.
public final class PeekedSource: ByteSource {
  /// The first bytes, at most `Input.headSize`.
  public let head: [UInt8]
  private let source: any ByteSource
  private let failure: IntakeError?
  private var position = 0

  /// Reads the head of a source.
  public init(_ source: any ByteSource) {
    self.source = source
    var head: [UInt8] = []
    var failure: IntakeError?
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Input.headSize, alignment: 16)
    defer { chunk.deallocate() }
    do throws(IntakeError) {
      while head.count < Input.headSize {
        let room = UnsafeMutableRawBufferPointer(rebasing: chunk[head.count...])
        let count = try source.read(into: room)
        if count == 0 { break }
        head.append(contentsOf: room[..<count])
      }
    } catch {
      failure = error
    }
    self.head = head
    self.failure = failure
  }

  /// Passes over bytes of the head.
  func skip(_ count: Int) { position = min(head.count, position + count) }

  /// The head, then the rest.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if position < head.count {
      let part = head[position...].prefix(buffer.count)
      part.withUnsafeBytes { buffer.copyMemory(from: $0) }
      position += part.count
      return part.count
    }
    if let failure { throw failure }
    return try source.read(into: buffer)
  }
}
