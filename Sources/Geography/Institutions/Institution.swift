/// An institution as a registry lists it.
public struct Institution: Hashable, Sendable {
  /// The country that it is in.
  public var country: CountryCode
  /// Its identifiers in all schemes.
  public var identifiers: [InstitutionIdentifier]
  /// Its names, labels and aliases, in any language.
  public var names: [String]
  /// Its acronyms.
  public var acronyms: [String]

  /// An institution.
  public init(
    country: CountryCode, identifiers: [InstitutionIdentifier] = [], names: [String] = [],
    acronyms: [String] = []
  ) {
    self.country = country
    self.identifiers = identifiers
    self.names = names
    self.acronyms = acronyms
  }
}
