/// What stands between a token and the next; a stronger gap is greater.
enum Gap: UInt8, Comparable {
  /// Nothing: letters beside digits, ideographs beside each other.
  case joined
  case space
  case hyphen
  case period
  /// A comma, a bracket, a footnote mark, a dash: the end of a segment.
  case comma
  /// A semicolon or the end of the text: the end of an address.
  case strong

  static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }

  mutating func widen(_ other: Gap) { if other > self { self = other } }
}

/// A run of letters or of digits, folded to a hash.
struct Token {
  /// FNV-1a of the folded bytes.
  var hash: UInt64
  /// Where the token starts in the text, in bytes.
  var start: UInt32
  /// Where it ends.
  var end: UInt32
  /// Folded bytes; 255 stands for more.
  var length: UInt8
  /// What stands after it.
  var gap: Gap
  var shape: Shape
  /// The class of a word that steers the reading.
  var word: WordClass

  struct Shape: OptionSet {
    let rawValue: UInt8
    static let digits = Shape(rawValue: 1)
    /// Every letter is an ASCII capital.
    static let capitals = Shape(rawValue: 2)
    /// One letter, or several put together from dotted initials.
    static let initials = Shape(rawValue: 4)
    /// A scalar of a script without spaces between words.
    static let wide = Shape(rawValue: 8)
    /// The first letter is an ASCII capital.
    static let capital = Shape(rawValue: 16)
  }

  var isDigits: Bool { shape.contains(.digits) }
}

/// Classes of words that steer the reading of an address (`words.tsv`).
enum WordClass: UInt8 {
  case none, conjunction, preposition, article, suffix, prefix, noise, institution, street

  init(_ name: String) {
    switch name {
    case "conjunction": self = .conjunction
    case "preposition": self = .preposition
    case "article": self = .article
    case "suffix": self = .suffix
    case "prefix": self = .prefix
    case "noise": self = .noise
    case "institution": self = .institution
    case "street": self = .street
    default: self = .none
    }
  }
}
