/// Finds first-level regions: "Boston, Massachusetts", "Boston, MA 02115", "Zhejiang Province".
struct RegionStep {
  /// Whether the states of a country stand between a town and the country.
  private static func isFederal(_ code: CountryCode) -> Bool {
    code == .unitedStates || code == .canada || code == .australia
  }

  /// The state of the United States, Canada or Australia that a whole segment names.
  static func state(in index: Int, _ reading: Reading) -> Answer? {
    guard let answer = answer(in: index, reading, wholeOnly: true), isFederal(answer.code)
    else { return nil }
    return answer
  }

  /// "NH USA": the state that starts a segment which its country ends.
  static func stateBeforeCountry(_ index: Int, _ reading: Reading) -> Answer? {
    let segment = reading.segments[index]
    guard segment.matches.count == 2, let place = segment.matches.first,
      Int(reading.matches[place].first) == segment.first,
      let country = reading.country(of: reading.matches[place + 1]), isFederal(country),
      reading.vocabulary.names.meanings(of: reading.matches[place]).contains(where: {
        $0.code == country && ($0.kind == .region || $0.kind == .regionCode)
      })
    else { return nil }
    return Answer(
      code: country, grade: .likely, step: .region, tokens: segment.first...segment.first)
  }

  /// The state of the United States, Canada or Australia that ends an address.
  static func federalAnswer(for address: Range<Int>, in reading: Reading) -> Answer? {
    guard
      let last = address.last(where: {
        !reading.segments[$0].isEmpty
          && !(reading.isPostal($0) && reading.segments[$0].matches.isEmpty)
      }),
      let answer = answer(in: last, reading, wholeOnly: false), isFederal(answer.code),
      answer.grade <= .likely
    else { return nil }
    return answer
  }

  /// The region that an address names last.
  static func answer(for address: Range<Int>, in reading: Reading) -> Answer? {
    for index in address.reversed() {
      if let answer = answer(in: index, reading, wholeOnly: false) { return answer }
    }
    return nil
  }

  /// The region that a segment is or ends with.
  static func answer(in index: Int, _ reading: Reading, wholeOnly: Bool) -> Answer? {
    let segment = reading.segments[index]
    guard let place = segment.matches.last else { return nil }
    let match = reading.matches[place]
    let tokens = Int(match.first)...Int(match.last)
    let isWhole = tokens.lowerBound == segment.first || onlyPrefix(before: tokens, segment, reading)
    if wholeOnly && !isWhole { return nil }
    guard isLast(tokens, in: segment, reading) else { return nil }
    let meanings = reading.vocabulary.names.meanings(of: match)
    // Dotted initials are a region only where a code can be one.
    let initials =
      tokens.count == 1 && reading.tokens[tokens.lowerBound].shape.contains(.initials)
    // "University of Milan, Italy (A.B.)": in brackets they are an author's.
    if initials && (reading.isBracketed(tokens.lowerBound) || isAmongInitials(index, reading)) {
      return nil
    }
    if let region = region(meanings, at: tokens, index, reading) {
      guard isWhole || isFree(tokens, segment, reading) else { return nil }
      return Answer(code: region, grade: .likely, step: .region, tokens: tokens)
    }
    guard tokens.count == 1, reading.tokens[tokens.lowerBound].shape.contains(.capitals) else {
      return nil
    }
    return code(meanings, at: tokens.lowerBound, index, isWhole: isWhole, reading)
  }

  /// Whether the initials of authors stand beside a segment: "(MCO, AS, DMH)".
  private static func isAmongInitials(_ index: Int, _ reading: Reading) -> Bool {
    guard reading.isInitials(index) else { return false }
    func isOther(_ neighbour: Int) -> Bool {
      reading.isInitials(neighbour)
        && !reading.segments[neighbour].matches.contains {
          reading.isCountry(reading.matches[$0])
        }
    }
    if index > 0, !reading.segments[index - 1].isStrongEnd, isOther(index - 1) { return true }
    return !reading.segments[index].isStrongEnd && isOther(index + 1)
  }

  /// Whether only digits, a postal code and words like "Province" follow in the segment.
  private static func isLast(
    _ tokens: ClosedRange<Int>, in segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    var index = tokens.upperBound + 1
    var codeLetters = 0
    while index <= segment.last {
      let token = reading.tokens[index]
      if token.isDigits || token.word == .suffix || token.word == .noise {
        index += 1
      } else if token.length <= 2, token.shape.contains(.capitals), codeLetters < 3 {
        codeLetters += 1
        index += 1
      } else {
        return false
      }
    }
    return codeLetters == 0 || PostalCodeStep.isCanadian(reading, from: tokens.upperBound + 1)
  }

