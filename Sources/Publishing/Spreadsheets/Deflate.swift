/// Compression by DEFLATE (RFC 1951) with the fixed codes, in pure arithmetic.
///
/// The libraries of a system may give other bytes on another machine; a report is compared byte for
/// byte, so copub compresses its workbooks itself. Tables become a sixth to a tenth of their size.
struct Deflate {
  private var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount: UInt64 = 0

  /// How many earlier places with the same three bytes are tried.
  private static let tries = 48

  /// The compressed bytes: one block.
  ///
  /// - Complexity: O(n) for n bytes, times the tries.
  static func compress(_ input: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.write(1, 1)
    deflate.write(1, 2)
    var heads = [Int32](repeating: -1, count: 1 << 15)
    var earlier = [Int32](repeating: -1, count: input.count)
    var place = 0
    let note = { (place: Int) in
      guard place + 2 < input.count else { return }
      let key = Deflate.key(input, place)
      earlier[place] = heads[key]
      heads[key] = Int32(place)
    }
    while place < input.count {
      let match = Deflate.match(input, at: place, heads, earlier)
      if match.length >= 3 {
        deflate.copy(length: match.length, distance: match.distance)
        for next in place..<(place + match.length) { note(next) }
        place += match.length
      } else {
        deflate.symbol(Int(input[place]))
        note(place)
        place += 1
      }
    }
    deflate.symbol(256)
    if deflate.bitCount > 0 { deflate.bytes.append(UInt8(truncatingIfNeeded: deflate.bits)) }
    return deflate.bytes
  }

  private static func key(_ input: [UInt8], _ place: Int) -> Int {
    let three = Int(input[place]) << 16 | Int(input[place + 1]) << 8 | Int(input[place + 2])
    return (three &* 0x9E3779B1) >> 13 & 0x7FFF
  }

  /// The longest repetition of what begins at a place, within 32 KiB before it.
  private static func match(
    _ input: [UInt8], at place: Int, _ heads: [Int32], _ earlier: [Int32]
  ) -> (length: Int, distance: Int) {
    guard place + 2 < input.count else { return (0, 0) }
    let limit = min(258, input.count - place)
    var best = (length: 0, distance: 0)
    var candidate = Int(heads[key(input, place)])
    var rest = tries
    while candidate >= 0, place - candidate <= 32_768, rest > 0 {
      var length = 0
      while length < limit, input[candidate + length] == input[place + length] { length += 1 }
      if length > best.length { best = (length, place - candidate) }
      if length == limit { break }
      candidate = Int(earlier[candidate])
      rest -= 1
    }
    return best
  }

  /// Appends bits, the lowest first.
  private mutating func write(_ value: Int, _ count: UInt64) {
    bits |= UInt64(value) << bitCount
    bitCount += count
    while bitCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      bitCount -= 8
    }
  }

  /// Appends a Huffman code, the highest bit first.
  private mutating func code(_ value: Int, _ count: UInt64) {
    for bit in (0..<count).reversed() { write(value >> Int(bit) & 1, 1) }
  }

  /// A literal or a length by the fixed code.
  private mutating func symbol(_ symbol: Int) {
    switch symbol {
    case 0...143: code(0x30 + symbol, 8)
    case 144...255: code(0x190 + symbol - 144, 9)
    case 256...279: code(symbol - 256, 7)
    default: code(0xC0 + symbol - 280, 8)
    }
  }

  private mutating func copy(length: Int, distance: Int) {
    if length == 258 {
      symbol(285)
    } else {
      let (place, extra, base) = Deflate.bucket(length - 3, group: 4)
      symbol(257 + place)
      write(length - 3 - base, extra)
    }
    let (place, extra, base) = Deflate.bucket(distance - 1, group: 2)
    code(place, 5)
    write(distance - 1 - base, extra)
  }

  /// The code of a value where every power of two has `group` codes: its place, its extra bits and
  /// its smallest value.
  private static func bucket(
    _ value: Int, group: Int
  ) -> (place: Int, extra: UInt64, base: Int) {
    if value < 2 * group { return (value, 0, value) }
    let top = Int.bitWidth - 1 - value.leadingZeroBitCount
    let extra = top - (group == 4 ? 2 : 1)
    let step = value >> extra
    return ((extra + 1) * group + step - group, UInt64(extra), step << extra)
  }
}
