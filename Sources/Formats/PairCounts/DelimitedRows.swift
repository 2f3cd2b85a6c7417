/// The rows of a delimited text (RFC 4180), each with the position of its first byte.
///
/// Empty rows and those that begin with `#` are passed over. A field may be quoted, with doubled
/// quotes and line ends inside; white space around a field does not count.
struct DelimitedRows: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0

  /// The rows of a whole text.
  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  /// The fields of a text of one row.
  static func fields(_ line: some Sequence<UInt8>, separator: UInt8) -> [String] {
    var rows = DelimitedRows(Array(line), separator: separator)
    return rows.next()?.fields ?? []
  }

  /// The separators that a text may have, the usual one first.
  static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// The next row; nil at the end.
  mutating func next() -> (fields: [String], byte: Int)? {
    while position < bytes.count {
      let byte = position
      let fields = row()
      let isEmpty = fields.allSatisfy(\.isEmpty)
      if !isEmpty, bytes[byte] != UInt8(ascii: "#") { return (fields, byte) }
    }
    return nil
  }

  private mutating func row() -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == byte {
          field.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.allSatisfy({ $0 == 0x20 }) {
        field.removeAll(keepingCapacity: true)
        isQuoted = true
      } else if byte == separator {
        fields.append(DelimitedRows.text(field))
        field.removeAll(keepingCapacity: true)
      } else if byte == 0x0A || byte == 0x0D {
        break
      } else {
        field.append(byte)
      }
    }
    fields.append(DelimitedRows.text(field))
    return fields
  }

  private static func text(_ field: [UInt8]) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var rest = field.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}

extension DelimitedRows {
  /// A count as a text states it; nil for anything but a number from 0 to 2^53.
  static func count(_ text: String) -> Double? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first), let number = Double(text),
      number >= 0, number <= 0x1p53
    else { return nil }
    return number
  }
}
