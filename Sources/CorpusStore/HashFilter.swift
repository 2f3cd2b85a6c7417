/// Tells which hashes were never told to it: a set of all of them while they are few, beyond that a
/// filter that takes some for known which are not (one in twenty at forty million).
///
/// A new corpus asks it before its tables, since nearly every identifier and profile of a file is met
/// for the first time.
struct HashFilter {
  private var table = [UInt64](repeating: 0, count: 1 << 12)
  private var count = 0
  /// Blocks of eight words, once there are many hashes; of a hash four bits in one block.
  private var blocks: [UInt64] = []
  private static let mostInTable = 1 << 20
  private static let blockCount = 1 << 19

  /// Remembers a hash; false if it was surely never told before.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    if !blocks.isEmpty { return insert(intoBlocks: hash) }
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] != 0 {
      if table[place] == hash { return true }
      place = (place + 1) & (table.count - 1)
    }
    table[place] = hash
    count += 1
    if count * 2 > table.count { grow() }
    return false
  }

  private mutating func grow() {
    let old = table
    if count > HashFilter.mostInTable {
      blocks = [UInt64](repeating: 0, count: HashFilter.blockCount * 8)
      table = []
      for hash in old where hash != 0 { _ = insert(intoBlocks: hash) }
      return
    }
    table = [UInt64](repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 {
      var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
      while table[place] != 0 { place = (place + 1) & (table.count - 1) }
      table[place] = hash
    }
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
