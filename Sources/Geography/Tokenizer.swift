/// Cuts the UTF-8 bytes of an affiliation into folded tokens, in one pass.
///
/// Case and diacritics are folded, HTML entities and tags read, e-mail and web addresses left out,
/// dotted initials ("U.S.A.", "P. R.") put together.
/// - Complexity: O(n) in the bytes of the text.
struct Tokenizer {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  static let prime: UInt64 = 0x100_0000_01b3
  static let and = hash("and")
  static let www = hash("www")

  let text: UnsafePointer<UInt8>
  let count: Int
  let folding: Folding
  /// The tokens so far, in memory for one token a byte.
  let tokens: UnsafeMutablePointer<Token>
  var tokenCount = 0
  var position = 0
  /// The first token of the run of bytes without white space that the position is in.
  var chunk = 0

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, into tokens: UnsafeMutablePointer<Token>, folding: Folding
  ) {
    // An empty buffer may have no address; no byte of it is read.
    text = bytes.baseAddress ?? UnsafePointer(folding.replacements)
    count = bytes.baseAddress == nil ? 0 : bytes.count
    self.folding = folding
    self.tokens = tokens
  }

  static func hash(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { $0.reduce(seed) { ($0 ^ UInt64($1)) &* prime } }
  }

  /// The hash of a word of small ASCII letters.
  static func hash(plain word: String) -> UInt64 {
    word.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
  }

  /// Calls a closure with the tokens of a text.
  static func withTokens<Result>(
    of bytes: UnsafeBufferPointer<UInt8>, folding: Folding,
    _ body: (UnsafeMutableBufferPointer<Token>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Token.self, capacity: bytes.count + 1) { memory in
      guard let start = memory.baseAddress else { return body(memory) }
      var tokenizer = Tokenizer(bytes, into: start, folding: folding)
      tokenizer.run()
      return body(UnsafeMutableBufferPointer(start: start, count: tokenizer.tokenCount))
    }
  }

  mutating func run() {
    let classes = folding.classes
    while position < count {
      switch classes[Int(text[position])] {
      case .letter, .multibyte: scanWord()
      case .digit: scanNumber()
      case .space: skip(.space)
      case .separator:
        widen(.space)
        position += 1
      case .hyphen:
        let spaced =
          (position > 0 && text[position - 1] == 0x20)
          || (position + 1 < count && text[position + 1] == 0x20)
        widen(spaced ? .comma : .hyphen)
        position += 1
      case .period:
        widen(.period)
        position += 1
      case .comma: skip(.comma)
      case .colon:
        if position + 2 < count, text[position + 1] == 0x2F, text[position + 2] == 0x2F {
          dropChunk()
        } else {
          skip(.comma)
        }
      case .strong: skip(.strong)
      case .at: dropChunk()
      case .ampersand: scanAmpersand()
      case .less: scanTag()
      case .silent: position += 1
      }
    }
    widen(.strong)
  }

  private mutating func skip(_ gap: Gap) {
    widen(gap)
    position += 1
    chunk = tokenCount
  }

  mutating func widen(_ gap: Gap) {
    if tokenCount > 0 { tokens[tokenCount - 1].gap.widen(gap) }
  }

  /// Leaves out an e-mail or web address: the tokens of the run it is in, and the rest of the run.
  mutating func dropChunk() {
    tokenCount = chunk
    while position < count {
      switch text[position] {
      case 0x20, 0x2C, 0x3B, 0x28, 0x29, 0x3C, 0x3E, 0x09, 0x0A, 0x0D, 0x5D, 0x22:
        widen(.comma)
        chunk = tokenCount
        return
      default: position += 1
      }
    }
    widen(.comma)
  }

  private mutating func scanNumber() {
    let start = position
    var hash = Tokenizer.seed
    while position < count, folding.classes[Int(text[position])] == .digit {
      hash = (hash ^ UInt64(text[position])) &* Tokenizer.prime
      position += 1
    }
    append(hash, from: start, length: position - start, shape: .digits)
  }

  mutating func append(_ hash: UInt64, from start: Int, length: Int, shape: Token.Shape) {
    (tokens + tokenCount).initialize(
      to: Token(
        hash: hash, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: position), length: UInt8(clamping: length),
        gap: .joined, shape: shape, word: .none))
    tokenCount += 1
  }

  /// `&` alone reads as "and"; an entity as what it stands for.
  private mutating func scanAmpersand() {
    if let entity = Entity(text, at: position, count: count) {
      switch entity.meaning {
      case .letters: return scanWord()
      case .ampersand: position = entity.end
      case .space:
        position = entity.end
        widen(.space)
        chunk = tokenCount
        return
      case .mark:
        position = entity.end
        widen(.comma)
        chunk = tokenCount
        return
      case .silent, .apostrophe:
        position = entity.end
        return
      }
    } else {
      position += 1
    }
    widen(.space)
    append(Tokenizer.and, from: position - 1, length: 3, shape: [])
    widen(.space)
    chunk = tokenCount
  }

  /// A tag of at most 40 bytes is left out; a raised one is a footnote mark.
  private mutating func scanTag() {
    let limit = min(count, position + 40)
    var end = position + 1
    while end < limit, text[end] != 0x3E { end += 1 }
    guard end < limit, end > position + 1 else { return skip(.comma) }
    let first = text[position + 1] == 0x2F ? position + 2 : position + 1
    let raised = text[first] | 0x20 == 0x73 || text[first] | 0x20 == 0x62
    position = end + 1
    widen(raised ? .comma : .space)
    chunk = tokenCount
  }
}
