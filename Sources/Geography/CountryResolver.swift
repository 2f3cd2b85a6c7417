/// Finds the countries of an affiliation text: an ordered chain of small steps.
public struct CountryResolver: Sendable {
  /// The resolver with the built-in data.
  public init() {}

  /// The countries that an affiliation text names, and why.
  public func resolve(_ text: String) -> Resolution { .unresolved }

  /// The country of a name that stands alone, as in a provider's country field ("Peoples R China").
  public func country(named name: String) -> CountryCode? { nil }
}
