import Intake
import Markup

/// The first unpacked bytes of a file, and what they say about its syntax.
public struct FileHead: Sendable {
  /// The syntax at the first significant byte.
  public enum Syntax: String, Sendable {
    case empty, xml, html, json, text
  }

  /// The bytes, at most `Input.headSize`, without a byte order mark; UTF-16 and UTF-32 are made UTF-8.
  public let bytes: [UInt8]
  /// The syntax.
  public let syntax: Syntax
  /// The local names of the first elements in the head (at most 256), the root first, for XML.
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
  private let keysByDepth: [Set<String>]

  /// Looks at the first bytes of a file.
  public init(_ head: [UInt8]) {
    bytes = TextEncoding.utf8(XMLHead.unpacked(head))
    let significant = bytes.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    var elements: [String] = []
    var doctype = ""
    var keys: [(depth: Int, name: String)] = []
    var lines: [String] = []
    var columns: [String] = []
    switch significant.first {
    case nil: syntax = .empty
    case UInt8(ascii: "<"):
      let head = XMLHead(significant)
      (elements, doctype) = (head.elements, head.doctype)
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
    var keysByDepth = [Set<String>](repeating: [], count: FileHead.deepest + 1)
    for key in keys where (1...FileHead.deepest).contains(key.depth) {
      keysByDepth[key.depth].insert(key.name)
    }
    self.keysByDepth = keysByDepth
  }

  /// The depth to which formats look at keys.
  private static let deepest = 6

  /// True if a key stands at a depth of the head, from 1 to 6.
  public func hasKey(_ name: String, depth: Int) -> Bool {
    keysByDepth.indices.contains(depth) && keysByDepth[depth].contains(name)
  }

  /// True if a key stands in the head, at any depth.
  public func hasKey(_ name: String) -> Bool { keys.contains { $0.name == name } }

  /// True if some depth has all of the keys, and at least so many of the marks beside them.
  ///
  /// The depth of a record depends on what it is wrapped in; its keys stand together everywhere.
  public func hasKeys(
    _ names: [String], and least: Int = 0, of marks: [String] = [], depths: ClosedRange<Int> = 1...4
  ) -> Bool {
    depths.contains { depth in
      names.allSatisfy { hasKey($0, depth: depth) }
        && marks.count { hasKey($0, depth: depth) } >= least
    }
  }

  /// True if the bytes stand in the head, wherever.
  public func contains(_ text: String) -> Bool { bytes[...].place(of: text) != nil }

  private static func keys(_ bytes: ArraySlice<UInt8>) -> [(depth: Int, name: String)] {
    var keys: [(depth: Int, name: String)] = []
    var depth = 0
    var index = bytes.startIndex
    var lastString = index..<index
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

extension PeekedSource {
  /// The syntax at the first significant byte, for formats that come in two.
  var syntax: FileHead.Syntax { FileHead(head).syntax }
}
