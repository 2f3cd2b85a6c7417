/// Damage to a file, of the kinds that exports show: bytes changed, parts missing or doubled, values
/// of another type.
public struct Mutation {
  private var generator: SeededGenerator

  /// Mutations that come again with their seed.
  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Values that stand where others are expected.
  private static let strange = [
    "null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "\"\\u0000\"", "[]", "{}",
    "[[]]",
    "{\"a\":[1]}", "NaN", "0x10", "<a/>", "&amp;", "&lt;b&gt;", "-", ";", "\u{FEFF}", "é",
    "\u{1F600}", "2018-13-45", "10.", "W", "()", "{", "}",
  ]

  /// The bytes, damaged once.
  public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 4 else { return bytes }
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
    case 1: return changed(bytes)
    case 2: return replaced(bytes, run(in: bytes), with: [])
    case 3:
      let part = run(in: bytes)
      return replaced(bytes, part.lowerBound..<part.lowerBound, with: Array(bytes[part]))
    case 4: return swapped(bytes, token(in: bytes), token(in: bytes))
    case 5: return swapped(bytes, line(in: bytes), line(in: bytes))
    case 6: return replaced(bytes, token(in: bytes), with: [])
    default:
      let value = Mutation.strange.randomElement(using: &generator) ?? ""
      return replaced(bytes, token(in: bytes), with: Array(value.utf8))
    }
  }

  private mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<3, using: &generator) {
      let place = Int.random(in: bytes.indices, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    return bytes
  }

  private mutating func run(in bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &generator)
    return start..<min(bytes.count, start + Int.random(in: 1...40, using: &generator))
  }

  /// A quoted string, or what stands between signs.
  private mutating func token(in bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &generator)
    let quote = UInt8(ascii: "\"")
    let isSign = { (byte: UInt8) in Array("<>{}[],:=&;\t\n\r".utf8).contains(byte) }
    if bytes[start] == quote, let end = bytes[(start + 1)...].firstIndex(of: quote) {
      return start..<(end + 1)
    }
    let first = bytes[..<start].lastIndex(where: isSign).map { $0 + 1 } ?? 0
    return first..<max(first, bytes[start...].firstIndex(where: isSign) ?? bytes.count)
  }

  private mutating func line(in bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &generator)
    let first = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return first..<max(first, bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }

  private func swapped(_ bytes: [UInt8], _ one: Range<Int>, _ other: Range<Int>) -> [UInt8] {
    let (left, right) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
    guard left.upperBound <= right.lowerBound else { return bytes }
    return Array(bytes[..<left.lowerBound]) + bytes[right]
      + bytes[left.upperBound..<right.lowerBound] + bytes[left] + bytes[right.upperBound...]
  }

  private func replaced(_ bytes: [UInt8], _ part: Range<Int>, with new: [UInt8]) -> [UInt8] {
    Array(bytes[..<part.lowerBound]) + new + bytes[part.upperBound...]
  }
}
