/// A set of countries, kept sorted: equal sets are equal values, print alike and hash alike.
///
/// Up to four countries, which nearly all authors have fewer than, lie in one word, without memory of
/// their own.
public struct CountrySet: Hashable, Sendable, RandomAccessCollection,
  ExpressibleByArrayLiteral, CustomStringConvertible
{
  /// The codes in order, 16 bits each, the first lowest; 0 where there are more than four.
  @usableFromInline var word: UInt64 = 0
  /// All codes in order, where there are more than four.
  @usableFromInline var many: [CountryCode]?

  /// The empty set.
  @inlinable public init() {}

  /// The distinct codes of a sequence.
  public init(_ elements: some Sequence<CountryCode>) {
    for code in elements { insert(code) }
  }

  /// The distinct codes of a literal.
  public init(arrayLiteral elements: CountryCode...) { self.init(elements) }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of countries.
  @inlinable public var endIndex: Int {
    if let many { return many.count }
    return (UInt64.bitWidth - word.leadingZeroBitCount + 15) / 16
  }
  /// True if there is no country.
  @inlinable public var isEmpty: Bool { word == 0 && many == nil }
  /// The country at a position of the alphabetical order.
  @inlinable public subscript(position: Int) -> CountryCode {
    if let many { return many[position] }
    precondition(position >= 0 && position < 4)
    return CountryCode(known: UInt16(truncatingIfNeeded: word >> UInt64(16 * position)))
  }

  /// Adds a country.
  ///
  /// - Complexity: O(n) in the size of the set.
  public mutating func insert(_ code: CountryCode) {
    let place = firstIndex { $0 >= code } ?? endIndex
    guard place == endIndex || self[place] != code else { return }
    if var codes = many ?? (endIndex == 4 ? Array(self) : nil) {
      codes.insert(code, at: place)
      many = codes
      word = 0
      return
    }
    let shift = UInt64(16 * place)
    let below = word & (1 << shift - 1)
    word = below | UInt64(code.rawValue) << shift | (word ^ below) << 16
  }

  /// Adds every country of another set.
  public mutating func formUnion(_ other: CountrySet) {
    if isEmpty { self = other } else { for code in other { insert(code) } }
  }

  /// The codes in alphabetical order, joined by `;`.
  public var description: String { text(joinedBy: UInt8(ascii: ";")) }

  /// The codes in alphabetical order, joined by a sign of ASCII.
  public func text(joinedBy separator: UInt8) -> String {
    guard !isEmpty else { return "" }
    return String(unsafeUninitializedCapacity: 3 * count) { letters in
      var place = 0
      for code in self {
        if place > 0 {
          letters[place] = separator
          place += 1
        }
        letters[place] = UInt8(code.rawValue >> 8)
        letters[place + 1] = UInt8(truncatingIfNeeded: code.rawValue)
        place += 2
      }
      return place
    }
  }
}
