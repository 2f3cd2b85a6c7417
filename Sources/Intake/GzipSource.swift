import CISAL

/// The unpacked bytes of a gzip stream of one or many members; checksums are verified.
///
/// Zeros and other bytes behind the last member are an error, as a second damaged member would be.
public final class GzipSource: ByteSource {
  private let packed: any ByteSource
  private let inflater: OpaquePointer?
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 64)
  private var available = 0..<0
  private var packedBytes = 0
  private var unpackedBytes = 0
  private var isInsideMember = false
  private var membersDone = 0
  private var failure: IntakeError?
  private let limits: Limits

  /// A stream over packed bytes.
  public init(_ packed: any ByteSource, limits: Limits = .standard) {
    self.packed = packed
    self.limits = limits
    inflater = copub_inflater_new()
  }

  deinit {
    if let inflater { copub_inflater_free(inflater) }
    buffer.deallocate()
  }

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
    guard let inflater, let input = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
      let out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    else { throw .damaged(container: "gzip", byte: packedBytes, reason: "no memory") }
    var atEnd = false
    if available.isEmpty { atEnd = try !refill() }
    if atEnd, !isInsideMember { return false }
    if !isInsideMember {
      if membersDone > 0 { copub_inflater_reset(inflater) }
      isInsideMember = true
    }
    var consumed = 0
    var count = 0
    let status = copub_inflater_step(
      inflater, input + available.lowerBound, available.count, &consumed,
      out + produced, output.count - produced, &count)
    available = (available.lowerBound + consumed)..<available.upperBound
    packedBytes += consumed
    produced += count
    unpackedBytes += count
    if unpackedBytes > limits.unpackedFloor, unpackedBytes / limits.unpackRatio > packedBytes {
      throw .bomb(container: "gzip", byte: unpackedBytes)
    }
    switch Int(status) {
    case Int(COPUB_INFLATE_MEMBER_END):
      isInsideMember = false
      membersDone += 1
    case Int(COPUB_INFLATE_OK):
      if atEnd, count == 0 { throw .truncated(container: "gzip", byte: unpackedBytes) }
    case Int(COPUB_INFLATE_CHECKSUM):
      throw damaged("a checksum or length is wrong")
    case Int(COPUB_INFLATE_HEADER):
      throw damaged("no gzip header where a member should begin")
    default:
      throw damaged("the compressed blocks are broken")
    }
    return true
  }

  private func damaged(_ reason: String) -> IntakeError {
    .damaged(
      container: "gzip", byte: unpackedBytes,
      reason: "\(reason), member \(membersDone + 1), packed byte \(packedBytes)")
  }

  private func refill() throws(IntakeError) -> Bool {
    let count = try packed.read(into: buffer)
    available = 0..<count
    return count > 0
  }
}
