import Intake

/// Streams the entries of a BibTeX file.
///
/// Text outside entries is a comment, as are `@comment` and `@preamble`. A line that begins with
/// `@type{` begins an entry wherever it stands, so an entry whose braces do not close costs itself and
/// no other.
public final class BibTeXReader {
  /// What the reader found.
  public enum Event {
    /// An entry.
    case entry(BibTeXEntry)
    /// What is no whole entry, with its key as far as it can be read.
    case malformed(key: String, byte: Int, Fault)
  }

  /// Why an entry is not whole.
  public enum Fault: Sendable {
    /// Its braces do not close before the next.
    case open
    /// Its braces do not close before the end of the file.
    case cut
    /// It is longer than the limit, or it becomes so where macros are replaced.
    case overLimit
  }

  /// The number of lines that were no UTF-8.
  public var guessedLines: Int { lines.guessedLines }
  private let lines: TextLineReader
  private let limits: Limits
  private var macros: BibTeXMacros
  private var entry: [UInt8] = []  // the open entry from its `@`; empty outside
  private var start = 0
  private var isTooLong = false
  private var depth = 0
  private var isEscaped = false
  private var isInParentheses = false

  /// A reader over unpacked bytes.
  public init(_ source: any ByteSource, limits: Limits) {
    lines = TextLineReader(source, limits: limits)
    self.limits = limits
    macros = BibTeXMacros(limits: limits)
  }

  /// Reads to the end, telling every entry in order.
  ///
  /// - Throws: what the source throws, after the entries before it; what `body` throws.
  /// - Complexity: O(n) in the bytes; memory in the longest entry.
  public func read(_ body: (Event) throws -> Void) throws {
    var failure: IntakeError?
    do {
      try lines.read { try take($0, body) }
    } catch let error as IntakeError {
      failure = error
    }
    try giveUp(isAtEnd: true, body)
    if let failure { throw failure }
  }

  private func take(_ line: TextLine, _ body: (Event) throws -> Void) throws {
    guard let bytes = line.bytes else {
      isTooLong = true
      if entry.isEmpty { try body(.malformed(key: "", byte: line.byte, .overLimit)) }
      return
    }
    if !entry.isEmpty, BibTeXReader.opening(bytes[...]) != nil {
      try giveUp(isAtEnd: false, body)
    }
    var rest = bytes[...]
    isEscaped = false
    while !rest.isEmpty {
      if entry.isEmpty {
        guard let at = rest.firstIndex(of: UInt8(ascii: "@")) else { return }
        rest = bytes[at...]
        guard let opening = BibTeXReader.opening(rest) else {
          rest.removeFirst()
          continue
        }
        start = line.byte + at
        depth = 0
        isTooLong = false
        isInParentheses = opening == UInt8(ascii: "(")
      }
      rest = try gather(rest, body)
    }
    if !entry.isEmpty { entry.append(0x0A) }
  }

  /// Adds bytes to the entry up to its end; returns those behind it.
  private func gather(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ body: (Event) throws -> Void
  ) throws -> Slice<UnsafeBufferPointer<UInt8>> {
    for index in bytes.indices {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "("): if depth == 0 { depth = 1 }
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ")"): if depth == 1, isInParentheses { depth = 0 }
      default: continue
      }
      if depth == 0, bytes[index] != UInt8(ascii: "\\") {
        append(bytes[...index])
        try finish(body)
        return bytes[(index + 1)...]
      }
    }
    append(bytes)
    return bytes[bytes.endIndex...]
  }

  private func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    if entry.count + bytes.count > limits.recordBytes {
      isTooLong = true
    } else {
      entry.append(contentsOf: bytes)
    }
  }

  private func finish(_ body: (Event) throws -> Void) throws {
    defer { entry.removeAll(keepingCapacity: true) }
    if isTooLong { return try body(.malformed(key: key, byte: start, .overLimit)) }
    var parser = BibTeXParser(entry)
    switch parser.type {
    case "comment", "preamble": break
    case "string":
      let fields = expand { parser.fields(macros, &$0) }
      guard let fields, macros.take(fields) else {
        return try body(.malformed(key: "", byte: start, .overLimit))
      }
    default:
      guard let entry = expand({ parser.entry(at: start, macros: macros, &$0) }) else {
        return try body(.malformed(key: key, byte: start, .overLimit))
      }
      try body(.entry(entry))
    }
  }

  /// What is read with macros; nil if they would add more than they may.
  private func expand<Read>(_ read: (_ room: inout Int) -> Read) -> Read? {
    let most = macros.room(at: start + entry.count)
    var room = most
    let result = read(&room)
    macros.spend(most - max(room, 0))
    return room < 0 ? nil : result
  }

  /// The open entry does not close before the next.
  ///
  /// Perhaps a backslash stands before the brace that
  /// should close a value: then all braces count, as they do for BibTeX itself.
  private func giveUp(isAtEnd: Bool, _ body: (Event) throws -> Void) throws {
    guard !entry.isEmpty else { return }
    var depth = 0
    for index in entry.indices {
      if entry[index] == UInt8(ascii: "{") { depth += 1 }
      if entry[index] == UInt8(ascii: "}") { depth -= 1 }
      if entry[index] == UInt8(ascii: "}"), depth == 0 {
        entry.removeSubrange((index + 1)...)
        return try finish(body)
      }
    }
    defer { entry.removeAll(keepingCapacity: true) }
    let parser = BibTeXParser(entry)
    if ["comment", "preamble", "string"].contains(parser.type) { return }
    try body(.malformed(key: key, byte: start, isAtEnd ? .cut : .open))
  }

  private var key: String {
    var parser = BibTeXParser(entry)
    return parser.key()
  }

  /// True if a line of a text begins with an entry that has a field.
  public static func hasEntry(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while let at = rest.firstIndex(of: UInt8(ascii: "@")) {
        let before = bytes[..<at].last { $0 != 0x20 && $0 != 0x09 } ?? 0x0A
        rest = bytes[at...]
        if before == 0x0A || before == 0x0D, opening(rest) != nil {
          return rest.contains(UInt8(ascii: "="))
        }
        rest.removeFirst()
      }
      return false
    }
  }

  /// The delimiter that opens an entry, if bytes begin with `@`, letters and one; nil otherwise.
  private static func opening(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    guard bytes.first == UInt8(ascii: "@") else { return nil }
    let letters = bytes.dropFirst().prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let next = bytes[letters.endIndex...].first { $0 > 0x20 }
    guard !letters.isEmpty, next == UInt8(ascii: "{") || next == UInt8(ascii: "(") else {
      return nil
    }
    return next
  }
}
