/// What the first bytes of an XML file say: its first elements and its DOCTYPE.
///
/// It looks only as far as recognition needs; the file is checked when it is read.
struct XMLHead {
  /// The local names of the first elements, the root first, in the order of their start tags.
  private(set) var elements: [String] = []
  /// The name in the DOCTYPE; empty if there is none.
  private(set) var doctype = ""

  /// The most elements that are looked at.
  private static let most = 256

  /// Looks at bytes that begin with `<`, past declaration, comments, CDATA and internal subset.
  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while elements.count < XMLHead.most, let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.starts(with: "!--".utf8) {
        guard let end = rest.place(of: "-->")?.upperBound else { return }
        rest = rest[end...]
      } else if rest.starts(with: "![CDATA[".utf8) {
        guard let end = rest.place(of: "]]>")?.upperBound else { return }
        rest = rest[end...]
      } else if rest.starts(with: "!DOCTYPE".utf8) {
        rest = skipDoctype(rest.dropFirst(8))
      } else if let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!"),
        first != UInt8(ascii: "/")
      {
        elements.append(String(XMLHead.name(rest).split(separator: ":").last ?? ""))
      }
    }
  }

  /// Notes the name; returns what stands behind the internal subset, if there is one.
  private mutating func skipDoctype(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    doctype = XMLHead.name(bytes.drop { $0 <= 0x20 })
    let end = bytes.firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
    guard let subset = bytes[..<end].firstIndex(of: UInt8(ascii: "[")),
      let close = bytes[subset...].firstIndex(of: UInt8(ascii: "]"))
    else { return bytes[end...] }
    return bytes[close...]
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    let end = bytes.prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "[")
    }
    return String(decoding: end, as: UTF8.self)
  }

  /// The bytes in UTF-8 if they are XML in UTF-16 or UTF-32, by byte order mark or by `<?`; other
  /// bytes as they are.
  ///
  /// In all other encodings of XML that are in use, markup is ASCII.
  static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    let starts: [(mark: [UInt8], width: Int, isLittle: Bool)] = [
      ([0, 0, 0xFE, 0xFF], 4, false), ([0xFF, 0xFE, 0, 0], 4, true),
      ([0xFE, 0xFF], 2, false), ([0xFF, 0xFE], 2, true),
      ([0, 0x3C, 0, 0x3F], 2, false), ([0x3C, 0, 0x3F, 0], 2, true),
    ]
    guard let start = starts.first(where: { bytes.starts(with: $0.mark) }) else { return bytes }
    let units = stride(from: 0, through: bytes.count - start.width, by: start.width).map { place in
      let unit = bytes[place..<place + start.width]
      let digits = start.isLittle ? Array(unit.reversed()) : Array(unit)
      return digits.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    let text = units.drop { $0 == 0xFEFF || $0 <= 0x20 }
    guard text.first == UInt32(UInt8(ascii: "<")) else { return bytes }
    let halves = text.map { UInt16(truncatingIfNeeded: $0) }
    return Array(String(decoding: halves, as: UTF16.self).utf8)
  }
}
