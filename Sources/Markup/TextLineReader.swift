import Intake

/// One line of a text; valid during the call only.
public struct TextLine {
  /// The line in UTF-8 without its end; nil if it is longer than the limit of a record.
  public let bytes: UnsafeBufferPointer<UInt8>?
  /// The position of its first byte in the source.
  public let byte: Int
  /// False if the source ends in it, without a line end.
  public let isEnded: Bool

  /// The line as a string; empty for one over the limit.
  public var text: String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// True for a line of white space alone.
  public var isBlank: Bool { bytes?.allSatisfy { $0 == 0x20 || $0 == 0x09 } ?? false }
}

/// Cuts a text into lines, whatever its encoding: UTF-8, UTF-16 of either order, or Windows-1252.
///
/// Lines end with LF or CRLF; with CR in a text that has no LF in its first 64 KiB. A byte order mark
/// is passed over. A line that is no UTF-8 is read as Windows-1252, which has Latin-1 within it.
public final class TextLineReader {
  /// The number of lines that were read as Windows-1252.
  public private(set) var guessedLines = 0
  private let source: any ByteSource
  private let limits: Limits

  /// A reader over unpacked bytes.
  public init(_ source: any ByteSource, limits: Limits) {
    self.source = source
    self.limits = limits
  }

  /// Reads to the end, telling every line in order.
  ///
  /// - Throws: what the source throws, after the lines before it; what `body` throws.
  /// - Complexity: O(n) in the bytes; memory in the longest line.
  public func read(_ body: (TextLine) throws -> Void) throws {
    let source = PeekedSource(source)
    let (encoding, mark) = TextEncoding.detect(source.head)
    let newline: UInt8 = source.head.contains(0x0A) || !source.head.contains(0x0D) ? 0x0A : 0x0D
    source.skip(mark)
    guard encoding == .utf8 else {
      let decoded = UTF16Source(
        source, isBigEndian: encoding == .utf16BigEndian, position: mark, newline: newline)
      return try lines(of: decoded, position: 0, newline) { bytes, _, isEnded in
        try tell(bytes, decoded.takeLineStart(), isEnded, body)
      }
    }
    try lines(of: source, position: mark, newline) { try tell($0, $1, $2, body) }
  }

  private func lines(
    of source: any ByteSource, position: Int, _ newline: UInt8,
    _ body: (UnsafeBufferPointer<UInt8>?, Int, Bool) throws -> Void
  ) throws {
    try [UInt8]().withUnsafeBufferPointer { none in
      var lines = LineBuffer(
        source, rest: none[...], position: position, newline: newline, limits: limits)
      try lines.read(body)
    }
  }

  private func tell(
    _ bytes: UnsafeBufferPointer<UInt8>?, _ byte: Int, _ isEnded: Bool,
    _ body: (TextLine) throws -> Void
  ) throws {
    guard var bytes else { return try body(TextLine(bytes: nil, byte: byte, isEnded: isEnded)) }
    if bytes.last == 0x0D { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast()) }
    if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
      try body(TextLine(bytes: bytes, byte: byte, isEnded: isEnded))
    } else {
      guessedLines += 1
      try TextEncoding.windows1252(bytes).withUnsafeBufferPointer {
        try body(TextLine(bytes: $0, byte: byte, isEnded: isEnded))
      }
    }
  }
}
