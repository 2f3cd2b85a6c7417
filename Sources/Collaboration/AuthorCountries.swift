import Geography

/// Some authors of a publication who have the same countries in every respect.
public struct AuthorCountries: Hashable, Sendable {
  /// The countries that the provider states.
  public var stated: CountrySet
  /// The most specific countries that the evidence names; empty where none is known.
  public var resolved: CountrySet
  /// The weakest grade among the resolved countries; `certain` where there are none.
  public var grade: Grade
  /// How many authors there are of this kind.
  public var authors: Int
  /// How many of them lead the publication.
  public var leads: Int

  /// Authors of a kind.
  public init(
    stated: CountrySet, resolved: CountrySet, grade: Grade, authors: Int = 1, leads: Int = 0
  ) {
    self.stated = stated
    self.resolved = resolved
    self.grade = grade
    self.authors = authors
    self.leads = leads
  }

  /// True if these are authors of the same kind, however many.
  func isLike(_ other: AuthorCountries) -> Bool {
    resolved == other.resolved && stated == other.stated && grade == other.grade
  }
}

// The text form, as it stands in a corpus: `CN+HK(CN)~l*3!1` are three authors resolved to CN and
// HK at grade `likely`, stated as CN, one of whom leads. `(…)` stands only where stated and resolved
// differ, `~` only below `certain`, `*` only above one author, `!` only with leads; `-` is no country.
extension AuthorCountries {
  /// The text form.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the text form to bytes.
  func append(to bytes: inout [UInt8]) {
    Self.append(resolved, to: &bytes)
    if stated != resolved {
      bytes.append(UInt8(ascii: "("))
      Self.append(stated, to: &bytes)
      bytes.append(UInt8(ascii: ")"))
    }
    if grade != .certain {
      bytes.append(UInt8(ascii: "~"))
      bytes.append(grade == .likely ? UInt8(ascii: "l") : UInt8(ascii: "g"))
    }
    if authors != 1 {
      bytes.append(UInt8(ascii: "*"))
      bytes.append(contentsOf: String(authors).utf8)
    }
    if leads != 0 {
      bytes.append(UInt8(ascii: "!"))
      bytes.append(contentsOf: String(leads).utf8)
    }
  }

  private static func append(_ set: CountrySet, to bytes: inout [UInt8]) {
    if set.isEmpty { bytes.append(UInt8(ascii: "-")) }
    var isFirst = true
    for code in set {
      if !isFirst { bytes.append(UInt8(ascii: "+")) }
      isFirst = false
      bytes.append(UInt8(code.rawValue >> 8))
      bytes.append(UInt8(truncatingIfNeeded: code.rawValue))
    }
  }

  /// Reads the text form; nil if it is not one.
  public init?(text: Substring) {
    var scanner = text.utf8[...]
    guard let resolved = Self.set(&scanner) else { return nil }
    var stated = resolved
    if scanner.first == UInt8(ascii: "(") {
      scanner.removeFirst()
      guard let set = Self.set(&scanner), scanner.popFirst() == UInt8(ascii: ")") else {
        return nil
      }
      stated = set
    }
    var grade = Grade.certain
    if scanner.first == UInt8(ascii: "~") {
      scanner.removeFirst()
      switch scanner.popFirst() {
      case UInt8(ascii: "l"): grade = .likely
      case UInt8(ascii: "g"): grade = .guess
      default: return nil
      }
    }
    var authors = 1
    if scanner.first == UInt8(ascii: "*") {
      scanner.removeFirst()
      guard let number = Self.number(&scanner) else { return nil }
      authors = number
    }
    var leads = 0
    if scanner.first == UInt8(ascii: "!") {
      scanner.removeFirst()
      guard let number = Self.number(&scanner) else { return nil }
      leads = number
    }
    guard scanner.isEmpty else { return nil }
    self.init(stated: stated, resolved: resolved, grade: grade, authors: authors, leads: leads)
  }

  private static func set(_ scanner: inout Substring.UTF8View.SubSequence) -> CountrySet? {
    if scanner.first == UInt8(ascii: "-") {
      scanner.removeFirst()
      return []
    }
    var codes: [CountryCode] = []
    while true {
      guard let code = CountryCode(utf8: scanner.prefix(2)) else { return nil }
      codes.append(code)
      scanner = scanner.dropFirst(2)
      guard scanner.first == UInt8(ascii: "+") else { return CountrySet(codes) }
      scanner.removeFirst()
    }
  }

  private static func number(_ scanner: inout Substring.UTF8View.SubSequence) -> Int? {
    let digits = scanner.prefix { $0 >= 0x30 && $0 <= 0x39 }
    scanner = scanner.dropFirst(digits.count)
    return Int(Substring(digits))
  }
}
