import Bibliography
import Geography

/// Texts in the cells of a profile table: nothing in them parts cells, items or lines.
///
/// `%`, control characters and, inside a list, `;` are percent-encoded.
enum TableCell {
  /// One text as a cell.
  static func text(_ text: String) -> String { encoded(text) { mustEncode($0) } }

  /// Several texts as a cell, parted by `;`.
  static func list(_ items: [String]) -> String {
    items.map { encoded($0) { mustEncode($0) || $0 == UInt8(ascii: ";") } }.joined(separator: ";")
  }

  /// The text of a cell.
  static func text(of cell: some StringProtocol) -> String {
    guard cell.utf8.contains(UInt8(ascii: "%")) else { return String(cell) }
    return String(cell).removingEncodings
  }

  /// The texts of a cell; a list of one empty text is an empty list.
  static func list(of cell: Substring) -> [String] {
    cell.isEmpty ? [] : cell.pieces(by: ";").map { text(of: $0) }
  }

  /// The countries of a cell; nil if it holds anything else.
  static func countries(of cell: Substring) -> CountrySet? {
    let parts = cell.isEmpty ? [] : cell.pieces(by: ";")
    let codes = parts.compactMap { CountryCode($0) }
    return codes.count == parts.count ? CountrySet(codes) : nil
  }

  private static func encoded(_ text: String, _ must: (UInt8) -> Bool) -> String {
    guard text.utf8.contains(where: must) else { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if must(byte) {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func mustEncode(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "%") || byte < 0x20 || byte == 0x7F
  }
}

extension String {
  /// The text without percent-encodings; a `%` that begins none stays.
  fileprivate var removingEncodings: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
