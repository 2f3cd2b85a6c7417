import Markup

/// The first unpacked bytes of a file, and what they say about its syntax.
public struct FileHead: Sendable {
  /// The syntax at the first significant byte.
  public enum Syntax: String, Sendable {
    case empty, xml, html, json, text
  }

  /// The bytes, at most `Input.headSize`, without a byte order mark; UTF-16 is made UTF-8.
  public let bytes: [UInt8]
  /// The syntax.
  public let syntax: Syntax
  /// The local names of the first elements in the head, the root first, for XML.
  public let elements: [String]
  /// The local name of the root element, for XML; empty otherwise.
  public var root: String { elements.first ?? "" }
  /// The name in the DOCTYPE, for XML that has one.
  public let doctype: String
  /// For JSON, the keys in the order they stand in the head, each with its depth: objects count one
  /// level, arrays none, so that the keys of `{"results":[{"id":…}]}` have the depths 1 and 2.
  public let keys: [(depth: Int, name: String)]
  /// The first lines that are not blank, for text.
  public let lines: [String]
  /// The names of the columns, for text that begins with the header of a delimited table.
  public let columns: [String]

  /// Looks at the first bytes of a file.
  public init(_ head: [UInt8]) {
    bytes = TextEncoding.utf8(head)
    let significant = bytes.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    var elements: [String] = []
    var doctype = ""
    var keys: [(depth: Int, name: String)] = []
    var lines: [String] = []
    var columns: [String] = []
    switch significant.first {
    case nil: syntax = .empty
    case UInt8(ascii: "<"):
      (elements, doctype) = FileHead.elements(significant)
      let isHTML = elements.first?.lowercased() == "html" || doctype.lowercased() == "html"
      syntax = isHTML ? .html : .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      syntax = .json
      keys = FileHead.keys(significant)
    default:
      syntax = .text
      lines = FileHead.lines(significant)
      columns = CSVDialect(head: bytes)?.columns ?? []
    }
    self.elements = elements
    self.doctype = doctype
    self.keys = keys
    self.lines = lines
    self.columns = columns
  }

  /// True if a key stands at a depth of the head.
  public func hasKey(_ name: String, depth: Int) -> Bool {
    keys.contains { $0.depth == depth && $0.name == name }
  }

  /// True if a key stands in the head, at any depth.
  public func hasKey(_ name: String) -> Bool { keys.contains { $0.name == name } }

  /// The names of the first eight elements and of the DOCTYPE, past declaration and comments.
  private static func elements(_ bytes: ArraySlice<UInt8>) -> ([String], String) {
    var names: [String] = []
    var rest = bytes
    var doctype = ""
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { break }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("!DOCTYPE".utf8)) {
        doctype = name(rest.dropFirst(8).drop { $0 <= 0x20 })
        // The internal subset, if any, ends with `]`.
        let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
        if let subset = rest[..<end].firstIndex(of: UInt8(ascii: "[")),
          let close = rest[subset...].firstIndex(of: UInt8(ascii: "]"))
        {
          rest = rest[close...]
        } else {
          rest = rest[end...]
        }
      } else if let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!"),
        first != UInt8(ascii: "/")
      {
        names.append(String(name(rest).split(separator: ":").last ?? ""))
        if names.count == 8 { break }
      }
    }
    return (names, doctype)
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String {
    let end = bytes.prefix {
      $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "[")
    }
    return String(decoding: end, as: UTF8.self)
  }

  private static func keys(_ bytes: ArraySlice<UInt8>) -> [(depth: Int, name: String)] {
    var keys: [(depth: Int, name: String)] = []
    var depth = 0
    var index = bytes.startIndex
    var lastString = 0..<0
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        lastString = start..<min(index, bytes.endIndex)
      case UInt8(ascii: ":"):
        keys.append((depth, String(decoding: bytes[lastString], as: UTF8.self)))
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
    }
    return keys
  }
}
