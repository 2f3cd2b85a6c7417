/// Phrases and their meanings: a hash table over token hashes, made once and only read after.
///
/// A phrase is known by the 64-bit hash of its token hashes; a comma inside a phrase is part of it.
/// With 10^5 phrases two of them, or a phrase and a text, agree by chance once in 10^14.
final class Lexicon: @unchecked Sendable {
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

  private static let comma: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The state of a hash before the first token.
  static let root: UInt64 = 0x51_7C_C1_B7_27_22_0A_95

  /// The first and last node of every entry while the table is being made.
  private var heads = ContiguousArray<(first: Int32, last: Int32, count: UInt32)>()
  private var nodes = ContiguousArray<(meaning: Meaning, next: Int32)>()
  private(set) var flat: UnsafeMutablePointer<Meaning>
  private var keys: UnsafeMutablePointer<UInt64>
  /// Bit 31: longer phrases start so. The rest: 1 + index of an entry, 0 where it is only a start.
  private var values: UnsafeMutablePointer<UInt32>
  private var entries = ContiguousArray<(place: UInt32, count: UInt32)>()
  private var words = ContiguousArray<WordClass>()
  private let mask: Int
  private let filter: UnsafeMutablePointer<UInt64>
  private static let filterMask: UInt64 = (1 << 17) - 1
  private static let longer: UInt32 = 1 << 31
  private(set) var phraseCount = 0

  /// A table with room for a number of phrase starts (a power of two is made of it).
  init(capacity: Int) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    keys = .allocate(capacity: size)
    keys.initialize(repeating: 0, count: size)
    values = .allocate(capacity: size)
    values.initialize(repeating: 0, count: size)
    filter = .allocate(capacity: Int(Lexicon.filterMask + 1) / 64)
    filter.initialize(repeating: 0, count: Int(Lexicon.filterMask + 1) / 64)
    flat = .allocate(capacity: 1)
  }

  deinit {
    keys.deallocate()
    values.deallocate()
    filter.deallocate()
    flat.deallocate()
  }

  @inline(__always)
  static func step(_ state: UInt64, _ hash: UInt64) -> UInt64 {
    var mixed = (state ^ hash) &* 0xff51_afd7_ed55_8ccd
    mixed ^= mixed >> 32
    return mixed &+ state &* 31
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
    while keys[place] != key && keys[place] != 0 { place = (place + 1) & mask }
    return place
  }

  /// Adds a meaning to a phrase; a meaning of the same kind and country is added once.
  func add(_ phrase: ContiguousArray<Token>, _ meaning: Meaning) {
    guard let entry = entry(for: phrase) else { return }
    var node = heads[entry].first
    while node >= 0 {
      let known = nodes[Int(node)].meaning
      if known.kind == meaning.kind, known.code == meaning.code, known.state == meaning.state {
        return
      }
      node = nodes[Int(node)].next
    }
    let added = Int32(nodes.count)
    nodes.append((meaning, -1))
    if heads[entry].first < 0 {
      heads[entry].first = added
    } else {
      nodes[Int(heads[entry].last)].next = added
    }
    heads[entry].last = added
    heads[entry].count += 1
  }

  /// Gives a phrase a word class.
  func add(_ phrase: ContiguousArray<Token>, word: WordClass) {
    guard let entry = entry(for: phrase) else { return }
    words[entry] = word
  }

  private func entry(for phrase: ContiguousArray<Token>) -> Int? {
    guard let first = phrase.first, phraseCount + 1 < mask / 2 else { return nil }
    var state = Lexicon.step(Lexicon.root, first.hash)
    filter[Int(state & Lexicon.filterMask) >> 6] |= 1 << (state & 63)
    var place = slot(of: state)
    keys[place] = state
    for index in 1..<max(1, phrase.count) {
      values[place] |= Lexicon.longer
      if phrase[index - 1].gap == .comma { state = Lexicon.step(state, Lexicon.comma) }
      state = Lexicon.step(state, phrase[index].hash)
      place = slot(of: state)
      if keys[place] == 0 { phraseCount += 1 }
      keys[place] = state
    }
    if values[place] & ~Lexicon.longer == 0 {
      heads.append((-1, -1, 0))
      words.append(.none)
      values[place] |= UInt32(heads.count)
      phraseCount += 1
    }
    return Int(values[place] & ~Lexicon.longer) - 1
  }

  /// Lays the meanings flat; to be called once, after the last `add`.
  func seal() {
    flat.deallocate()
    flat = .allocate(capacity: nodes.count + 1)
    var end = 0
    entries.reserveCapacity(heads.count)
    for head in heads {
      entries.append((UInt32(end), head.count))
      var node = head.first
      while node >= 0 {
        (flat + end).initialize(to: nodes[Int(node)].meaning)
        end += 1
        node = nodes[Int(node)].next
      }
    }
    heads = []
    nodes = []
  }

  /// The meanings of a match.
  func meanings(of match: Match) -> UnsafeBufferPointer<Meaning> {
    UnsafeBufferPointer(start: flat + Int(match.place), count: Int(match.count))
  }

  /// The longest phrase that starts at a token and ends at or before another.
  ///
  /// - Complexity: O(length of the longest phrase that starts so).
  @inline(__always)
  func longest(
    in tokens: UnsafeMutableBufferPointer<Token>, at start: Int, through limit: Int
  ) -> (match: Match, word: WordClass)? {
    var state = Lexicon.step(Lexicon.root, tokens[start].hash)
    if filter[Int(state & Lexicon.filterMask) >> 6] & (1 << (state & 63)) == 0 { return nil }
    var best: (Match, WordClass)?
    var index = start
    while true {
      let value = values[slot(of: state)]
      let entry = Int(value & ~Lexicon.longer)
      if entry > 0 {
        let (place, count) = entries[entry - 1]
        best = (
          Match(first: Int32(start), last: Int32(index), place: place, count: count),
          words[entry - 1]
        )
      }
      guard value & Lexicon.longer != 0, index < limit else { return best }
      if tokens[index].gap == .comma {
        state = Lexicon.step(state, Lexicon.comma)
      } else if tokens[index].gap == .strong {
        return best
      }
      index += 1
      state = Lexicon.step(state, tokens[index].hash)
    }
  }

  /// The match of exactly these tokens.
  func exact(
    _ tokens: UnsafeMutableBufferPointer<Token>, _ range: ClosedRange<Int>
  ) -> Match? {
    var state = Lexicon.step(Lexicon.root, tokens[range.lowerBound].hash)
    if filter[Int(state & Lexicon.filterMask) >> 6] & (1 << (state & 63)) == 0 { return nil }
    var value = values[slot(of: state)]
    for index in range.dropFirst() {
      guard value & Lexicon.longer != 0 else { return nil }
      if tokens[index - 1].gap == .comma { state = Lexicon.step(state, Lexicon.comma) }
      state = Lexicon.step(state, tokens[index].hash)
      value = values[slot(of: state)]
    }
    let entry = Int(value & ~Lexicon.longer)
    guard entry > 0 else { return nil }
    let (place, count) = entries[entry - 1]
    guard count > 0 else { return nil }
    return Match(
      first: Int32(range.lowerBound), last: Int32(range.upperBound), place: place, count: count)
  }
}
