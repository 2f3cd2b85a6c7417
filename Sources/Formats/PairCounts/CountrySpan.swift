/// How many countries the publications of a count have: exactly three, or more than thirty.
public struct CountrySpan: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The fewest countries.
  public let least: Int
  /// The most countries; nil for no bound.
  public let most: Int?

  /// All international publications: those of two or more countries.
  public static let international = CountrySpan(from: 2, to: nil)

  /// A span, both ends included.
  public init(from least: Int, to most: Int?) {
    self.least = least
    self.most = most
  }

  /// The number of countries where it is known exactly; nil otherwise.
  public var exact: Int? { least == most ? least : nil }

  /// Reads `3`, `31-40` or `>30`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = { (part: Substring.UTF8View) -> Int? in
      guard (1...4).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return nil
      }
      return Int(String(decoding: part, as: UTF8.self))
    }
    let bytes = Substring(text).utf8
    if bytes.first == UInt8(ascii: ">") {
      guard let below = digits(bytes.dropFirst()) else { return nil }
      self.init(from: below + 1, to: nil)
      return
    }
    let ends = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .map(digits)
    guard ends.count <= 2, let least = ends.first ?? nil, let most = ends.last ?? nil,
      least >= 1, least <= most
    else { return nil }
    self.init(from: least, to: most)
  }

  /// The text form: `3`, `31-40` or `>30`.
  public var description: String {
    guard let most else { return ">\(least - 1)" }
    return least == most ? "\(least)" : "\(least)-\(most)"
  }

  /// By the fewest, then by the most countries.
  public static func < (left: CountrySpan, right: CountrySpan) -> Bool {
    (left.least, left.most ?? .max) < (right.least, right.most ?? .max)
  }
}
