/// What a step says of an address: a country, why, and how sure.
struct Answer {
  let code: CountryCode
  let grade: Grade
  let step: StepName
  /// The tokens that decided.
  let tokens: ClosedRange<Int>
}

/// The steps of the chain, in their order.
enum StepName: UInt8, CaseIterable, CustomStringConvertible {
  case alias, identifier, countryName, region, postalCode, city, registry, institution, corpus

  var description: String {
    switch self {
    case .alias: "alias"
    case .identifier: "institution-identifier"
    case .countryName: "country-name"
    case .region: "region"
    case .postalCode: "postal-code"
    case .city: "city"
    case .registry: "institution-file"
    case .institution: "institution"
    case .corpus: "corpus-evidence"
    }
  }
}
