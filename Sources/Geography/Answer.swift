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
  case countryName, region, postalCode, city, institution

  var description: String {
    switch self {
    case .countryName: "country-name"
    case .region: "region"
    case .postalCode: "postal-code"
    case .city: "city"
    case .institution: "institution"
    }
  }
}
