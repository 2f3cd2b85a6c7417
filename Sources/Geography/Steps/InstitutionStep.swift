/// Finds well-known institutions, then what the name of an institution says of its country:
/// "University of Jordan", "Bielefeld University", "Indian Institute of Science".
struct InstitutionStep {
  static func answer(
    for address: Range<Int>, in reading: Reading, signs: Signs
  ) -> Answer? {
    if let sign = signs.places.last(where: { $0.meaning.kind == .institution }) {
      if let branch = branch(after: sign, signs, reading) { return branch }
      return Answer(
        code: sign.meaning.code, grade: .likely, step: .institution, tokens: sign.tokens)
    }
    return country(signs, reading) ?? region(signs) ?? city(signs, reading) ?? evidence(signs)
  }

  /// "Institut Pasteur du Cambodge", "New York University Abu Dhabi": the place right after the name
  /// of an institution.
  private static func branch(
    after institution: Signs.Sign, _ signs: Signs, _ reading: Reading
  ) -> Answer? {
    var next = institution.tokens.upperBound
    while next + 1 < reading.tokens.count, reading.tokens[next].gap < .comma {
      next += 1
      switch reading.tokens[next].word {
      case .preposition, .article, .prefix: continue
      default: break
      }
      break
    }
    guard next > institution.tokens.upperBound else { return nil }
    if let country = signs.names.first(where: {
      ($0.tokens.lowerBound == next || $0.tokens.lowerBound == next + 1)
        && $0.meaning.kind == .country && $0.tokens.lowerBound <= lastToken(from: next, reading)
    }) {
      return Answer(
        code: country.meaning.code, grade: .guess, step: .countryName, tokens: country.tokens)
    }
    let cities = signs.places.filter {
      $0.tokens.lowerBound == next && $0.meaning.kind == .city && $0.meaning.weight >= 100
    }
    guard let first = cities.first else { return nil }
    let meanings = cities.map(\.meaning)
    if meanings.contains(where: { $0.code == institution.meaning.code }) { return nil }
    return meanings.withUnsafeBufferPointer { CityStep.choose($0, signs: signs) }.map {
      Answer(code: $0.0, grade: .guess, step: .city, tokens: first.tokens)
    }
  }

  /// The last token of the part that a token is in.
  private static func lastToken(from token: Int, _ reading: Reading) -> Int {
    var last = token
    while last + 1 < reading.tokens.count, reading.tokens[last].gap < .comma { last += 1 }
    return last
  }

  /// A country inside the name of an institution.
  private static func country(_ signs: Signs, _ reading: Reading) -> Answer? {
    guard let sign = signs.names.last(where: { $0.meaning.kind == .country }),
      // "Georgia State University": of a country and a state of the same name, the state.
      !signs.names.contains(where: {
        $0.tokens == sign.tokens && $0.meaning.kind == .region && $0.meaning.code == .unitedStates
      })
    else { return nil }
    let before = sign.tokens.lowerBound - 1
    let ends =
      sign.tokens.upperBound + 1 == reading.tokens.count
      || reading.tokens[sign.tokens.upperBound].gap >= .comma
    let free = before < 0 || reading.tokens[before].word == .preposition
    return Answer(
      code: sign.meaning.code, grade: ends && free ? .likely : .guess, step: .countryName,
      tokens: sign.tokens)
  }

  /// A region inside the name of an institution: "Ohio State University".
  private static func region(_ signs: Signs) -> Answer? {
    // Regions that only ISO 3166-2 lists share their names with too many other things.
    guard
      let sign = signs.names.last(where: { $0.meaning.kind == .region && $0.meaning.weight == 0 })
    else { return nil }
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
      // "Istanbul Technical University": a word between makes it a guess, and so does a small
      // town.
      let next = sign.tokens.upperBound + 1
      let isBeside = next >= reading.tokens.count || reading.tokens[next].word == .institution
      let isLarge = meanings.contains { $0.code == code && $0.weight >= 100 }
      let isAfter = sign.tokens.lowerBound > 0 && reading.tokens[next - 1].gap >= .comma
      return Answer(
        code: code, grade: (isBeside || isAfter) && isLarge ? grade : .guess, step: .city,
        tokens: sign.tokens)
    }
    return nil
  }

  /// "Istanbul Technical University", "University of Bath": whether a word such as "University"
  /// follows within three words, or stands before with a preposition.
  private static func isInInstitution(_ tokens: ClosedRange<Int>, _ reading: Reading) -> Bool {
    var next = tokens.upperBound
    for _ in 0..<3 {
      guard next + 1 < reading.tokens.count, reading.tokens[next].gap < .comma else { break }
      next += 1
      switch reading.tokens[next].word {
      case .institution: return true
      case .preposition, .conjunction: break
      default: continue
      }
      break
    }
    var before = tokens.lowerBound - 1
    while before >= 0,
      reading.tokens[before].word == .preposition
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
