/// Finds the names of countries, and which of them an address is in.
///
/// A name counts where it is a segment of its own or ends one; inside another name it is only a
/// sign. Of a territory and its state the territory wins; a name that is a region or a town of the
/// country named next ("Georgia, USA", "Lebanon, NH") is left alone.
struct CountryNameStep {
  /// Every mention, from left to right.
  static func mentions(in reading: Reading) -> ContiguousArray<Mention> {
    var mentions = ContiguousArray<Mention>()
    for (index, segment) in reading.segments.enumerated() where !segment.matches.isEmpty {
      for place in segment.matches {
        let match = reading.matches[place]
        if let code = reading.country(of: match) {
          if isAuthorInitials(match, index, after: mentions.last, reading) { continue }
          let strength = strength(of: match, in: segment, reading)
          mentions.append(
            Mention(code: code, match: match, segment: index, strength: strength))
        } else if let code = countryCode(of: match, in: index, reading) {
          mentions.append(
            Mention(code: code, match: match, segment: index, strength: .whole, isCode: true))
        }
      }
    }
    return mentions
  }

  /// "Germany (H.K., U.B.)": initials of authors that happen to spell a country.
  private static func isAuthorInitials(
    _ match: Lexicon.Match, _ index: Int, after last: Mention?, _ reading: Reading
  ) -> Bool {
    let first = Int(match.first)
    guard match.first == match.last, reading.isInitials(index),
      reading.tokens[first].shape.contains(.initials)
    else { return false }
    // In brackets, or among further initials, after a country that was written out.
    if let last, last.strength != .weak, last.segment >= reading.addressStart(of: index),
      !reading.tokens[Int(last.match.first)].shape.contains(.initials),
      reading.isBracketed(first) || (index > 0 && reading.isInitials(index - 1))
    {
      return true
    }
    func isOther(_ neighbour: Int) -> Bool {
      guard reading.isInitials(neighbour) else { return false }
      return !reading.segments[neighbour].matches.contains {
        reading.isCountry(reading.matches[$0])
      }
    }
    if isOther(index + 1) && !reading.segments[index].isStrongEnd { return true }
    return index > 0 && isOther(index - 1) && !reading.segments[index - 1].isStrongEnd
      && !isState(index - 1, reading)
  }

  private static func isState(_ index: Int, _ reading: Reading) -> Bool {
    reading.segments[index].matches.contains { place in
      reading.vocabulary.names.meanings(of: reading.matches[place]).contains {
        $0.kind == .regionCode
      }
    }
  }

  private static func strength(
    of match: Lexicon.Match, in segment: Reading.Segment, _ reading: Reading
  ) -> Mention.Strength {
    let first = Int(match.first)
    if reading.tokens[first].shape.contains(.wide) { return .whole }
    // "Dementia Research Centre (DRC)": an acronym in brackets explains a name.
    if match.first == match.last, reading.isBracketed(first), reading.tokens[first].length == 3,
      reading.tokens[first].shape.contains(.capitals),
      reading.country(of: match) != .unitedStates
    {
      return .weak
    }
    guard Int(match.last) == segment.last else { return .weak }
    if first == segment.first { return isInCompany(match, reading) ? .weak : .whole }
    var before = first - 1
    while before > segment.first, reading.tokens[before].word == .article { before -= 1 }
    // "Medical Research Israel-Canada": beside another country it is part of a name.
    if reading.tokens[first - 1].gap == .hyphen,
      segment.matches.contains(where: {
        Int(reading.matches[$0].last) == first - 1 && reading.isCountry(reading.matches[$0])
      })
    {
      return .weak
    }
    switch reading.tokens[before].word {
    case .preposition: return .weak
    case .article: return before == segment.first ? .whole : .tail
    // "Kenya and Uganda": as the name before it stands.
    case .conjunction: return .weak
    case .prefix: return .whole
    default: return .tail
    }
  }

  private static let companies = Set<UInt64>([
    Tokenizer.hash("co"), Tokenizer.hash("ltd"), Tokenizer.hash("limited"),
    Tokenizer.hash("inc"), Tokenizer.hash("company"), Tokenizer.hash("corp"),
    Tokenizer.hash("corporation"), Tokenizer.hash("pvt"), Tokenizer.hash("pte"),
    Tokenizer.hash("pty"), Tokenizer.hash("gmbh"), Tokenizer.hash("llc"), Tokenizer.hash("plc"),
  ])

