/// One entry of a BibTeX file.
public struct BibTeXEntry: Sendable {
  /// The type in lower case, such as `article`.
  public let type: String
  /// The key by which texts cite it.
  public let key: String
  /// The position of its `@`.
  public let byte: Int
  /// The values by field name in lower case, without their outer delimiters; macros are replaced.
  ///
  /// Of a field that stands twice the first counts.
  public let fields: [String: String]

  /// The value of a field as plain text; nil if there is none.
  public subscript(name: String) -> String? { fields[name].map(LaTeXText.plain) }
}

/// Takes an entry apart: `@type{key, name = value, …}`.
struct BibTeXParser {
  private let bytes: [UInt8]
  private var index = 0

  /// The type in lower case.
  private(set) var type = ""

  /// A parser over an entry from its `@` to the delimiter that closes it.
  init(_ entry: [UInt8]) {
    bytes = entry
    index = 1
    type = name().lowercased()
    skipSpace()
    index += 1  // { or (
  }

  /// The entry; its values are read with the macros known so far.
  ///
  /// - Parameter room: bytes that macros may add; negative if they would have added more.
  mutating func entry(at byte: Int, macros: BibTeXMacros, _ room: inout Int) -> BibTeXEntry {
    let key = key()
    let trimmed = fields(macros, &room).mapValues { BibTeXParser.trimmed(Array($0.utf8)[...]) }
    return BibTeXEntry(type: type, key: key, byte: byte, fields: trimmed)
  }

  /// The key, if the entry begins with one.
  mutating func key() -> String {
    let start = index
    while index < bytes.count, !BibTeXParser.endsKey.contains(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      return text(start..<index)
    }
    index = start  // a field stands where the key should
    return ""
  }

  /// The fields from here to the end as they stand; what is no field is passed over.
  mutating func fields(_ macros: BibTeXMacros, _ room: inout Int) -> [String: String] {
    var fields: [String: String] = [:]
    while index < bytes.count {
      skipSpace()
      let field = name().lowercased()
      skipSpace()
      guard !field.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        index += 1
        continue
      }
      index += 1
      let value = value(macros, &room)
      if fields[field] == nil { fields[field] = value }
    }
    return fields
  }

  private static let endsKey = Array(",=})".utf8)
  private static let endsBare = Array(",})#".utf8)

  /// Parts joined by `#`.
  private mutating func value(_ macros: BibTeXMacros, _ room: inout Int) -> String {
    var value = ""
    while true {
      skipSpace()
      guard index < bytes.count else { return value }
      switch bytes[index] {
      case UInt8(ascii: "{"): value += delimited(by: UInt8(ascii: "}"))
      case UInt8(ascii: "\""): value += delimited(by: UInt8(ascii: "\""))
      default:
        let start = index
        while index < bytes.count, !BibTeXParser.endsBare.contains(bytes[index]) { index += 1 }
        let bare = text(start..<index)
        guard let macro = macros[bare.lowercased()] else {
          value += bare
          break
        }
        if room >= 0 { room -= macro.utf8.count }
        if room >= 0 { value += macro }
      }
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "#") else { return value }
      index += 1
    }
  }

  /// The text up to a delimiter outside braces.
  private mutating func delimited(by close: UInt8) -> String {
    index += 1
    let start = index
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case close where depth == 0:
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
    }
    index = bytes.count
    return String(decoding: bytes[start...], as: UTF8.self)
  }

  private mutating func name() -> String {
    let start = index
    while index < bytes.count, bytes[index] > 0x20, !BibTeXParser.endsName.contains(bytes[index]) {
      index += 1
    }
    return text(start..<index)
  }

  private static let endsName = Array("{}(),=#\"".utf8)

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private func text(_ range: Range<Int>) -> String { BibTeXParser.trimmed(bytes[range]) }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var slice = bytes
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }
}
