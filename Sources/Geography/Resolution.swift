/// The countries of one affiliation, and why.
public struct Resolution: Hashable, Sendable {
  /// The countries found; empty where the affiliation is unresolved.
  public var countries: CountrySet
  /// The weakest grade among the countries; `nil` where there is none.
  public var grade: Grade?
  /// The name of the step of the chain that answered, such as `country-name`; empty where none did.
  public var step: String
  /// The part of the text that decided, as it stands there; several are joined by `; `.
  public var matched: String

  /// An answer of a step.
  public init(countries: CountrySet, grade: Grade?, step: String, matched: String) {
    self.countries = countries
    self.grade = grade
    self.step = step
    self.matched = matched
  }

  /// The answer to an affiliation that names no country in any way known.
  public static let unresolved = Resolution(countries: [], grade: nil, step: "", matched: "")
}
