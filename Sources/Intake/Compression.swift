import CISAL
import CZstandard

/// A way in which one stream of bytes is compressed.
public enum Compression: String, Sendable, CaseIterable {
  case gzip, zstd

  /// What unpacks it; nil when memory is short.
  func unpacker() -> (any Unpacker)? {
    switch self {
    case .gzip: GzipUnpacker()
    case .zstd: ZstandardUnpacker()
    }
  }
}

/// Unpacks members (frames) of a compressed stream, step by step.
protocol Unpacker: AnyObject {
  /// Makes it ready for the next member.
  func reset()
  /// Unpacks as much as fits, and says how many bytes were consumed and produced.
  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (consumed: Int, produced: Int, result: UnpackResult)
}

/// What one step of unpacking came to.
enum UnpackResult {
  case more
  case memberEnd
  case damaged(String)
}

/// Gzip members; checksums and lengths are verified.
final class GzipUnpacker: Unpacker {
  private let inflater: OpaquePointer

  init?() {
    guard let inflater = copub_inflater_new() else { return nil }
    self.inflater = inflater
  }

  deinit { copub_inflater_free(inflater) }

  func reset() { copub_inflater_reset(inflater) }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (consumed: Int, produced: Int, result: UnpackResult) {
    var consumed = 0
    var produced = 0
    let status = copub_inflater_step(
      inflater, input.baseAddress, input.count, &consumed, output.baseAddress, output.count,
      &produced)
    let result: UnpackResult =
      switch Int(status) {
      case Int(COPUB_INFLATE_OK): .more
      case Int(COPUB_INFLATE_MEMBER_END): .memberEnd
      case Int(COPUB_INFLATE_CHECKSUM): .damaged("a checksum or length is wrong")
      case Int(COPUB_INFLATE_HEADER): .damaged("no gzip header where a member should begin")
      default: .damaged("the compressed blocks are broken")
      }
    return (consumed, produced, result)
  }
}

/// Zstandard frames; checksums are verified where a frame has one.
final class ZstandardUnpacker: Unpacker {
  private let unpacker: OpaquePointer

  init?() {
    guard let unpacker = copub_zstd_new() else { return nil }
    self.unpacker = unpacker
  }

  deinit { copub_zstd_free(unpacker) }

  /// Nothing to do: the next frame begins where the last one ended.
  func reset() {}

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (consumed: Int, produced: Int, result: UnpackResult) {
    var consumed = 0
    var produced = 0
    let status = copub_zstd_step(
      unpacker, input.baseAddress, input.count, &consumed, output.baseAddress, output.count,
      &produced)
    let result: UnpackResult =
      switch Int(status) {
      case Int(COPUB_ZSTD_OK): .more
      case Int(COPUB_ZSTD_FRAME_END): .memberEnd
      default: .damaged(String(cString: copub_zstd_error(unpacker)))
      }
    return (consumed, produced, result)
  }
}
