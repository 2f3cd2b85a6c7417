/// How the words of an institution's name are compared: small words are left out, and usual
/// abbreviations stand for their word ("Univ", "Natl", "Ctr").
final class NameWords: Sendable {
  /// The words of this process.
  static let standard = NameWords()

  private let small: Set<UInt64>
  private let full: [UInt64: UInt64]
  private let units: Set<UInt64>
  private let institutions: Set<UInt64>
  /// A bit for every word that may be one such as "University", so that most words need no look-up.
  private let mayBeInstitution: [UInt64]

  private init() {
    var small: Set<UInt64> = []
    var full: [UInt64: UInt64] = [:]
    var units: Set<UInt64> = []
    var institutions: Set<UInt64> = []
    EmbeddedTable.words.forEachRow { fields in
      guard fields.count > 1 else { return }
      switch fields[0].text {
      case "preposition", "article", "conjunction":
        if let word = NameWords.hash(fields[1]) { small.insert(word) }
      case "unit":
        if let word = NameWords.hash(fields[1]) { units.insert(word) }
      case "institution":
        if let word = NameWords.hash(fields[1]) { institutions.insert(word) }
      case "abbreviation":
        guard fields.count > 2, let short = NameWords.hash(fields[1]) else { return }
        full[short] = NameWords.hash(fields[2])
      default: break
      }
    }
    self.small = small
    self.full = full
    self.units = units
    self.institutions = institutions
    var bits = [UInt64](repeating: 0, count: 256)
    for word in institutions { bits[Int(word >> 6) & 255] |= 1 << (word & 63) }
    for (short, word) in full where institutions.contains(word) {
      bits[Int(short >> 6) & 255] |= 1 << (short & 63)
    }
    mayBeInstitution = bits
  }

  /// False for a token that surely is no word such as "University".
  func mayBeInstitution(_ token: Token) -> Bool {
    mayBeInstitution[Int(token.hash >> 6) & 255] & (1 << (token.hash & 63)) != 0
  }

  /// The hash of a text of one word.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    Tokenizer.withTokens(of: text, folding: .standard) { $0.count == 1 ? $0[0].hash : nil }
  }

  /// What a token is compared by; `nil` for a small word.
  func word(_ token: Token) -> UInt64? {
    if small.contains(token.hash) { return nil }
    return full[token.hash] ?? token.hash
  }

  /// Whether a name that begins with a word is that of a part of an institution.
  func isUnit(_ word: UInt64) -> Bool { units.contains(word) }

  /// Whether a word is one such as "University".
  func isInstitution(_ word: UInt64) -> Bool { institutions.contains(word) }

  /// What a text is compared by, word by word.
  func words(of text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { bytes in
      Tokenizer.withTokens(of: bytes, folding: .standard) { $0.compactMap { word($0) } }
    }
  }
}
