/// A place where a text names a country.
struct Mention {
  /// How the name stands.
  enum Strength: UInt8 {
    /// It is a segment of its own.
    case whole
    /// It ends a segment, and no preposition stands before it.
    case tail
    /// It is part of another name: "University of Jordan", "Japan Science Foundation".
    case weak
  }

  var code: CountryCode
  let match: Lexicon.Match
  let segment: Int
  let strength: Strength
  /// Whether it is a code of two or three letters.
  var isCode = false

  var tokens: ClosedRange<Int> { Int(match.first)...Int(match.last) }
}
