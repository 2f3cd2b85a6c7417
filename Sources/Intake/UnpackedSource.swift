/// The unpacked bytes of a compressed stream of one or many members (gzip) or frames (Zstandard).
///
/// Zeros and other bytes behind the last member are an error, as a second damaged member would be.
public final class UnpackedSource: ByteSource {
  private let packed: any ByteSource
  private let compression: Compression
  private let unpacker: (any Unpacker)?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 64)
  private var available = 0..<0
  private var packedBytes = 0
  private var unpackedBytes = 0
  private var isInsideMember = false
  private var membersDone = 0
  private var failure: IntakeError?
  private let limits: Limits

  /// A stream over packed bytes.
  public init(_ packed: any ByteSource, as compression: Compression, limits: Limits = .standard) {
    self.packed = packed
    self.compression = compression
    self.limits = limits
    unpacker = compression.unpacker()
  }

  deinit { buffer.deallocate() }

  /// Unpacks the next bytes.
  ///
  /// - Throws: `truncated`, `damaged` or `bomb`, after every byte that could be had was returned.
  public func read(into output: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if let failure { throw failure }
    var produced = 0
    while produced < output.count {
      do throws(IntakeError) {
        guard try step(output, &produced) else { break }
      } catch {
        failure = error
        break
      }
    }
    if produced == 0, let failure { throw failure }
    return produced
  }

  private func step(
    _ output: UnsafeMutableRawBufferPointer, _ produced: inout Int
  ) throws(IntakeError) -> Bool {
    guard let unpacker else { throw damaged("no memory") }
    var atEnd = false
    if available.isEmpty { atEnd = try !refill() }
    if atEnd, !isInsideMember { return false }
    if !isInsideMember {
      if membersDone > 0 { unpacker.reset() }
      isInsideMember = true
    }
    let input = UnsafeRawBufferPointer(buffer)[available]
    let room = UnsafeMutableRawBufferPointer(rebasing: output[produced...])
    let step = unpacker.step(
      UnsafeRawBufferPointer(rebasing: input).assumingMemoryBound(to: UInt8.self),
      room.assumingMemoryBound(to: UInt8.self))
    available = (available.lowerBound + step.consumed)..<available.upperBound
    packedBytes += step.consumed
    produced += step.produced
    unpackedBytes += step.produced
    if unpackedBytes > limits.unpackedFloor, unpackedBytes / limits.unpackRatio > packedBytes {
      throw .bomb(container: compression.rawValue, byte: unpackedBytes)
    }
    switch step.result {
    case .memberEnd:
      isInsideMember = false
      membersDone += 1
    case .more:
      if atEnd, step.produced == 0 {
        throw .truncated(container: compression.rawValue, byte: unpackedBytes)
      }
    case .damaged(let reason): throw damaged(reason)
    }
    return true
  }

  private func damaged(_ reason: String) -> IntakeError {
    .damaged(
      container: compression.rawValue, byte: unpackedBytes,
      reason: "\(reason), member \(membersDone + 1), packed byte \(packedBytes)")
  }

  private func refill() throws(IntakeError) -> Bool {
    let count = try packed.read(into: buffer)
    available = 0..<count
    return count > 0
  }
}
