import Intake

/// UTF-16 as a stream of UTF-8 that still knows where its lines stand in the original.
///
/// Surrogates without a partner, and a last odd byte, become U+FFFD.
final class UTF16Source: ByteSource {
  private let source: any ByteSource
  private let isBigEndian: Bool
  private let newline: UInt8
  private var original: [UInt8] = []  // read and not decoded yet, from `next` on
  private var next = 0
  private var position: Int  // of original[next] in the source
  private var isAtEnd = false
  private var lineStarts: [Int]
  private var linesTaken = 0

  /// Decodes a source of which some bytes were read before.
  init(_ source: any ByteSource, isBigEndian: Bool, position: Int, newline: UInt8) {
    self.source = source
    self.isBigEndian = isBigEndian
    self.newline = newline
    self.position = position
    lineStarts = [position]
  }

  /// The position of the next line in the source; to be asked once for each line, in order.
  func takeLineStart() -> Int {
    guard linesTaken < lineStarts.count else { return position }
    defer {
      linesTaken += 1
      if linesTaken == 1 << 12 {
        lineStarts.removeFirst(linesTaken)
        linesTaken = 0
      }
    }
    return lineStarts[linesTaken]
  }

  /// The next characters as UTF-8.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    while original.count - next < 4, !isAtEnd { try refill() }
    var written = 0
    while buffer.count - written >= 4, isAtEnd || original.count - next >= 4,
      let scalar = takeScalar()
    {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        buffer[written] = byte
        written += 1
      }
      if scalar.value == UInt32(newline) { lineStarts.append(position) }
    }
    return written
  }

  private func refill() throws(IntakeError) {
    original.removeFirst(next)
    next = 0
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    let count = try source.read(into: chunk)
    isAtEnd = count == 0
    original.append(contentsOf: chunk[..<count])
  }

  private func takeScalar() -> Unicode.Scalar? {
    guard next < original.count else { return nil }
    let first = unit(at: next)
    var length = min(2, original.count - next)
    var scalar = first.flatMap { Unicode.Scalar(UInt32($0)) }
    if let first, UTF16.isLeadSurrogate(first), let second = unit(at: next + 2),
      UTF16.isTrailSurrogate(second)
    {
      let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
      scalar = Unicode.Scalar(value)
      length = 4
    }
    next += length
    position += length
    return scalar ?? "\u{FFFD}"
  }

  private func unit(at place: Int) -> UInt16? {
    guard place + 1 < original.count else { return nil }
    let (a, b) = (UInt16(original[place]), UInt16(original[place + 1]))
    return isBigEndian ? a << 8 | b : b << 8 | a
  }
}
