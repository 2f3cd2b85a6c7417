/// Finds the countries of an affiliation text: an ordered chain of small steps.
///
/// The steps are the name of a country, a first-level region, a postal code whose shape decides, a
/// city, an institution. A text may hold several addresses; each is read by itself.
public struct CountryResolver: Sendable {
  let vocabulary: Vocabulary

  /// The resolver with the built-in data.
  public init() { vocabulary = .standard }

  /// The countries that an affiliation text names, and why.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  public func resolve(_ text: String) -> Resolution {
    var text = text
    return text.withUTF8 { resolve(utf8: $0) }
  }

  /// The countries that an affiliation text in UTF-8 names, and why.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  public func resolve(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Resolution {
    guard let base = bytes.baseAddress else { return .unresolved }
    return Tokenizer.withTokens(of: bytes, folding: vocabulary.folding) { tokens in
      if tokens.isEmpty { return .unresolved }
      let reading = Reading(base, tokens: tokens, vocabulary: vocabulary)
      return AddressChain(reading).resolution()
    }
  }

  /// The country of a name that stands alone, as in a provider's country field ("Peoples R China").
  ///
  /// Codes of two or three letters are read in either case. `nil` for anything that is not, as a
  /// whole, a spelling of a country.
  public func country(named name: String) -> CountryCode? {
    var name = name
    return name.withUTF8 { bytes -> CountryCode? in
      Tokenizer.withTokens(of: bytes, folding: vocabulary.folding) { tokens -> CountryCode? in
        var first = 0
        while first < tokens.count - 1, tokens[first].isArticle { first += 1 }
        guard first < tokens.count,
          let match = vocabulary.names.exact(tokens, first...tokens.count - 1)
        else { return nil }
        let meanings = vocabulary.names.meanings(of: match)
        return meanings.first { $0.kind == .country }?.code
          ?? meanings.first { $0.kind == .countryCode }?.code
      }
    }
  }
}

extension Token {
  private static let the = Tokenizer.hash("the")

  /// Whether the token is the English article.
  var isArticle: Bool { hash == Token.the }
}
