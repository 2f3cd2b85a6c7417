import Bibliography

/// Links to a record in Scopus, which hold its EID.
enum ScopusLink {
  /// The EID in a link such as `https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&…`.
  static func eid(in link: String) -> Identifier? {
    guard let start = link[...].firstRange(ofCaseInsensitive: "2-s2.0-") else { return nil }
    let digits = link[start.upperBound...].utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.isEmpty ? nil : Identifier(.eid, "2-s2.0-" + (String(digits) ?? ""))
  }
}
