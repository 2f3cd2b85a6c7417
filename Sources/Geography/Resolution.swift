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

  /// The countries with dissolved states put as today's: by the city or republic that the text
  /// names, else DD as DE and SU as RU; CS and YU drop out ("Territory policy" of the definitions).
  public var present: CountrySet

  /// An answer of a step.
  public init(
    countries: CountrySet, grade: Grade?, step: String, matched: String,
    present: CountrySet? = nil
  ) {
    self.countries = countries
    self.present = present ?? countries
    self.grade = grade
    self.step = step
    self.matched = matched
  }

  /// The answer to an affiliation that names no country in any way known.
  public static let unresolved = Resolution(countries: [], grade: nil, step: "", matched: "")
}