  /// "Example Instruments (China) Co., Ltd.": whether a name in brackets is inside a company's.
  private static func isInCompany(_ match: Lexicon.Match, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    var next = Int(match.last) + 1
    guard reading.isBracketed(Int(match.first)), next < tokens.count,
      tokens[next].start <= tokens[next - 1].end + 2
    else { return false }
    for _ in 0..<4 {
      if companies.contains(tokens[next].hash) { return true }
      guard tokens[next].gap < .comma, next + 1 < tokens.count else { return false }
      next += 1
    }
    return false
  }

  /// The country of a code in capitals that is a segment of its own and no region.
  private static func countryCode(
    of match: Lexicon.Match, in index: Int, _ reading: Reading
  ) -> CountryCode? {
    let segment = reading.segments[index]
    let first = Int(match.first)
    guard Int(match.last) == segment.last, match.first == match.last,
      reading.tokens[first].shape.contains(.capitals)
    else { return nil }
    var found: CountryCode?
    for meaning in reading.vocabulary.names.meanings(of: match) {
      if meaning.kind == .regionCode || meaning.kind == .region { return nil }
      if meaning.kind == .countryCode { found = meaning.code }
    }
    // "Torino IT": after other words only where they end with a city of the country.
    if let found, first > segment.first,
      !reading.cityEnds(at: first - 1, from: segment.first, in: found)
    {
      return nil
    }
    // Only the last segment of an address holds a code, and no dotted initials are one.
    guard found != nil, reading.isEnd(index),
      !reading.tokens[first].shape.contains(.initials), !reading.isBracketed(first),
      !reading.followsSlash(first)
    else { return nil }
    return found
  }

  /// The mentions that say where an address is.
  static func decisive(
    _ mentions: ContiguousArray<Mention>, in reading: Reading
  ) -> ContiguousArray<Mention> {
    var kept = ContiguousArray<Mention>()
    var isNamed = false
    for (index, mention) in mentions.enumerated() where mention.strength != .weak {
      if mention.isCode && isNamed { continue }
      if !mention.isCode { isNamed = true }
      if mention.strength == .tail,
        isOvertaken(mention, at: index, mentions, reading)
          || isOvertakenByPlace(mention, in: reading)
      {
        continue
      }
      if isTownOfNextState(mention, in: reading) { continue }
      var mention = mention
      if let state = homonymousState(mention, mentions, reading) { mention.code = state }
      if let last = kept.last, isNear(last, mention, in: reading),
        last.code != .georgia, reading.isRegion(last.match, of: mention.code)
      {
        // "St Lucia, Brisbane, Australia".
        kept.removeLast()
      }
      if let last = kept.last, isBeside(last, mention, in: reading) {
        if last.code == mention.code {
          kept[kept.count - 1] = mention
          continue
        }
        // "Hong Kong, China": the territory was named first.
        if reading.vocabulary.parent(of: last.code) == mention.code { continue }
        // "China, Hong Kong", "Georgia, USA".
        if reading.vocabulary.parent(of: mention.code) == last.code
          || reading.isRegion(last.match, of: mention.code)
        {
          kept.removeLast()
        }
      }
      kept.append(mention)
    }
    return kept
  }

  /// "Atlanta, Georgia 30322": the country of a state with the name of a country, where a city or an
  /// institution of it or a postal code of its shape stands in the address.
  private static func homonymousState(
    _ mention: Mention, _ mentions: ContiguousArray<Mention>, _ reading: Reading
  ) -> CountryCode? {
    let state = CountryCode.unitedStates
    guard mention.code != state,
      reading.isRegion(mention.match, of: state)
    else { return nil }
    let last = Int(mention.match.last)
    if last + 1 < reading.tokens.count, reading.tokens[last].gap < .strong,
      reading.tokens[last + 1].isDigits, reading.tokens[last + 1].length == 5
    {
      return state
    }
    let first = Int(mention.match.first)
    if CityStep.cityBefore(first, mention.segment, reading, in: mention.code, state: 0) {
      return nil
    }
    if CityStep.cityBefore(first, mention.segment, reading, in: state, state: 0) { return state }
    let signs = Signs(
      reading.addressStart(of: mention.segment)..<mention.segment + 1, in: reading)
    if signs.hasInstitution(in: mention.code) { return nil }
    return signs.hasInstitution(in: state) ? state : nil
  }

