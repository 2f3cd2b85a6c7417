import Foundation

/// A name under which a publication is known elsewhere, normalised when made.
public struct Identifier: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The registries whose identifiers copub knows, in the order of their names.
  ///
  /// `ads` is the bibcode, `oai` the identifier of an OAI-PMH header, `s2` the paper id of Semantic
  /// Scholar; `dblp`, `dimensions`, `europepmc`, `inspire`, `lens` and `openaire` are those
  /// providers' own record ids.
  public enum Scheme: String, Sendable, CaseIterable, Comparable {
    case ads, arxiv, dblp, dimensions, doi, eid, europepmc, inspire, isbn, lens, oai, openaire
    case openalex, pmcid, pmid, s2, wos

    /// The scheme of a name in UTF-8; nil if there is none of that name.
    public init?(utf8 name: UnsafeBufferPointer<UInt8>) {
      self.init(rawValue: String(decoding: name, as: UTF8.self))
    }

    /// By name.
    public static func < (left: Scheme, right: Scheme) -> Bool { left.rawValue < right.rawValue }

    /// False for identifiers that several publications share by nature, such as the ISBN of a book
    /// and its chapters.
    public var joinsRecords: Bool { self != .isbn }

    /// True for schemes of which one publication has one value: records that carry different ones
    /// are different publications.
    public var tellsApart: Bool { self == .doi || self == .pmid || self == .openalex }
  }

  /// The registry.
  public let scheme: Scheme
  /// The normalised value: a DOI in lower case without its resolver, a PMID in digits, an OpenAlex
  /// id as `W…`, a PMCID as `PMC…`.
  public let value: String

  /// Normalises a value as sources write it; nil if nothing of an identifier is left.
  public init?(_ scheme: Scheme, _ raw: some StringProtocol) {
    var text = Substring(raw).trimmed
    switch scheme {
    case .doi:
      text =
        text.dropping(prefixes: [
          "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/",
          "doi.org/", "dx.doi.org/", "doi:",
        ]).trimmed
      guard text.hasPrefix("10."), text.utf8.contains(UInt8(ascii: "/")) else { return nil }
      value = text.lowercased()
    case .pmid:
      let digits = text.lastPathComponent
      guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
        return nil
      }
      let significant = digits.drop { $0 == "0" }
      guard !significant.isEmpty else { return nil }
      value = String(significant)
    case .pmcid:
      let last = text.lastPathComponent.uppercased()
      let digits = last.hasPrefix("PMC") ? last.dropFirst(3) : last[...]
      let number = digits.prefix { $0.isASCII && $0.isNumber }
      guard !number.isEmpty else { return nil }
      value = "PMC" + number
    case .openalex:
      let last = text.lastPathComponent.uppercased()
      guard last.hasPrefix("W"), last.utf8.count > 1,
        last.utf8.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      value = last
    case .wos:
      let bare = text.dropping(prefixes: ["wos:", "isi:"]).uppercased()
      guard !bare.isEmpty else { return nil }
      value = bare
    case .isbn:
      let kept = text.uppercased().filter { $0.isASCII && ($0.isNumber || $0 == "X") }
      guard kept.count == 10 || kept.count == 13 else { return nil }
      value = kept
    case .arxiv:
      let bare = text.dropping(prefixes: [
        "https://arxiv.org/abs/", "http://arxiv.org/abs/", "arxiv:",
      ]).withoutArXivVersion
      guard !bare.isEmpty else { return nil }
      value = bare.lowercased()
    case .eid:
      guard !text.isEmpty else { return nil }
      value = text.lowercased()
    case .ads, .dblp, .dimensions, .europepmc, .inspire, .lens, .oai, .openaire, .s2:
      guard !text.isEmpty else { return nil }
      value = String(text)
    }
    self.scheme = scheme
  }

  /// The same of UTF-8 bytes; the usual spellings take no detour.
  public init?(_ scheme: Scheme, utf8 raw: UnsafeBufferPointer<UInt8>) {
    if let value = Identifier.usual(scheme, raw) {
      self.init(scheme, normalised: value)
    } else {
      self.init(scheme, String(decoding: raw, as: UTF8.self))
    }
  }

  private init(_ scheme: Scheme, normalised value: String) {
    self.scheme = scheme
    self.value = value
  }

  /// The value of a DOI in plain ASCII, and of the address or number that is an OpenAlex id or PMID;
  /// nil for what needs the rules above.
  private static func usual(_ scheme: Scheme, _ raw: UnsafeBufferPointer<UInt8>) -> String? {
    switch scheme {
    case .doi:
      let resolver: StaticString = "https://doi.org/"
      let prefix = resolver.utf8CodeUnitCount
      var bytes = raw[...]
      if raw.count > prefix, raw.prefix(prefix).elementsEqual(resolver.bytes) {
        bytes = raw[prefix...]
      }
      guard bytes.count > 3, bytes.starts(with: [0x31, 0x30, 0x2E]) else { return nil }
      var hasSlash = false
      for byte in bytes {
        // Neither spaces nor what lower case would change.
        guard byte > 0x20, byte < 0x7F, byte < 0x41 || byte > 0x5A else { return nil }
        if byte == UInt8(ascii: "/") { hasSlash = true }
      }
      return hasSlash ? String(decoding: bytes, as: UTF8.self) : nil
    case .openalex, .pmid:
      let last = raw.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      let bytes = raw[last...]
      let digits = scheme == .openalex ? bytes.dropFirst() : bytes
      guard let first = digits.first, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        scheme == .openalex ? bytes.first == UInt8(ascii: "W") : first != 0x30
      else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    default: return nil
    }
  }

  /// Adds `scheme:value` to bytes, as `description` says it.
  public func append(to bytes: inout [UInt8]) {
    let start = bytes.count
    var name = scheme.rawValue
    name.withUTF8 { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: ":"))
    var value = value
    let isPlain = value.withUTF8 { value in
      bytes.append(contentsOf: value)
      return !value.contains(where: Identifier.mayHaveToEncode)
    }
    if isPlain { return }
    bytes.removeLast(bytes.count - start)
    bytes.append(contentsOf: description.utf8)
  }

  /// `scheme:value`, with `;`, tab, line ends, `%` and what a terminal would act on in the value
  /// percent-encoded.
  public var description: String {
    guard value.utf8.contains(where: { Identifier.mayHaveToEncode($0) }) else {
      return "\(scheme.rawValue):\(value)"
    }
    var encoded = "\(scheme.rawValue):"
    for scalar in value.unicodeScalars {
      if Identifier.mustEncode(scalar) {
        for byte in UTF8.encode(scalar) ?? .init() {
          encoded += byte < 16 ? "%0" : "%"
          encoded += String(byte, radix: 16, uppercase: true)
        }
      } else {
        encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }

  /// Reads `scheme:value` with its percent-encodings, as printed; nil if it is no identifier.
  public init?(description: some StringProtocol) {
    guard let colon = description.utf8.firstIndex(of: UInt8(ascii: ":")),
      let scheme = Scheme(rawValue: String(description[..<colon]))
    else { return nil }
    let encoded = String(description[description.utf8.index(after: colon)...])
    let isEncoded = encoded.utf8.contains(UInt8(ascii: "%"))
    self.init(scheme, isEncoded ? encoded.removingPercentEncoding ?? encoded : encoded)
  }

  /// True for a byte that must be encoded, or begins a sign that may have to be.
  private static func mayHaveToEncode(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "%") || byte < 0x20 || byte == 0x7F
      || byte == 0xC2 || byte == 0xE2
  }

  private static func mustEncode(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ";", "%", "\u{0}"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}":
      true
    default: false
    }
  }

  /// By scheme, then value.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    (left.scheme, left.value) < (right.scheme, right.value)
  }
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var view = self
    while let byte = view.utf8.first, !Substring.isPlain(byte),
      let first = view.unicodeScalars.first, first.properties.isWhitespace
    {
      view.unicodeScalars.removeFirst()
    }
    while let byte = view.utf8.last, !Substring.isPlain(byte),
      let last = view.unicodeScalars.last, last.properties.isWhitespace
    {
      view.unicodeScalars.removeLast()
    }
    return view
  }

  /// True for a visible sign of ASCII: the usual case, for which no table need be asked.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F
  }

  /// Without `v2` at the end: versions are one work.
  fileprivate var withoutArXivVersion: Substring {
    let digits = utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let stem = utf8.dropLast(digits)
    guard digits > 0, stem.count > 1, stem.last == UInt8(ascii: "v"),
      let before = stem.dropLast().last, before >= 0x30, before <= 0x39
    else { return self }
    return Substring(stem.dropLast())
  }

  fileprivate var lastPathComponent: Substring {
    var view = self
    while view.utf8.last == UInt8(ascii: "/") { view = Substring(view.utf8.dropLast()) }
    guard let slash = view.utf8.lastIndex(of: UInt8(ascii: "/")) else { return view }
    return view[view.utf8.index(after: slash)...]
  }

  /// Without the first of some prefixes, in ASCII and lower case, that it begins with in any case.
  fileprivate func dropping(prefixes: [StaticString]) -> Substring {
    for prefix in prefixes {
      var own = utf8.startIndex
      var place = 0
      while place < prefix.utf8CodeUnitCount, own < utf8.endIndex {
        let byte = utf8[own]
        let isCapital = byte >= 0x41 && byte <= 0x5A
        guard (isCapital ? byte | 0x20 : byte) == prefix.utf8Start[place] else { break }
        utf8.formIndex(after: &own)
        place += 1
      }
      if place == prefix.utf8CodeUnitCount { return self[own...] }
    }
    return self
  }
}
