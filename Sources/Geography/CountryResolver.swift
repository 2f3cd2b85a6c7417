/// Finds the countries of an affiliation: an ordered chain of small steps.
///
/// The steps are an alias of the analyst, the identifier of an institution, the name of a country, a
/// first-level region, a postal code whose shape decides, a city, an institution. A text may hold
/// several addresses; each is read by itself.
public struct CountryResolver: Sendable {
  let vocabulary: Vocabulary
  /// What the analyst says of whole texts; comes before every other step.
  public let aliases: AliasTable
  /// The registry of institutions that the analyst gave.
  public let institutions: InstitutionIndex?

  /// The resolver with the built-in data, and with what the analyst adds.
  public init(aliases: AliasTable = AliasTable(), institutions: InstitutionIndex? = nil) {
    vocabulary = .standard
    self.aliases = aliases
    self.institutions = institutions
  }

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
      if !aliases.isEmpty, let countries = aliases.countries(of: tokens) {
        return Resolution(
          countries: countries, grade: .certain, step: StepName.alias.description,
          matched: bytes.text)
      }
      let resolution = chain(base, tokens)
      if institutions == nil { return resolution }
      return joined(resolution, InstitutionIdentifier.texts(in: bytes))
    }
  }

  /// What an affiliation text says by itself, whatever the aliases, in a form that a corpus keeps.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  public func examine(_ text: String, identifiers: [String] = []) -> ExaminedText {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else {
        return ExaminedText(joined(.unresolved, identifiers), words: Lexicon.root)
      }
      return Tokenizer.withTokens(of: bytes, folding: vocabulary.folding) { tokens in
        let reading = Reading(
          base, tokens: tokens, vocabulary: vocabulary, institutions: institutions)
        let own = tokens.isEmpty ? .unresolved : AddressChain(reading).resolution()
        let said = identifiers + (institutions == nil ? [] : InstitutionIdentifier.texts(in: bytes))
        var found = ExaminedText(joined(own, said), words: AliasTable.key(of: tokens))
        if InstitutionObservations.isTelling(own) {
          found.institutions = InstitutionMentions.names(in: reading)
        }
        return found
      }
    }
  }

  private func chain(
    _ text: UnsafePointer<UInt8>, _ tokens: UnsafeMutableBufferPointer<Token>
  ) -> Resolution {
    if tokens.isEmpty { return .unresolved }
    let reading = Reading(
      text, tokens: tokens, vocabulary: vocabulary, institutions: institutions)
    return AddressChain(reading).resolution()
  }

  /// The countries of an affiliation that comes with identifiers of its institutions, beside those
  /// that stand in the text.
  ///
  /// The identifiers answer, as `likely`, with the countries that the institution file gives them,
  /// unless the text is an alias, names countries in so many words (an institution may have branches
  /// abroad; the address says where), or names their countries and more.
  ///
  /// - Parameter identifiers: ROR, GRID, ISNI, Crossref funder or Wikidata identifiers in any usual
  ///   spelling; others are passed over, as all are without an institution file.
  public func resolve(_ text: String, identifiers: [String]) -> Resolution {
    joined(resolve(text), identifiers)
  }

  private func joined(_ resolution: Resolution, _ identifiers: [String]) -> Resolution {
    guard let institutions, !identifiers.isEmpty, resolution.grade != .certain else {
      return resolution
    }
    let known = identifiers.filter { institutions.country(of: $0) != nil }
    var countries = CountrySet(known.compactMap { institutions.country(of: $0) })
    if countries.isEmpty { return resolution }
    if let grade = resolution.grade, grade <= .likely {
      countries = refined(countries, named: resolution.countries)
      if countries.allSatisfy({ resolution.countries.contains($0) }) { return resolution }
    }
    return Resolution(
      countries: countries, grade: .likely, step: StepName.identifier.description,
      matched: known.joined(separator: "; "))
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