  /// Whether a name that only ends its segment stands before another in the same address.
  private static func isOvertaken(
    _ mention: Mention, at index: Int, _ mentions: ContiguousArray<Mention>, _ reading: Reading
  ) -> Bool {
    if reading.segments[mention.segment].isStrongEnd { return false }
    guard let next = mentions[(index + 1)...].first(where: { $0.strength != .weak }),
      next.code != mention.code
    else { return false }
    for segment in mention.segment..<next.segment where reading.segments[segment].isStrongEnd {
      return false
    }
    let following = mention.segment + 1
    if following < reading.segments.count, reading.segments[following].followsConjunction {
      return false
    }
    // "Bordeaux France, University of …": a city, a region or a number stands before the name.
    let before = Int(mention.match.first) - 1
    let segment = reading.segments[mention.segment]
    guard before >= segment.first else { return false }
    if reading.tokens[before].isDigits { return false }
    return !reading.cityEnds(at: before, from: segment.first, in: mention.code)
  }

  /// "Michael Jordan, Department of EECS, Berkeley, CA": a name that ends the first part of an address
  /// which a state, or a large city alone, of another country ends.
  private static func isOvertakenByPlace(_ mention: Mention, in reading: Reading) -> Bool {
    let start = reading.firstPart(
      from: reading.addressStart(of: mention.segment), to: mention.segment)
    guard mention.segment == start, !reading.segments[start].isStrongEnd,
      start + 1 < reading.segments.count, !reading.segments[start + 1].followsConjunction
    else { return false }
    let before = Int(mention.match.first) - 1
    guard before >= reading.segments[start].first, !reading.tokens[before].isDigits,
      reading.tokens[before].word != .institution,
      !reading.cityEnds(at: before, from: reading.segments[start].first, in: mention.code)
    else { return false }
    var end = start + 1
    while end < reading.segments.count - 1, end - start < Reading.longestAddress,
      !reading.segments[end].isStrongEnd
    {
      end += 1
    }
    for index in start + 1...end where reading.namesCountry(in: index) { return false }
    let rest = start + 1..<end + 1
    if let state = RegionStep.federalAnswer(for: rest, in: reading) {
      return state.code != mention.code
    }
    let last = end..<end + 1
    guard
      let city = CityStep.answer(for: last, in: reading, signs: Signs(0..<0, in: reading)),
      city.grade <= .likely, city.tokens.lowerBound == reading.segments[end].first,
      city.code != mention.code
    else { return false }
    let signs = Signs(start..<end + 1, in: reading)
    return !signs.hasCity(in: mention.code) && !signs.hasInstitution(in: mention.code)
  }

  /// "Lebanon, NH 03756": the name of a country that is a town of the state after it.
  private static func isTownOfNextState(_ mention: Mention, in reading: Reading) -> Bool {
    guard !reading.segments[mention.segment].isStrongEnd else {
      return false
    }
    let next = mention.segment + 1
    guard next < reading.segments.count, !reading.segments[next].followsConjunction,
      let answer = RegionStep.state(in: next, reading)
        ?? RegionStep.stateBeforeCountry(next, reading),
      answer.code != mention.code
    else { return false }
    // "Germany, DE" says the same twice.
    return CountryCode(reading.text(of: answer.tokens)) != mention.code
  }

  /// Whether two mentions are in one address, with a town or so between them.
  private static func isNear(_ left: Mention, _ right: Mention, in reading: Reading) -> Bool {
    guard right.segment > left.segment, right.segment - left.segment <= 3,
      left.strength == .whole, !reading.segments[right.segment].followsConjunction
    else { return false }
    for segment in left.segment..<right.segment {
      if reading.segments[segment].isStrongEnd { return false }
      if segment == left.segment { continue }
      if reading.segments[segment].followsConjunction { return false }
      let words = reading.segments[segment].tokens
      if words.contains(where: { reading.tokens[$0].word == .institution }) { return false }
    }
    return true
  }

  /// Whether two mentions stand in neighbouring segments of one address.
  private static func isBeside(_ left: Mention, _ right: Mention, in reading: Reading) -> Bool {
    if left.segment == right.segment { return true }
    for segment in left.segment..<right.segment where reading.segments[segment].isStrongEnd {
      return false
    }
    if reading.segments[right.segment].followsConjunction { return false }
    // Segments without letters, and a name that ends its segment, may stand between.
    for segment in left.segment + 1..<right.segment where !reading.isPostal(segment) {
      return false
    }
    return right.strength == .whole
  }
}
