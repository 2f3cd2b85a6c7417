/// A ZIP archive in memory, the same bytes for the same members: no clock, no owner, no system.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  mutating func add(_ name: String, _ text: String) {
    let bytes = Array(text.utf8)
    let packed = Deflate.compress(bytes)
    let name = Array(name.utf8)
    let offset = body.count
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    let common =
      Self.short(20) + Self.short(0x800) + Self.short(8) + Self.short(0) + Self.short(0x21)
      + Self.long(Self.checksum(bytes)) + Self.long(UInt32(packed.count))
      + Self.long(UInt32(bytes.count)) + Self.short(UInt16(name.count)) + Self.short(0)
    body += Self.long(0x0403_4B50) + common + name + packed
    directory +=
      Self.long(0x0201_4B50) + Self.short(20) + common + Self.short(0) + Self.short(0)
      + Self.short(0) + Self.long(0) + Self.long(UInt32(offset)) + name
    count += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    body + directory + Self.long(0x0605_4B50) + Self.short(0) + Self.short(0)
      + Self.short(UInt16(count)) + Self.short(UInt16(count))
      + Self.long(UInt32(directory.count)) + Self.long(UInt32(body.count)) + Self.short(0)
  }

  private static func short(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    short(UInt16(truncatingIfNeeded: value)) + short(UInt16(truncatingIfNeeded: value >> 16))
  }

  /// CRC-32 as ZIP wants it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8
    }
  }

  private static let table: [UInt32] = (0..<256).map { place in
    (0..<8).reduce(UInt32(place)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }
}
