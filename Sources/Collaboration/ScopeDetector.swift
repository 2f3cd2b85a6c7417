import Geography

/// Finds out whether publications were selected on a country.
public struct ScopeDetector {
  private var located = 0
  private var works: [CountryCode: Int] = [:]

  /// No publications yet.
  public init() {}

  /// Adds publications with these countries.
  public mutating func add(_ countries: CountrySet, publications: Int) {
    if countries.isEmpty { return }
    located += publications
    for country in countries { works[country, default: 0] += publications }
  }

  /// `country:XX` where one country stands in 90 % or more of the publications with a country, and
  /// there are at least ten of them; `unknown` otherwise.
  public var scope: CorpusScope {
    let most = works.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most, located >= 10, Double(most.value) >= 0.9 * Double(located) else {
      return .unknown
    }
    return .country(most.key)
  }
}
