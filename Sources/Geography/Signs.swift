/// What an address says of its country without naming it: countries and regions inside other names,
/// adjectives, institutions, cities inside the names of institutions.
struct Signs {
  /// A sign and the tokens that give it.
  struct Sign {
    let meaning: Meaning
    let tokens: ClosedRange<Int>
  }

  private(set) var names = ContiguousArray<Sign>()
  private(set) var places = ContiguousArray<Sign>()

  /// The signs of an address.
  init(_ address: Range<Int>, in reading: Reading) {
    for index in address {
      for place in reading.segments[index].matches {
        let match = reading.matches[place]
        for meaning in reading.vocabulary.names.meanings(of: match) {
          switch meaning.kind {
          case .country, .region, .evidence:
            names.append(Sign(meaning: meaning, tokens: Int(match.first)...Int(match.last)))
          default: break
          }
        }
      }
      let segment = reading.segments[index]
      var match = segment.matches.lowerBound
      // Words of the name of a country or region are no city.
      func covered(_ token: Int) -> Bool {
        while match < segment.matches.upperBound, Int(reading.matches[match].last) < token {
          match += 1
        }
        return match < segment.matches.upperBound && Int(reading.matches[match].first) <= token
      }
      var token = segment.tokens.lowerBound
      while token < segment.tokens.upperBound {
        let limit = segment.tokens.upperBound - 1
        guard !covered(token), reading.vocabulary.places.mayStart(reading.tokens[token]),
          let found = reading.vocabulary.places.longest(
            in: reading.tokens, at: token, through: limit)
        else {
          token += 1
          continue
        }
        // A short name of one word is an institution only in capitals: "WHO", "MIT".
        let single = reading.tokens[token]
        let spoken =
          found.match.first == found.match.last && single.length <= 5
          && !single.shape.contains(.capitals)
        for meaning in reading.vocabulary.places.meanings(of: found.match)
        where !(spoken && meaning.kind == .institution) {
          places.append(
            Sign(
              meaning: meaning, tokens: Int(found.match.first)...Int(found.match.last)))
        }
        token = Int(found.match.last) + 1
      }
    }
  }

  /// Whether a sign other than a city points to a country.
  func contains(_ code: CountryCode) -> Bool {
    names.contains { $0.meaning.code == code }
      || places.contains { $0.meaning.code == code && $0.meaning.kind == .institution }
  }
}