  private static func onlyPrefix(
    before tokens: ClosedRange<Int>, _ segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    guard tokens.lowerBound > segment.first else { return true }
    for index in segment.first..<tokens.lowerBound
    where reading.tokens[index].word != .prefix && reading.tokens[index].word != .article {
      return false
    }
    return true
  }

  /// Whether no preposition or institution word stands before a region that ends a segment.
  private static func isFree(
    _ tokens: ClosedRange<Int>, _ segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    var before = tokens.lowerBound - 1
    while before > segment.first, reading.tokens[before].word == .article { before -= 1 }
    switch reading.tokens[before].word {
    case .preposition, .conjunction: return false
    default: return true
    }
  }

  /// The country of a region's name; of several the one that the address speaks for.
  private static func region(
    _ meanings: UnsafeBufferPointer<Meaning>, at tokens: ClosedRange<Int>, _ index: Int,
    _ reading: Reading
  ) -> CountryCode? {
    var first: CountryCode?
    var several = false
    for meaning in meanings where meaning.kind == .region {
      if first == nil { first = meaning.code } else { several = true }
    }
    guard several else { return first }
    for meaning in meanings where meaning.kind == .region {
      if CityStep.cityBefore(tokens.lowerBound, index, reading, in: meaning.code, state: 0) {
        return meaning.code
      }
    }
    return first
  }

  /// The country of capitals such as "CA": a state before a postal code, or after one of its
  /// cities, else a country after one of its cities, else a state.
  private static func code(
    _ meanings: UnsafeBufferPointer<Meaning>, at token: Int, _ index: Int, isWhole: Bool,
    _ reading: Reading
  ) -> Answer? {
    let digits = digitsAfter(token, reading)
    func answer(_ code: CountryCode, _ grade: Grade) -> Answer {
      Answer(code: code, grade: grade, step: .region, tokens: token...token)
    }
    var state: Meaning?
    for meaning in meanings where meaning.kind == .regionCode {
      let fits: Bool
      switch meaning.code.text {
      case "US", "PR", "GU", "VI", "AS", "MP": fits = digits == 5
      case "AU": fits = digits == 4
      case "CA": fits = PostalCodeStep.isCanadian(reading, from: token + 1)
      default: fits = false
      }
      if fits { return answer(meaning.code, .likely) }
      // "Denmark, SC": of several countries that have such a state, the one that writes it so.
      if state.map({ !isFederal($0.code) && isFederal(meaning.code) }) ?? true { state = meaning }
    }
    guard let state, !isAmongInitials(index, reading) else { return nil }
    let segment = reading.segments[index]
    let isEnd = reading.isEnd(index)
    guard isWhole || isEnd else { return nil }
    for meaning in meanings where meaning.kind == .regionCode {
      if CityStep.cityBefore(token, index, reading, in: meaning.code, state: meaning.state) {
        return answer(meaning.code, .likely)
      }
    }
    for meaning in meanings where meaning.kind == .countryCode {
      if CityStep.cityBefore(token, index, reading, in: meaning.code, state: 0) {
        return Answer(
          code: meaning.code, grade: .likely, step: .countryName, tokens: token...token)
      }
    }
    // Without a city that is known only the last segment holds a code, and that of a state.
    guard isFederal(state.code), isEnd else { return nil }
    if isWhole {
      guard index > 0, !reading.segments[index - 1].isStrongEnd else { return nil }
    } else if !isTown(segment.first...token - 1, beside: token, reading) {
      return nil
    }
    return answer(state.code, state.code == .unitedStates ? .likely : .guess)
  }

  /// "Berlin CT", "Norway ME": whether the words before a code are the name of a place elsewhere, and
  /// the code does not stand for the country of it ("Germany DE").
  private static func isTown(
    _ words: ClosedRange<Int>, beside token: Int, _ reading: Reading
  ) -> Bool {
    let own = CountryCode(reading.text(of: token...token))
    if let match = reading.vocabulary.names.exact(reading.tokens, words),
      let country = reading.country(of: match)
    {
      return country != own
    }
    return reading.vocabulary.places.exact(reading.tokens, words).map {
      reading.vocabulary.places.meanings(of: $0).contains { $0.kind == .city }
    } ?? false
  }

  /// The length of the number that follows a token in its segment or the next; 0 where none does.
  private static func digitsAfter(_ token: Int, _ reading: Reading) -> Int {
    guard token + 1 < reading.tokens.count, reading.tokens[token].gap < .strong,
      reading.tokens[token + 1].isDigits
    else { return 0 }
    return Int(reading.tokens[token + 1].length)
  }
}
