/// Finds well-known institutions, then what the name of an institution says of its country:
/// "University of Jordan", "Bielefeld University", "Indian Institute of Science".
struct InstitutionStep {
  static func answer(
    for address: Range<Int>, in reading: Reading, signs: Signs
  ) -> Answer? {
    if let sign = signs.places.last(where: { $0.meaning.kind == .institution }) {
      return Answer(
        code: sign.meaning.code, grade: .likely, step: .institution, tokens: sign.tokens)
    }
    return country(signs, reading) ?? region(signs) ?? city(signs, reading) ?? evidence(signs)
  }

  /// A country inside the name of an institution.
  private static func country(_ signs: Signs, _ reading: Reading) -> Answer? {
    guard let sign = signs.names.last(where: { $0.meaning.kind == .country }) else { return nil }
    let before = sign.tokens.lowerBound - 1
    let ends = sign.tokens.upperBound + 1 == reading.tokens.count
      || reading.tokens[sign.tokens.upperBound].gap >= .comma
    let free = before < 0 || reading.tokens[before].word == .preposition
    return Answer(
      code: sign.meaning.code, grade: ends && free ? .likely : .guess, step: .countryName,
      tokens: sign.tokens)
  }

  /// A region inside the name of an institution: "Ohio State University".
  private static func region(_ signs: Signs) -> Answer? {
    guard let sign = signs.names.last(where: { $0.meaning.kind == .region }) else { return nil }
    let several = signs.names.contains {
      $0.meaning.kind == .region && $0.tokens == sign.tokens
        && $0.meaning.code != sign.meaning.code
    }
    let first = signs.names.first {
      $0.meaning.kind == .region && $0.tokens == sign.tokens
    }
    return Answer(
      code: first?.meaning.code ?? sign.meaning.code, grade: several ? .guess : .likely,
      step: .region, tokens: sign.tokens)
  }

  /// A city beside a word such as "University".
  private static func city(_ signs: Signs, _ reading: Reading) -> Answer? {
    for sign in signs.places.reversed() where sign.meaning.kind == .city {
      guard isInInstitution(sign.tokens, reading) else { continue }
      let meanings = signs.places.filter { $0.tokens == sign.tokens }.map(\.meaning)
      let choice = meanings.withUnsafeBufferPointer { CityStep.choose($0, signs: signs) }
      guard let (code, grade) = choice else { continue }
      return Answer(code: code, grade: grade, step: .city, tokens: sign.tokens)
    }
    return nil
  }

  private static func isInInstitution(_ tokens: ClosedRange<Int>, _ reading: Reading) -> Bool {
    let next = tokens.upperBound + 1
    if next < reading.tokens.count, reading.tokens[tokens.upperBound].gap < .comma,
      reading.tokens[next].word == .institution
    {
      return true
    }
    var before = tokens.lowerBound - 1
    while before >= 0, reading.tokens[before].word == .preposition
      || reading.tokens[before].word == .article, reading.tokens[before].gap < .comma
    {
      before -= 1
    }
    return before >= 0 && reading.tokens[before].gap < .comma
      && reading.tokens[before].word == .institution
  }

  /// An adjective or a word of a language, where all point to one country.
  private static func evidence(_ signs: Signs) -> Answer? {
    let found = signs.names.filter { $0.meaning.kind == .evidence }
    guard let first = found.first, found.allSatisfy({ $0.meaning.code == first.meaning.code })
    else { return nil }
    return Answer(
      code: first.meaning.code, grade: .guess, step: .institution, tokens: first.tokens)
  }
}
