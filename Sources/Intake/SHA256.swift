import CNettle

/// A SHA-256 digest, fed piece by piece: manifests and corpora are compared by it.
public final class SHA256 {
  private let digest: OpaquePointer?

  /// A digest of nothing yet.
  public init() { digest = copub_sha256_new() }

  deinit { if let digest { copub_sha256_free(digest) } }

  /// Adds bytes.
  public func update(_ bytes: some Sequence<UInt8>) {
    let added: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    if added == nil { Array(bytes).withUnsafeBufferPointer { add($0) } }
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let digest { copub_sha256_update(digest, bytes.baseAddress, bytes.count) }
  }

  /// The 32 bytes of the digest; begins anew afterwards.
  public func finishBytes() -> [UInt8] {
    var result = [UInt8](repeating: 0, count: 32)
    if let digest { copub_sha256_finish(digest, &result) }
    return result
  }

  /// The 32 bytes of the digest of some bytes.
  public static func bytes(of bytes: some Sequence<UInt8>) -> [UInt8] {
    let digest = SHA256()
    digest.update(bytes)
    return digest.finishBytes()
  }

  /// The digest in lower-case hexadecimal, as `sha256sum` prints it; begins anew afterwards.
  public func finish() -> String {
    let result = finishBytes()
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: result.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of some bytes.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    let digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// The digest of a file, read in pieces.
  public static func hex(ofFile path: String) throws(IntakeError) -> String {
    let source = try FileSource(path: path)
    let digest = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try source.read(into: buffer), count > 0 {
      digest.update(buffer[..<count])
    }
    return digest.finish()
  }
}
