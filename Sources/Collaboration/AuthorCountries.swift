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
    var text = text
    let read = text.withUTF8 { bytes -> AuthorCountries? in
      var scanner = TextScanner(bytes: bytes)
      let author = scanner.author()
      return scanner.isAtEnd ? author : nil
    }
    guard let read else { return nil }
    self = read
  }
}

/// Reads text forms of authors from UTF-8.
struct TextScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  /// Takes a sign if it stands next.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  /// One kind of authors; nil where none stands next.
  mutating func author() -> AuthorCountries? {
    guard let resolved = set() else { return nil }
    var author = AuthorCountries(stated: resolved, resolved: resolved, grade: .certain)
    if take("(") {
      guard let stated = set(), take(")") else { return nil }
      author.stated = stated
    }
    if take("~") {
      if take("l") {
        author.grade = .likely
      } else if take("g") {
        author.grade = .guess
      } else {
        return nil
      }
    }
    if take("*") {
      guard let number = number() else { return nil }
      author.authors = number
    }
    if take("!") {
      guard let number = number() else { return nil }
      author.leads = number
    }
    return author
  }

  private mutating func set() -> CountrySet? {
    var countries = CountrySet()
    if take("-") { return countries }
    repeat {
      guard place + 1 < bytes.count,
        // In either case: what is left of a letter without its case bit is a capital.
        let code = CountryCode(bytes[place] & 0xDF, bytes[place + 1] & 0xDF)
      else { return nil }
      countries.insert(code)
      place += 2
    } while take("+")
    return countries
  }

  /// A number of at most nine digits: sums over all the words of a text stay numbers.
  mutating func number() -> Int? {
    let start = place
    var value = 0
    while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39, place - start < 9 {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    return place > start ? value : nil
  }
}
