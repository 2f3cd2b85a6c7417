/// The names of institutions that an affiliation text has as parts of its own, for corpus evidence.
///
/// A name is a part between commas that holds a word such as "University", has at least two words, and
/// does not begin with a word such as "Department". Names and texts are known by 64-bit hashes of
/// their words.
public struct InstitutionMentions: Hashable, Sendable {
  /// The hashes of the names from left to right.
  public let names: [UInt64]
  /// The text that each name stands for.
  let texts: [String]
  /// The hash of the words of the whole text.
  public let text: UInt64

  /// Whether there is none.
  public var isEmpty: Bool { names.isEmpty }

  /// The names in a text.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  public init(in text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      Tokenizer.withTokens(of: bytes, folding: .standard) { tokens in
        guard let base = bytes.baseAddress, !tokens.isEmpty else { return InstitutionMentions() }
        return InstitutionMentions(
          Reading(base, tokens: tokens, vocabulary: .standard, institutions: nil))
      }
    }
  }

  private init() {
    names = []
    texts = []
    text = Lexicon.root
  }

  private init(_ reading: Reading) {
    var names: [UInt64] = []
    var texts: [String] = []
    for segment in reading.segments where !segment.isEmpty {
      guard let name = InstitutionMentions.name(of: segment, reading) else { continue }
      names.append(name)
      texts.append(reading.text(of: segment.first...segment.last))
    }
    self.names = names
    self.texts = texts
    text = reading.tokens.reduce(Lexicon.root) { Lexicon.step($0, $1.hash) }
  }

  /// The hashes of the names in a text that was read.
  static func names(in reading: Reading) -> [UInt64] {
    reading.segments.compactMap { $0.isEmpty ? nil : name(of: $0, reading) }
  }

  /// The hash of a segment's words where they are a name.
  private static func name(of segment: Reading.Segment, _ reading: Reading) -> UInt64? {
    let spelling = NameWords.standard
    let words = segment.first...segment.last
    guard words.contains(where: { spelling.mayBeInstitution(reading.tokens[$0]) }) else {
      return nil
    }
    var state = Lexicon.root
    var count = 0
    var isInstitution = false
    for index in words {
      let token = reading.tokens[index]
      guard let word = spelling.word(token) else { continue }
      if count == 0, spelling.isUnit(word) { return nil }
      if spelling.isInstitution(word) { isInstitution = true }
      state = Lexicon.step(state, word)
      count += 1
    }
    return isInstitution && count > 1 && count <= 12 ? state : nil
  }
}
