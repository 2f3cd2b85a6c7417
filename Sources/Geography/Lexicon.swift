/// Phrases and their meanings: a hash table over token hashes, only read after it was made.
///
/// A phrase is known by the 64-bit hash of its token hashes; a comma inside a phrase is part of it.
/// With 10^5 phrases two of them, or a phrase and a text, agree by chance once in 10^14.
struct Lexicon: @unchecked Sendable {
  /// A match of a phrase.
  struct Match {
    /// The first token.
    var first: Int32
    /// The last token.
    var last: Int32
    /// Where its meanings start.
    var place: UInt32
    /// How many there are.
    var count: UInt32
  }

  /// What a phrase that ends at a slot has.
  struct Entry {
    var place: UInt32
    var count: UInt16
    var word: WordClass
  }

  /// A phrase, or the start of one.
  struct Slot {
    var key: UInt64
    /// What stands here.
    ///
    /// Bit 31: longer phrases start so. The rest: 1 + index of an entry, 0 where it is only a start.
    var value: UInt32
  }

  static let comma: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The state of a hash before the first token.
  static let root: UInt64 = 0x51_7C_C1_B7_27_22_0A_95
  static let filterMask: UInt64 = (1 << 17) - 1
  static let longer: UInt32 = 1 << 31

  /// One bit for every hash that a phrase starts with.
  let filter: UnsafeMutablePointer<UInt64>
  /// The hash table; the hash is 0 where a slot is free.
  let slots: UnsafeMutablePointer<Slot>
  let mask: Int
  let entries: UnsafeMutablePointer<Entry>
  let meanings: UnsafeMutablePointer<Meaning>

  @inline(__always)
  static func step(_ state: UInt64, _ hash: UInt64) -> UInt64 {
    var mixed = (state ^ hash) &* 0xff51_afd7_ed55_8ccd
    mixed ^= mixed >> 32
    return mixed &+ state &* 31
  }

  @inline(__always)
  static func place(
    of key: UInt64, in slots: UnsafeMutablePointer<Slot>, mask: Int
  ) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while slots[place].key != key && slots[place].key != 0 { place = (place &+ 1) & mask }
    return place
  }

  @inline(__always)
  private func value(of state: UInt64) -> UInt32 {
    slots[Lexicon.place(of: state, in: slots, mask: mask)].value
  }

  /// The meanings of a match.
  func meanings(of match: Match) -> UnsafeBufferPointer<Meaning> {
    UnsafeBufferPointer(start: meanings + Int(match.place), count: Int(match.count))
  }

  /// Whether a phrase may start with a token.
  @inline(__always)
  func mayStart(_ token: Token) -> Bool {
    let state = Lexicon.step(Lexicon.root, token.hash)
    return filter[Int(state & Lexicon.filterMask) >> 6] & (1 << (state & 63)) != 0
  }

  /// The longest phrase that starts at a token and ends at or before another.
  ///
  /// - Complexity: O(length of the longest phrase that starts so).
  func longest(
    in tokens: UnsafeMutableBufferPointer<Token>, at start: Int, through limit: Int
  ) -> (match: Match, word: WordClass)? {
    var state = Lexicon.step(Lexicon.root, tokens[start].hash)
    var best: (Match, WordClass)?
    var index = start
    while true {
      let value = value(of: state)
      let place = Int(value & ~Lexicon.longer)
      if place > 0 {
        let entry = entries[place - 1]
        best = (
          Match(
            first: Int32(truncatingIfNeeded: start), last: Int32(truncatingIfNeeded: index),
            place: entry.place, count: UInt32(entry.count)),
          entry.word
        )
      }
      guard value & Lexicon.longer != 0, index < limit else { return best }
      switch tokens[index].gap {
      case .comma: state = Lexicon.step(state, Lexicon.comma)
      case .strong: return best
      default: break
      }
      index += 1
      state = Lexicon.step(state, tokens[index].hash)
    }
  }

  /// The match of exactly these tokens; `nil` where they mean nothing.
  func exact(
    _ tokens: UnsafeMutableBufferPointer<Token>, _ range: ClosedRange<Int>
  ) -> Match? {
    guard mayStart(tokens[range.lowerBound]) else { return nil }
    var state = Lexicon.step(Lexicon.root, tokens[range.lowerBound].hash)
    var value = value(of: state)
    for index in range.dropFirst() {
      guard value & Lexicon.longer != 0 else { return nil }
      if tokens[index - 1].gap == .comma { state = Lexicon.step(state, Lexicon.comma) }
      state = Lexicon.step(state, tokens[index].hash)
      value = self.value(of: state)
    }
    let place = Int(value & ~Lexicon.longer)
    guard place > 0, entries[place - 1].count > 0 else { return nil }
    return Match(
      first: Int32(truncatingIfNeeded: range.lowerBound),
      last: Int32(truncatingIfNeeded: range.upperBound), place: entries[place - 1].place,
      count: UInt32(entries[place - 1].count))
  }
}
