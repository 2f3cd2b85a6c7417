/// What the first bytes of a file say about its container.
enum Container: Equatable {
  case plain
  case compressed(Compression)
  case tar
  case zip
  case unsupported(String)

  /// The bytes that tell: two blocks of a tar header's size.
  static let magicSize = 512

  init(magic: [UInt8]) {
    let signatures: [([UInt8], Container)] = [
      ([0x1F, 0x8B], .compressed(.gzip)), ([0x28, 0xB5, 0x2F, 0xFD], .compressed(.zstd)),
      ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
      ([0x42, 0x5A, 0x68], .unsupported("bzip2")),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .unsupported("xz")),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .unsupported("7z")),
    ]
    for (bytes, container) in signatures where magic.starts(with: bytes) {
      self = container
      return
    }
    self = Container.isTar(magic) ? .tar : .plain
  }

  /// Tar has no magic number at its start, but a checksum over its first header.
  ///
  /// Source: POSIX.1-2017, pax, "ustar Interchange Format".
  private static func isTar(_ magic: [UInt8]) -> Bool {
    guard magic.count >= 512, magic[0] != 0 else { return false }
    let field = magic[148..<156]
    var stated = 0
    for byte in field where byte >= 0x30 && byte <= 0x37 { stated = stated * 8 + Int(byte - 0x30) }
    guard field.allSatisfy({ ($0 >= 0x30 && $0 <= 0x37) || $0 == 0x20 || $0 == 0 }) else {
      return false
    }
    var sum = 8 * 0x20  // the field itself counts as spaces
    for (place, byte) in magic[..<512].enumerated() where !(148..<156).contains(place) {
      sum += Int(byte)
    }
    return sum == stated
  }
}
