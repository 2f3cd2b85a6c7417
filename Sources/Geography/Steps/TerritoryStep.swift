/// Finds the territory of a state that an address names beside it: "University of Hong Kong, China",
/// "Nuuk, Denmark".
///
/// The name of a territory or one of its regions counts wherever it stands, unless it names a street;
/// one of its towns, or the name of a saint, only as a segment of its own. A town or region of the state itself after it, as
/// in "Chinese University of Hong Kong, Shenzhen, China", speaks against it.
struct TerritoryStep {
  /// A territory and what names it.
  struct Finding {
    let code: CountryCode
    let tokens: ClosedRange<Int>
    let grade: Grade
    /// Whether only a town names it.
    var isTown = false
  }

  /// The territory of a state in the segments of one address, of which the last names the state.
  ///
  /// - Complexity: O(n) in the tokens of the address.
  static func territory(
    of state: CountryCode, in address: ClosedRange<Int>, _ reading: Reading
  ) -> Finding? {
    for index in address.reversed() {
      guard let found = named(in: index, of: state, reading) ?? town(in: index, of: state, reading)
      else { continue }
      return isOvertaken(found, at: index, address, state, reading) ? nil : found
    }
    return nil
  }

  /// A territory, or a region of one, whose name stands in a segment.
  private static func named(
    in index: Int, of state: CountryCode, _ reading: Reading
  ) -> Finding? {
    let segment = reading.segments[index]
    for place in segment.matches.reversed() {
      let match = reading.matches[place]
      for meaning in reading.vocabulary.names.meanings(of: match) {
        guard meaning.kind == .country || (meaning.kind == .region && meaning.weight == 0),
          reading.vocabulary.parent(of: meaning.code) == state, isName(match, segment, reading)
        else { continue }
        let tokens = Int(match.first)...Int(match.last)
        let isWhole = tokens == segment.first...segment.last
        return Finding(code: meaning.code, tokens: tokens, grade: isWhole ? .certain : .likely)
      }
    }
    return nil
  }

  /// A town of a territory that is a segment.
  private static func town(
    in index: Int, of state: CountryCode, _ reading: Reading
  ) -> Finding? {
    let segment = reading.segments[index]
    let towns = reading.vocabulary.territoryPlaces
    guard !segment.isEmpty, towns.mayStart(reading.tokens[segment.first]),
      let match = towns.exact(reading.tokens, segment.first...segment.last),
      let town = towns.meanings(of: match).first(where: {
        reading.vocabulary.parent(of: $0.code) == state
      })
    else { return nil }
    return Finding(
      code: town.code, tokens: segment.first...segment.last, grade: .likely, isTown: true)
  }

  private static let saints = [Tokenizer.hash("saint"), Tokenizer.hash("st")]

  /// Whether a match stands for the territory, not for a street ("Hong Kong Middle Road", "rue de la
  /// Martinique"), a parish ("Saint Martin d'Hères") or a pair ("Guangdong-Hong Kong Joint Lab").
  private static func isName(
    _ match: Lexicon.Match, _ segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    let tokens = reading.tokens
    let first = Int(match.first)
    if saints.contains(tokens[first].hash) {
      return first == segment.first && Int(match.last) == segment.last
    }
    let isPaired = segment.matches.contains {
      let other = reading.matches[$0]
      return (other.last + 1 == match.first && tokens[Int(other.last)].gap == .hyphen)
        || (match.last + 1 == other.first && tokens[Int(match.last)].gap == .hyphen)
    }
    if isPaired { return false }
    var next = Int(match.last)
    for _ in 0..<2 {
      guard next + 1 < tokens.count, tokens[next].gap < .comma else { break }
      next += 1
      if tokens[next].word == .street { return false }
    }
    var before = first - 1
    while before >= segment.first,
      tokens[before].word == .preposition || tokens[before].word == .article
    {
      before -= 1
    }
    return before < segment.first || before == first - 1 || tokens[before].word != .street
  }

  /// Whether a town or a region of the state stands after the territory.
  private static func isOvertaken(
    _ found: Finding, at index: Int, _ address: ClosedRange<Int>, _ state: CountryCode,
    _ reading: Reading
  ) -> Bool {
    let places = reading.vocabulary.places
    let own = reading.vocabulary.territoryPlaces
    func isOwn(_ tokens: ClosedRange<Int>) -> Bool {
      if own.exact(reading.tokens, tokens) != nil { return true }
      guard let match = places.exact(reading.tokens, tokens) else { return false }
      return places.meanings(of: match).contains { $0.kind == .city && $0.code == found.code }
    }
    func hasCity(_ segments: Range<Int>, after token: Int) -> Bool {
      Signs(segments, in: reading).places.contains {
        $0.meaning.kind == .city && $0.meaning.code == state && $0.meaning.weight >= 100
          && $0.tokens.lowerBound > token && !isOwn($0.tokens)
      }
    }
    if hasCity(index..<address.upperBound + 1, after: found.tokens.upperBound) { return true }
    for later in index + 1..<max(address.upperBound, index + 1) {
      let one = later..<later + 1
      if RegionStep.answer(for: one, in: reading)?.code == state { return true }
      if let city = CityStep.answer(for: one, in: reading, signs: Signs(0..<0, in: reading)),
        city.code == state, !isOwn(city.tokens)
      {
        return true
      }
    }
    // Of a town alone any large town of the state, before it too, leaves a doubt.
    return found.isTown && hasCity(address.lowerBound..<index, after: -1)
  }
}
