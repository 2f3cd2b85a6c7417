import Intake
import Markup
import TestSupport
import Testing

struct TextLineReaderTests {
  struct Line: Equatable {
    var text: String
    var byte: Int
    var isEnded: Bool
  }

  private func lines(
    _ bytes: [UInt8], atMost most: Int = 1 << 20, limits: Limits = .standard
  ) throws -> (lines: [Line], guessed: Int) {
    let reader = TextLineReader(TrickleSource(bytes, atMost: most), limits: limits)
    var lines: [Line] = []
    try reader.read { line in
      lines.append(Line(text: line.text, byte: line.byte, isEnded: line.isEnded))
    }
    return (lines, reader.guessedLines)
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test func linesKnowTheirPositions() throws {
    let (found, guessed) = try lines(Array("ab\r\n\nü\nlast".utf8))
    #expect(
      found == [
        Line(text: "ab", byte: 0, isEnded: true), Line(text: "", byte: 4, isEnded: true),
        Line(text: "ü", byte: 5, isEnded: true), Line(text: "last", byte: 8, isEnded: false),
      ])
    #expect(guessed == 0)
    #expect(try lines([]).lines.isEmpty)
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let found = try lines([0xEF, 0xBB, 0xBF] + Array("a\nb".utf8)).lines
    #expect(found.map(\.text) == ["a", "b"])
    #expect(found.map(\.byte) == [3, 5])
  }

  @Test(arguments: [1, 2, 3, 5, 1 << 20])
  func utf16IsReadWithPositionsInTheOriginal(most: Int) throws {
    let text = "a\r\nĊ\u{10400}\n\nend"  // U+010A has a byte 0x0A, U+10400 a pair of surrogates
    for bigEndian in [false, true] {
      for mark: [UInt8] in [bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE], []] {
        let found = try lines(mark + utf16(text, bigEndian: bigEndian), atMost: most).lines
        #expect(found.map(\.text) == ["a", "Ċ\u{10400}", "", "end"])
        #expect(found.map(\.byte) == [0, 6, 14, 16].map { $0 + mark.count })
      }
    }
  }

  @Test func manyLinesOfUTF16KeepTheirPositions() throws {
    let text = String(repeating: "ab\n", count: 20_000)
    let found = try lines([0xFF, 0xFE] + utf16(text, bigEndian: false)).lines
    #expect(found.map(\.byte) == (0..<20_000).map { 2 + 6 * $0 })
  }

  @Test func whatIsBrokenInUTF16IsReplaced() throws {
    let found = try lines([0xFF, 0xFE, 0x00, 0xDC, 0x0A, 0x00, 0x61, 0x00, 0x62]).lines
    #expect(found.map(\.text) == ["\u{FFFD}", "a\u{FFFD}"])
  }

  @Test func aLineThatIsNoUTF8IsWindows1252() throws {
    let (found, guessed) = try lines(Array("ü\n".utf8) + [0x4D, 0xFC, 0x80, 0x0A, 0x81])
    #expect(found.map(\.text) == ["ü", "Mü€", "\u{FFFD}"])
    #expect(guessed == 2)
  }

  @Test func carriageReturnsEndLinesWhereNothingElseDoes() throws {
    #expect(try lines(Array("a\rb\rc".utf8)).lines.map(\.text) == ["a", "b", "c"])
    #expect(try lines(Array("a\rb\nc".utf8)).lines.map(\.text) == ["a\rb", "c"])
  }

  @Test func aLineOverTheLimitIsToldWithoutItsText() throws {
    var limits = Limits.standard
    limits.recordBytes = 1 << 20
    let long = [UInt8](repeating: 0x61, count: 3 << 20)
    let reader = TextLineReader(MemorySource(long + Array("\nb".utf8)), limits: limits)
    var found: [(isNil: Bool, byte: Int)] = []
    try reader.read { found.append(($0.bytes == nil, $0.byte)) }
    #expect(found.map(\.isNil) == [true, false])
    #expect(found.map(\.byte) == [0, (3 << 20) + 1])
  }

  @Test func aFailureComesAfterTheLinesBeforeIt() throws {
    let failure = IntakeError.truncated(container: "gzip", byte: 5)
    let reader = TextLineReader(
      TrickleSource(Array("a\nbc".utf8), atMost: 2, then: failure), limits: .standard)
    var found: [String] = []
    #expect(throws: failure) { try reader.read { found.append($0.text) } }
    #expect(found == ["a", "bc"])
  }
}
