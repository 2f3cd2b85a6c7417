/// A country or territory: an ISO 3166-1 alpha-2 code, `XK` for Kosovo, or the former code of a
/// dissolved state (`SU`, `CS`, `YU`, `DD`).
///
/// Two ASCII capitals packed into 16 bits, so that sets and matrices of countries stay small.
/// The value is a spelling, not a membership: `CountryTable` knows which codes exist.
public struct CountryCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The two letters, the first in the high byte.
  public let rawValue: UInt16

  /// The code of two ASCII letters in either case; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: text.utf8)
  }

  /// The code of two ASCII letters in either case; `nil` for anything else.
  public init?(utf8 bytes: some Sequence<UInt8>) {
    var letters: (UInt8, UInt8) = (0, 0)
    var count = 0
    for byte in bytes {
      let upper = byte & 0xDF
      guard upper >= 0x41, upper <= 0x5A, byte >= 0x41, count < 2 else { return nil }
      if count == 0 { letters.0 = upper } else { letters.1 = upper }
      count += 1
    }
    guard count == 2 else { return nil }
    rawValue = UInt16(letters.0) << 8 | UInt16(letters.1)
  }

  /// The code of two capitals; `nil` for anything else.
  @inlinable public init?(_ first: UInt8, _ second: UInt8) {
    guard first >= 0x41, first <= 0x5A, second >= 0x41, second <= 0x5A else { return nil }
    self.init(known: UInt16(first) << 8 | UInt16(second))
  }

  /// The code that holds two capitals.
  private init(_ rawValue: UInt16) { self.rawValue = rawValue }

  /// A code that was one before.
  @inlinable init(known rawValue: UInt16) { self.rawValue = rawValue }

  static var australia: CountryCode { CountryCode(0x4155) }
  static var canada: CountryCode { CountryCode(0x4341) }
  static var georgia: CountryCode { CountryCode(0x4745) }
  static var russia: CountryCode { CountryCode(0x5255) }
  static var sovietUnion: CountryCode { CountryCode(0x5355) }
  static var unitedStates: CountryCode { CountryCode(0x5553) }

  /// The number of codes that there can be.
  public static let limit = 26 * 26
  /// The place of the code among all that there can be, in alphabetical order.
  @inlinable public var place: Int {
    (Int(rawValue >> 8) - 0x41) * 26 + Int(rawValue & 0xFF) - 0x41
  }

  /// The two capitals.
  public var text: String {
    String(unsafeUninitializedCapacity: 2) { letters in
      letters[0] = UInt8(rawValue >> 8)
      letters[1] = UInt8(rawValue & 0xFF)
      return 2
    }
  }

  /// The two capitals.
  public var description: String { text }

  /// Alphabetical order.
  @inlinable public static func < (left: CountryCode, right: CountryCode) -> Bool {
    left.rawValue < right.rawValue
  }
}
