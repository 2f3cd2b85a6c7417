/// Finds cities of the gazetteer: a segment of its own, then the end of a segment.
struct CityStep {
  /// The city that an address names last, and the country that it is most likely in.
  static func answer(
    for address: Range<Int>, in reading: Reading, signs: Signs
  ) -> Answer? {
    for index in address.reversed() {
      guard let (tokens, match) = city(in: index, reading) else { continue }
      guard
        let (code, grade) = choose(
          reading.vocabulary.places.meanings(of: match), signs: signs)
      else { continue }
      let alone = tokens.lowerBound == reading.segments[index].first
      // The first of several segments names a department or a person sooner than a town.
      let first = index == address.lowerBound && address.count > 1
      return Answer(
        code: code, grade: first || !alone ? max(grade, .guess) : grade, step: .city,
        tokens: tokens)
    }
    return nil
  }

  /// The city that a segment is, or ends with.
  private static func city(
    in index: Int, _ reading: Reading
  ) -> (ClosedRange<Int>, Lexicon.Match)? {
    let segment = reading.segments[index]
    guard !segment.isEmpty else { return nil }
    var last = segment.last
    while last > segment.first,
      reading.tokens[last].word == .suffix || reading.tokens[last].isDigits
    {
      last -= 1
    }
    let places = reading.vocabulary.places
    for start in max(segment.first, last - 4)...last {
      if cutsName(start, segment, reading) { continue }
      guard let match = places.exact(reading.tokens, start...last),
        places.meanings(of: match).contains(where: { $0.kind == .city })
      else { continue }
      // A shorter city inside a longer one that may not stand here is none either.
      guard start == segment.first || isFree(start, segment, reading),
        !reading.isAcronym(start...last), !reading.isSpoken(start)
      else { return nil }
      return (start...last, match)
    }
    return nil
  }

  /// Whether a token lies inside the name of a country or region that starts before it.
  private static func cutsName(
    _ token: Int, _ segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    segment.matches.contains {
      let match = reading.matches[$0]
      return Int(match.first) < token && token <= Int(match.last) && reading.isPlace(match)
    }
  }

  /// Whether a city may start at a token inside a segment: after a number or a whole name, but not
  /// after a preposition, and not as a part of a longer name.
  private static func isFree(
    _ start: Int, _ segment: Reading.Segment, _ reading: Reading
  ) -> Bool {
    let before = reading.tokens[start - 1]
    if before.isDigits { return true }
    switch before.word {
    case .preposition, .conjunction, .article: return false
    default: return start - segment.first >= 2
    }
  }

  /// The country of a city: the one that other signs speak for, else the one whose city is by far
  /// the largest, else the largest, as a guess.
  static func choose(
    _ meanings: UnsafeBufferPointer<Meaning>, signs: Signs
  ) -> (CountryCode, Grade)? {
    var best: Meaning?
    var second: UInt32 = 0
    var supported: Meaning?
    for meaning in meanings where meaning.kind == .city {
      if signs.contains(meaning.code), supported.map({ $0.weight < meaning.weight }) ?? true {
        supported = meaning
      }
      guard let top = best else {
        best = meaning
        continue
      }
      if meaning.weight > top.weight {
        if top.code != meaning.code { second = max(second, top.weight) }
        best = meaning
      } else if meaning.code != top.code {
        second = max(second, meaning.weight)
      }
    }
    if let supported { return (supported.code, .likely) }
    guard let best else { return nil }
    return (best.code, best.weight >= 3 * second ? .likely : .guess)
  }

  /// Whether the segment before a token, or the words just before it, name a city of a country,
  /// and of a state where one is given and the gazetteer knows the city's.
  static func cityBefore(
    _ token: Int, _ index: Int, _ reading: Reading, in code: CountryCode, state: UInt32
  ) -> Bool {
    var ranges: [ClosedRange<Int>] = []
    let segment = reading.segments[index]
    if token > segment.first {
      for start in max(segment.first, token - 3)..<token { ranges.append(start...token - 1) }
    } else if index > 0, !reading.segments[index - 1].isEmpty {
      let before = reading.segments[index - 1]
      for start in max(before.first, before.last - 3)...before.last {
        ranges.append(start...before.last)
      }
    }
    let places = reading.vocabulary.places
    for range in ranges {
      guard let match = places.exact(reading.tokens, range) else { continue }
      for meaning in places.meanings(of: match) where meaning.kind == .city {
        if meaning.code == code, state == 0 || meaning.state == state || meaning.state == 0 {
          return true
        }
      }
    }
    return false
  }
}
