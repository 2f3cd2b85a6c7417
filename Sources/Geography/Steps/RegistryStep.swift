/// Finds the institutions of a registry that was given: `InstitutionIndex`.
///
/// A name that is distinctive answers by itself, the last in the address first. A generic name or
/// an acronym answers where a second sign, such as a city, speaks for one of its countries; without
/// one a generic name of one country is a guess, and an acronym nothing.
struct RegistryStep {
  static func answer(
    for address: Range<Int>, in reading: Reading, signs: Signs
  ) -> Answer? {
    guard let index = reading.institutions else { return nil }
    var best: Answer?
    for match in index.matches(in: address.suffix(Reading.longestAddress), reading).reversed() {
      guard let answer = answer(match, index, signs) else { continue }
      if answer.grade <= .likely { return answer }
      if best == nil { best = answer }
    }
    return best
  }

  private static func answer(
    _ match: InstitutionIndex.Match, _ index: InstitutionIndex, _ signs: Signs
  ) -> Answer? {
    func answer(_ code: CountryCode, _ grade: Grade) -> Answer {
      Answer(code: code, grade: grade, step: .registry, tokens: match.tokens)
    }
    if match.entry.standing == .distinctive { return answer(match.entry.country, .likely) }
    let countries = index.countries(of: match.entry)
    let supported = countries.filter { code in
      signs.contains(code) || signs.hasCity(in: code)
    }
    if supported.count == 1, let code = supported.first { return answer(code, .likely) }
    guard match.entry.standing == .generic, countries.count == 1 else { return nil }
    return answer(match.entry.country, .guess)
  }
}
