/// Puts a lexicon together; its tables live as long as the process.
struct LexiconBuilder {
  private let filter: UnsafeMutablePointer<UInt64>
  private let slots: UnsafeMutablePointer<Lexicon.Slot>
  private let mask: Int
  private let folding: Folding
  private var used = 0
  /// The first and last node of every entry.
  private var heads = ContiguousArray<(first: Int32, last: Int32, count: UInt16, WordClass)>()
  private var nodes = ContiguousArray<(meaning: Meaning, next: Int32)>()

  /// A table with room for a number of phrases and their starts.
  init(capacity: Int, folding: Folding) {
    var size = 1024
    while size < capacity * 2 { size *= 2 }
    self.folding = folding
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Lexicon.Slot(key: 0, value: 0), count: size)
    let words = Int(Lexicon.filterMask + 1) / 64
    filter = .allocate(capacity: words)
    filter.initialize(repeating: 0, count: words)
    heads.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity)
  }

  /// Adds a meaning to a phrase; a meaning of the same kind, country and state is added once.
  mutating func add(_ phrase: UnsafeBufferPointer<UInt8>, _ meaning: Meaning) {
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
  mutating func add(_ phrase: UnsafeBufferPointer<UInt8>, word: WordClass) {
    guard let entry = entry(for: phrase) else { return }
    heads[entry].3 = word
  }

  /// The index of a phrase's entry, made where there is none; `nil` where the table is full.
  private mutating func entry(for phrase: UnsafeBufferPointer<UInt8>) -> Int? {
    Tokenizer.withTokens(of: phrase, folding: folding) { tokens -> Int? in
      guard let first = tokens.first, used + tokens.count < mask / 2 else { return nil }
      var state = Lexicon.step(Lexicon.root, first.hash)
      filter[Int(state & Lexicon.filterMask) >> 6] |= 1 << (state & 63)
      var place = slot(for: state)
      for index in 1..<max(1, tokens.count) {
        slots[place].value |= Lexicon.longer
        if tokens[index - 1].gap == .comma { state = Lexicon.step(state, Lexicon.comma) }
        state = Lexicon.step(state, tokens[index].hash)
        place = slot(for: state)
      }
      if slots[place].value & ~Lexicon.longer == 0 {
        heads.append((-1, -1, 0, .none))
        slots[place].value |= UInt32(heads.count)
      }
      return Int(slots[place].value & ~Lexicon.longer) - 1
    }
  }

  private mutating func slot(for state: UInt64) -> Int {
    let place = Lexicon.place(of: state, in: slots, mask: mask)
    if slots[place].key == 0 {
      slots[place].key = state
      used += 1
    }
    return place
  }

  /// The table, with the meanings of every phrase side by side.
  func lexicon() -> Lexicon {
    let meanings = UnsafeMutablePointer<Meaning>.allocate(capacity: nodes.count + 1)
    let entries = UnsafeMutablePointer<Lexicon.Entry>.allocate(capacity: heads.count + 1)
    var end = 0
    for (index, head) in heads.enumerated() {
      (entries + index).initialize(
        to: Lexicon.Entry(place: UInt32(end), count: head.count, word: head.3))
      var node = head.first
      while node >= 0 {
        (meanings + end).initialize(to: nodes[Int(node)].meaning)
        end += 1
        node = nodes[Int(node)].next
      }
    }
    return Lexicon(
      filter: filter, slots: slots, mask: mask, entries: entries, meanings: meanings)
  }
}
