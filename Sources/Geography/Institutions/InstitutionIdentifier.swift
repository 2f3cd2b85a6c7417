/// The identifier of an institution in one of the schemes that registries of institutions carry.
///
/// Read from any usual spelling: `https://ror.org/02kpeqv85`, `grid.258799.8`,
/// `0000 0004 0372 2033`, `https://doi.org/10.13039/501100005683`, `Q336264`.
public struct InstitutionIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// A scheme of identifiers.
  public enum Scheme: String, Sendable, CaseIterable {
    /// Research Organization Registry.
    case ror
    /// Global Research Identifier Database.
    case grid
    /// International Standard Name Identifier.
    case isni
    /// Crossref Funder Registry.
    case funder
    /// Wikidata.
    case wikidata
  }

  /// The scheme.
  public let scheme: Scheme
  /// The identifier in one spelling: lower case, without prefix, blanks and hyphens.
  public let value: String

  /// The identifier that a text is; `nil` for anything else.
  ///
  /// A check digit is not verified: what a registry lists decides.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    bytes.removeAll { $0 == 0x20 }
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    let schemes = ["ror", "grid", "isni", "funder", "fundref", "wikidata"]
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      schemes.contains(String(decoding: bytes[..<colon], as: UTF8.self))
    {
      bytes.removeFirst(colon + 1)
    }
    let path = bytes.split(separator: UInt8(ascii: "/"))
    guard let last = path.last else { return nil }
    let name = String(decoding: last, as: UTF8.self)
    if path.count > 1, path[path.count - 2].elementsEqual("10.13039".utf8) {
      self.init(.funder, name, where: InstitutionIdentifier.isNumber)
    } else if last.starts(with: "grid.".utf8) {
      self.init(.grid, name, where: { $0.utf8.count > 7 })
    } else if last.first == UInt8(ascii: "q") {
      self.init(.wikidata, name, where: { InstitutionIdentifier.isNumber($0.dropFirst()) })
    } else if InstitutionIdentifier.isROR(last) {
      self.init(.ror, name, where: { _ in true })
    } else {
      self.init(.isni, name.split(separator: "-").joined(), where: InstitutionIdentifier.isISNI)
    }
  }

  /// The identifier of a known scheme; `nil` where it is not of its shape.
  public init?(_ text: some StringProtocol, scheme: Scheme) {
    let prefix = scheme == .funder ? "10.13039/" : ""
    let isBare = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard let found = InstitutionIdentifier((isBare ? prefix : "") + String(text)),
      found.scheme == scheme
    else { return nil }
    self = found
  }

  private init?(_ scheme: Scheme, _ value: String, where isValid: (String) -> Bool) {
    guard isValid(value) else { return nil }
    self.scheme = scheme
    self.value = value
  }

  /// The scheme and the identifier, joined by a colon.
  public var description: String { "\(scheme.rawValue):\(value)" }

  /// The parts of a text that look like identifiers with a prefix of their own, as publishers print
  /// them: `grid.258799.8`, `https://ror.org/02kpeqv85`.
  ///
  /// - Complexity: O(n) in the bytes.
  static func texts(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var texts: [String] = []
    for part in bytes.split(whereSeparator: { " ,;()[]<>\n".utf8.contains($0) }) {
      guard part.count > 7, part.contains(UInt8(ascii: ".")) else { continue }
      let end = part.last == UInt8(ascii: ".") ? part.dropLast() : part
      let text = String(decoding: end, as: UTF8.self).lowercased()
      if text.hasPrefix("grid.") || text.contains("ror.org/") || text.contains("isni.org/")
        || text.contains("10.13039/")
      {
        texts.append(text)
      }
    }
    return texts
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// A zero, six letters or digits of Crockford's alphabet, two digits.
  private static func isROR(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 9, bytes.first == UInt8(ascii: "0") else { return false }
    return bytes.suffix(2).allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      && bytes.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39)
          || ($0 >= 0x61 && $0 <= 0x7A && !"ilou".utf8.contains($0))
      }
  }

  /// Sixteen digits, of which the last may be an X.
  private static func isISNI(_ text: String) -> Bool {
    text.utf8.count == 16 && isNumber(text.dropLast()) && (isNumber(text) || text.hasSuffix("x"))
  }
}
