/// Finds postal codes whose shape decides: "OX1 3QD", "M5G 1X8", "D-80333", "92093-0648".
struct PostalCodeStep {
  /// The first postal code of an address that only one country writes so.
  static func answer(for address: Range<Int>, in reading: Reading) -> Answer? {
    guard let first = address.first, let last = address.last else { return nil }
    let tokens =
      reading.segments[first].tokens.lowerBound..<reading.segments[last].tokens.upperBound
    for index in tokens {
      let token = reading.tokens[index]
      if token.isDigits {
        if let found = numeric(reading, at: index, through: tokens.upperBound) { return found }
      } else if token.length <= 3, token.shape.contains(.capitals) {
        if isCanadian(reading, from: index) {
          return answer("CA", index...min(index + 5, tokens.upperBound - 1))
        }
        if let length = british(reading, from: index) {
          return answer("GB", index...index + length - 1)
        }
        if let found = prefixed(reading, at: index) { return found }
      }
    }
    return nil
  }

  private static func answer(
    _ code: String, _ tokens: ClosedRange<Int>, _ grade: Grade = .likely
  ) -> Answer? {
    CountryCode(code).map { Answer(code: $0, grade: grade, step: .postalCode, tokens: tokens) }
  }

  /// Whether a Canadian postal code starts at a token: A1A 1A1.
  static func isCanadian(_ reading: Reading, from start: Int) -> Bool {
    guard start + 5 < reading.tokens.count else { return false }
    for offset in 0..<6 {
      let token = reading.tokens[start + offset]
      guard token.length == 1, token.isDigits == (offset % 2 == 1) else { return false }
      if offset % 2 == 0, !token.shape.contains(.capitals) { return false }
      if offset < 5, offset != 2, token.gap != .joined { return false }
      if offset == 2, token.gap > .hyphen { return false }
    }
    return true
  }

  /// The number of tokens of a British postcode that starts at a token: OX1 3QD, SW1A 2AA.
  private static func british(_ reading: Reading, from start: Int) -> Int? {
    let tokens = reading.tokens
    guard start + 3 < tokens.count, tokens[start].length <= 2, tokens[start].gap == .joined,
      tokens[start + 1].isDigits, tokens[start + 1].length <= 2
    else { return nil }
    var index = start + 2
    if tokens[start + 1].gap == .joined, tokens[index].length == 1,
      tokens[index].shape.contains(.capitals)
    {
      index += 1
    }
    guard index + 1 < tokens.count, tokens[index - 1].gap == .space,
      tokens[index].isDigits, tokens[index].length == 1, tokens[index].gap == .joined,
      tokens[index + 1].length == 2, tokens[index + 1].shape.contains(.capitals)
    else { return nil }
    return index + 2 - start
  }

  /// "D-80333", "CH-8091", "SE-171 77": the prefix of a country before a code of its length.
  private static func prefixed(_ reading: Reading, at index: Int) -> Answer? {
    guard index + 1 < reading.tokens.count else { return nil }
    let prefix = reading.tokens[index]
    let number = reading.tokens[index + 1]
    guard number.isDigits, prefix.gap == .hyphen || (prefix.gap == .joined && number.length >= 4)
    else { return nil }
    var length = Int(number.length)
    if length == 3 || length == 2, index + 2 < reading.tokens.count, number.gap <= .hyphen,
      reading.tokens[index + 2].isDigits
    {
      length += Int(reading.tokens[index + 2].length)
    }
    let code: String
    switch (reading.text(of: index...index), length) {
    case ("D", 4...5), ("DE", 5): code = "DE"
    case ("A", 4), ("AT", 4): code = "AT"
    case ("CH", 4): code = "CH"
    case ("F", 5), ("FR", 5): code = "FR"
    case ("B", 4), ("BE", 4): code = "BE"
    case ("I", 5), ("IT", 5): code = "IT"
    case ("NL", 4): code = "NL"
    case ("DK", 4): code = "DK"
    case ("S", 5), ("SE", 5): code = "SE"
    case ("N", 4), ("NO", 4): code = "NO"
    case ("FIN", 5), ("FI", 5), ("SF", 5): code = "FI"
    case ("PL", 5): code = "PL"
    case ("CZ", 5): code = "CZ"
    case ("SK", 5): code = "SK"
    case ("H", 4), ("HU", 4): code = "HU"
    case ("E", 5), ("ES", 5): code = "ES"
    case ("P", 4), ("PT", 4), ("P", 7), ("PT", 7): code = "PT"
    case ("L", 4), ("LU", 4): code = "LU"
    case ("LT", 5): code = "LT"
    case ("LV", 4): code = "LV"
    case ("EE", 5): code = "EE"
    case ("SI", 4): code = "SI"
    case ("HR", 5): code = "HR"
    case ("RO", 6): code = "RO"
    case ("BG", 4): code = "BG"
    case ("GR", 5): code = "GR"
    case ("TR", 5): code = "TR"
    case ("IL", 5), ("IL", 7): code = "IL"
    case ("BR", 8): code = "BR"
    default: return nil
    }
    return answer(code, index...index + 1)
  }

  /// ZIP+4 and the Brazilian CEP.
  private static func numeric(_ reading: Reading, at index: Int, through end: Int) -> Answer? {
    guard index + 1 < end, reading.tokens[index].gap == .hyphen,
      reading.tokens[index + 1].isDigits, reading.tokens[index].length == 5
    else { return nil }
    switch reading.tokens[index + 1].length {
    case 4: return answer("US", index...index + 1)
    case 3: return answer("BR", index...index + 1)
    default: return nil
    }
  }
}
