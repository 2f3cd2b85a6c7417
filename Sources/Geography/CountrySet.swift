/// A set of countries, kept sorted: equal sets are equal values, print alike and hash alike.
public struct CountrySet: Hashable, Sendable, RandomAccessCollection,
  ExpressibleByArrayLiteral, CustomStringConvertible
{
  private var codes: [CountryCode]

  /// The empty set.
  public init() { codes = [] }

  /// The distinct codes of a sequence.
  public init(_ elements: some Sequence<CountryCode>) {
    codes = Array(elements)
    if codes.count > 1 {
      codes.sort()
      var kept = 1
      for index in 1..<codes.count where codes[index] != codes[kept - 1] {
        codes[kept] = codes[index]
        kept += 1
      }
      codes.removeLast(codes.count - kept)
    }
  }

  /// The distinct codes of a literal.
  public init(arrayLiteral elements: CountryCode...) { self.init(elements) }

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of countries.
  public var endIndex: Int { codes.count }
  /// The country at a position of the alphabetical order.
  public subscript(position: Int) -> CountryCode { codes[position] }

  /// Adds a country.
  ///
  /// - Complexity: O(n) in the size of the set.
  public mutating func insert(_ code: CountryCode) {
    let place = codes.firstIndex { $0 >= code } ?? codes.endIndex
    if place == codes.endIndex || codes[place] != code { codes.insert(code, at: place) }
  }

  /// Adds every country of another set.
  public mutating func formUnion(_ other: CountrySet) {
    if codes.isEmpty { codes = other.codes } else { for code in other { insert(code) } }
  }

  /// The codes in alphabetical order, joined by `;`.
  public var description: String { codes.map(\.text).joined(separator: ";") }
}
