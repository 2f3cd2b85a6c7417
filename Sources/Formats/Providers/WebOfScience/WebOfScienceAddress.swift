import Bibliography

/// An address as Web of Science writes it: institution, departments, city, and its country last.
///
/// The country at the end is Web of Science's own, one spelling for each, so it is stated by the
/// source. In the United States it stands behind state and postal code: `La Jolla, CA 92093 USA`. Old
/// addresses there end with the postal code or the state, and then no country is stated.
enum WebOfScienceAddress {
  /// The affiliation that an address states; nil if nothing stands there.
  ///
  /// - Parameter codes: true where countries are codes of two letters, as in OpenAlex's imitation of
  ///   the format.
  static func affiliation(_ address: some StringProtocol, codes: Bool = false) -> Affiliation? {
    var text = address.trimmed
    while text.utf8.last == UInt8(ascii: ".") || text.utf8.last == UInt8(ascii: ";") {
      text.removeLast()
    }
    text = text.trimmed
    guard !text.isEmpty else { return nil }
    guard let comma = text.utf8.lastIndex(of: UInt8(ascii: ",")) else {
      return Affiliation(text: text)
    }
    let last = text[text.utf8.index(after: comma)...].trimmed
    if last.hasSuffix(" USA") {
      return Affiliation(text: String(text.dropLast(4)).trimmed, statedCountries: ["USA"])
    }
    guard isCountry(last, codes: codes) else { return Affiliation(text: text) }
    return Affiliation(text: text[..<comma].trimmed, statedCountries: [last])
  }

  /// True for what can be the name of a country: letters without digits, and not the two of a state.
  private static func isCountry(_ name: String, codes: Bool) -> Bool {
    let bytes = name.utf8
    if codes { return bytes.count == 2 && bytes.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }
    return bytes.count > 2 && bytes.count <= 40
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || " &.'-()".unicodeScalars.contains(scalar)
      }
  }

  /// What two addresses of one place have in common: country and institution, whatever the street.
  static func place(of affiliation: Affiliation) -> String {
    let institution = affiliation.text.prefix { $0 != "," }.lowercased()
    return (affiliation.statedCountries + [institution]).joined(separator: ",")
  }
}
