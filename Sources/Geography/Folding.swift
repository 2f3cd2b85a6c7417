/// How bytes and scalars take part in tokens: classes of the ASCII bytes, and base spellings of the
/// letters of Latin, Greek and Cyrillic (`folding.tsv`).
final class Folding: @unchecked Sendable {
  /// What an ASCII byte does to a token.
  enum Class: UInt8 {
    case separator, letter, digit, space, hyphen, period, comma, strong, at, ampersand, less
    case colon, silent, multibyte
  }

  /// The table of this process.
  static let standard = Folding()

  /// The class of every byte.
  let classes: UnsafeMutablePointer<Class>
  /// Scalars below this number have an entry in `places`.
  static let limit = 0x2000
  /// Where the replacement of a scalar starts in `replacements`; 0 where it keeps itself.
  let places: UnsafeMutablePointer<UInt16>
  /// Replacements, each after its length.
  let replacements: UnsafeMutablePointer<UInt8>

  private init() {
    classes = .allocate(capacity: 256)
    classes.initialize(repeating: .space, count: 256)
    classes[0x5F] = .separator
    for byte in 0x80...0xFF { classes[byte] = .multibyte }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      classes[Int(byte)] = .letter
      classes[Int(byte & 0xDF)] = .letter
    }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { classes[Int(byte)] = .digit }
    for byte in ",()[]/!?*#^~+=\"%$>\n\r".utf8 { classes[Int(byte)] = .comma }
    for byte in ";|".utf8 { classes[Int(byte)] = .strong }
    for byte in "'`\\{}".utf8 { classes[Int(byte)] = .silent }
    classes[0x2D] = .hyphen
    classes[0x2E] = .period
    classes[0x3A] = .colon
    classes[0x40] = .at
    classes[0x26] = .ampersand
    classes[0x3C] = .less
    places = .allocate(capacity: Folding.limit)
    places.initialize(repeating: 0, count: Folding.limit)
    replacements = .allocate(capacity: 8192)
    replacements.initialize(repeating: 0, count: 8192)
    var end = 1
    EmbeddedTable.folding.forEachRow { fields in
      guard fields.count == 2, let scalar = Int(fields[0].text, radix: 16), scalar < Folding.limit,
        end + fields[1].count + 1 < 8192
      else { return }
      places[scalar] = UInt16(end)
      replacements[end] = UInt8(fields[1].count)
      for (offset, byte) in fields[1].enumerated() { replacements[end + 1 + offset] = byte }
      end += fields[1].count + 1
    }
  }
}
