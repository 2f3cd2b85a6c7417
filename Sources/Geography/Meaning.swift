/// One thing that a phrase can mean.
struct Meaning {
  enum Kind: UInt8 {
    /// A name of a country that stands for it wherever it stands.
    case country
    /// Two or three capitals that stand for a country only where a code can stand.
    case countryCode
    /// A first-level region.
    case region
    /// Capitals that stand for a region only where a code can stand.
    case regionCode
    case city
    case institution
    /// An adjective or a word of a language that points to a country.
    case evidence
    /// A phrase that holds the name of a country and means none.
    case block
  }

  let kind: Kind
  let code: CountryCode
  /// The state of a city, or of a region code, as two or three letters; 0 where there is none.
  let state: UInt32
  /// Thousands of people of a city; 1 for a region that only ISO 3166-2 lists, else 0.
  let weight: UInt32

  init(_ kind: Kind, _ code: CountryCode, state: UInt32 = 0, weight: UInt32 = 0) {
    self.kind = kind
    self.code = code
    self.state = state
    self.weight = weight
  }

  /// Up to three letters as a number.
  static func state(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
