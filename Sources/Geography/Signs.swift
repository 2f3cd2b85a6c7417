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
          case .region where reading.isSpoken(Int(match.first)): continue
          case .country, .region, .evidence:
            names.append(Sign(meaning: meaning, tokens: Int(match.first)...Int(match.last)))
          default: break
          }
        }
      }
      findPlaces(in: reading.segments[index], reading)
    }
  }

  private mutating func findPlaces(in segment: Reading.Segment, _ reading: Reading) {
    let lexicon = reading.vocabulary.places
    let limit = segment.tokens.upperBound - 1
    var token = segment.tokens.lowerBound
    while token <= limit {
      guard lexicon.mayStart(reading.tokens[token]),
        let found = lexicon.longest(in: reading.tokens, at: token, through: limit)
      else {
        token += 1
        continue
      }
      let range = token...Int(found.match.last)
      // Words of the name of a country or region are no city.
      let isCovered = segment.matches.contains {
        let match = reading.matches[$0]
        return Int(match.first) <= range.upperBound && Int(match.last) >= range.lowerBound
          && reading.isPlace(match)
      }
      let isAcronym = reading.isAcronym(range)
      // A short name of one word is an institution only in capitals: "WHO", "MIT".
      let single = reading.tokens[token]
      let isSpoken =
        range.count == 1 && single.length <= 5 && !single.shape.contains(.capitals)
      var isKept = false
      for meaning in lexicon.meanings(of: found.match) {
        switch meaning.kind {
        case .city where isCovered || isAcronym || reading.isSpoken(token): continue
        case .institution where isSpoken: continue
        default:
          places.append(Sign(meaning: meaning, tokens: range))
          isKept = true
        }
      }
      token = isKept ? range.upperBound + 1 : token + 1
    }
  }

  /// Whether an institution of a country is named.
  func hasInstitution(in code: CountryCode) -> Bool {
    places.contains { $0.meaning.code == code && $0.meaning.kind == .institution }
  }

  /// Whether a city of a country is named.
  func hasCity(in code: CountryCode) -> Bool {
    places.contains { $0.meaning.code == code && $0.meaning.kind == .city }
  }

  /// Whether a sign other than a city points to a country.
  func contains(_ code: CountryCode) -> Bool {
    names.contains { $0.meaning.code == code }
      || hasInstitution(in: code)
  }
}
