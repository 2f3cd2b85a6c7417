/// How the characters of a text are written in bytes.
public enum TextEncoding: Sendable {
  /// UTF-8, or single bytes: which of the two is found out line by line.
  case utf8
  /// Two bytes a unit, the low one first.
  case utf16LittleEndian
  /// Two bytes a unit, the high one first.
  case utf16BigEndian

  /// The encoding of a text, and the length of its byte order mark, from its first bytes.
  ///
  /// Without a mark, UTF-16 is known by zeros: every other byte of the first four is zero.
  public static func detect(_ head: some Collection<UInt8>) -> (TextEncoding, mark: Int) {
    let first = Array(head.prefix(4))
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if first.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if first.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if first.count == 4 {
      switch first.map({ $0 == 0 }) {
      case [false, true, false, true]: return (.utf16LittleEndian, 0)
      case [true, false, true, false]: return (.utf16BigEndian, 0)
      default: break
      }
    }
    return (.utf8, 0)
  }

  /// The first bytes of a text in UTF-8, without a byte order mark.
  ///
  /// Bytes that are no UTF-8 stay as they are.
  public static func utf8(_ head: [UInt8]) -> [UInt8] {
    let (encoding, mark) = detect(head)
    guard encoding != .utf8 else { return Array(head.dropFirst(mark)) }
    var units: [UInt16] = []
    for place in stride(from: mark, to: head.count - 1, by: 2) {
      let (a, b) = (UInt16(head[place]), UInt16(head[place + 1]))
      units.append(encoding == .utf16BigEndian ? a << 8 | b : b << 8 | a)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Bytes of Windows-1252 in UTF-8; the five that it leaves undefined become U+FFFD.
  static func windows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? upperHalf[Int(byte - 0x80)] : UInt16(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// What Windows-1252 has where Latin-1 has control characters.
  private static let upperHalf: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
