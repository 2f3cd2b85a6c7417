/// A set of hashes, open-addressed in one array.
struct HashTable {
  private(set) var slots = [UInt64](repeating: 0, count: 1 << 12)
  private(set) var count = 0

  /// A hash as it is kept: 0 marks a free slot.
  static func kept(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  /// True if the hash is in the set.
  func contains(_ hash: UInt64) -> Bool { slots[place(of: HashTable.kept(hash))] != 0 }

  /// Adds a hash; false if it was not in the set before.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = HashTable.kept(hash)
    let free = place(of: hash)
    guard slots[free] == 0 else { return true }
    slots[free] = hash
    count += 1
    if count * 2 > slots.count {
      let old = slots
      slots = [UInt64](repeating: 0, count: old.count * 2)
      for hash in old where hash != 0 { slots[place(of: hash)] = hash }
    }
    return false
  }

  /// Where a hash stands, or would.
  private func place(of hash: UInt64) -> Int {
    // The low bits of what is kept in 48 bits are as good as any.
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != 0, slots[place] != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }
}

/// Tells which hashes were never told to it: a set of all of them while they are few, beyond that a
/// filter that takes some for known which are not (one in twenty at forty million).
///
/// A new corpus asks it before its tables, since nearly every identifier and profile of a file is met
/// for the first time.
struct HashFilter {
  private var table = HashTable()
  /// Blocks of eight words, once there are many hashes; of a hash four bits in one block.
  private var blocks: [UInt64] = []
  private static let mostInTable = 1 << 20
  private static let blockCount = 1 << 19

  /// Remembers a hash; false if it was surely never told before.
  mutating func insert(_ hash: UInt64) -> Bool {
    if !blocks.isEmpty { return insert(intoBlocks: HashTable.kept(hash)) }
    let isKnown = table.insert(hash)
    if table.count > HashFilter.mostInTable {
      blocks = [UInt64](repeating: 0, count: HashFilter.blockCount * 8)
      for hash in table.slots where hash != 0 { _ = insert(intoBlocks: hash) }
      table = HashTable()
    }
    return isKnown
  }

  private mutating func insert(intoBlocks hash: UInt64) -> Bool {
    let mixed = hash &* 0x9E37_79B9_7F4A_7C15
    let block = Int(truncatingIfNeeded: mixed >> 45) * 8
    var isKnown = true
    for step in UInt64(0)..<4 {
      let bit = mixed >> (step * 9) & 511
      let word = block + Int(truncatingIfNeeded: bit >> 6)
      let mask = UInt64(1) << (bit & 63)
      if blocks[word] & mask == 0 {
        isKnown = false
        blocks[word] |= mask
      }
    }
    return isKnown
  }
}

/// What a process that fills a new corpus knows of it without asking; used in its transactions alone.
final class WriterMemory: @unchecked Sendable {
  /// The hashes of the corpus; nil where it was not empty, or somebody else wrote to it.
  var known: HashFilter?
  /// SQLite's number of the state that others left the file in; nil before the first transaction.
  var dataVersion: Int?
}
