/// An affiliation as the steps see it: tokens, phrases of the vocabulary, segments.
struct Reading {
  let text: UnsafePointer<UInt8>
  let tokens: UnsafeMutableBufferPointer<Token>
  let vocabulary: Vocabulary
  /// The registry of institutions that the analyst gave.
  let institutions: InstitutionIndex?
  /// Countries, regions and phrases to leave alone, from left to right, without overlap.
  var matches = ContiguousArray<Lexicon.Match>()
  var segments = ContiguousArray<Segment>()
  /// Whether no longer word has a small letter.
  private(set) var isCapitals = true
  /// Whether any word begins with a capital.
  private var hasCapitals = false
  /// More tokens than any part of an address has; keeps the work linear in the text.
  private static let longestSegment = 200
  /// More segments than any address has.
  static let longestAddress = 40

  /// A part of a text between commas, brackets or footnote marks.
  struct Segment {
    private let bounds: (Int32, Int32)
    private let matchBounds: (Int32, Int32)
    private let tokenBounds: (Int32, Int32)
    /// Whether an address ends here whatever it says: at a semicolon, at the end.
    let isStrongEnd: Bool
    /// Whether it starts with "and".
    let followsConjunction: Bool

    init(
      first: Int, last: Int, matches: Range<Int>, tokens: Range<Int>, isStrongEnd: Bool,
      followsConjunction: Bool
    ) {
      func small(_ number: Int) -> Int32 { Int32(truncatingIfNeeded: number) }
      bounds = (small(first), small(last))
      matchBounds = (small(matches.lowerBound), small(matches.upperBound))
      tokenBounds = (small(tokens.lowerBound), small(tokens.upperBound))
      self.isStrongEnd = isStrongEnd
      self.followsConjunction = followsConjunction
    }

    /// The first token without digits, articles and noise; behind the last where nothing is left.
    var first: Int { Int(bounds.0) }
    /// The last token without digits and noise.
    var last: Int { Int(bounds.1) }
    /// Whether no such token is left.
    var isEmpty: Bool { bounds.1 < bounds.0 }
    /// The indices of its matches.
    var matches: Range<Int> { Int(matchBounds.0)..<Int(matchBounds.1) }
    /// All its tokens.
    var tokens: Range<Int> { Int(tokenBounds.0)..<Int(tokenBounds.1) }
  }

  init(
    _ text: UnsafePointer<UInt8>, tokens: UnsafeMutableBufferPointer<Token>,
    vocabulary: Vocabulary, institutions: InstitutionIndex?
  ) {
    self.institutions = institutions
    self.text = text
    self.tokens = tokens
    self.vocabulary = vocabulary
    findMatches()
    findSegments()
    if !hasCapitals { readCodesInSmallLetters() }
  }

  /// "paris, tx": in a text without capitals a segment of two letters is read as a code.
  private func readCodesInSmallLetters() {
    for segment in segments where segment.first == segment.last {
      let token = tokens[segment.first]
      guard token.length == 2, !token.isDigits, text[Int(token.start)] < 0x80 else { continue }
      tokens[segment.first].shape.formUnion([.capitals, .capital])
    }
  }

  /// Looks up the longest phrase from left to right; words are marked on their tokens.
  private mutating func findMatches() {
    matches.reserveCapacity(8)
    let names = vocabulary.names
    let limit = tokens.count - 1
    var index = 0
    while index <= limit {
      let token = tokens[index]
      if token.length > 3, !token.isDigits, !token.shape.contains(.capitals) { isCapitals = false }
      if token.shape.contains(.capital) { hasCapitals = true }
      guard names.mayStart(tokens[index]),
        let found = names.longest(in: tokens, at: index, through: limit)
      else {
        index += 1
        continue
      }
      let last = Int(found.match.last)
      if found.word != .none {
        for token in index...last { tokens[token].word = found.word }
      }
      // "and" is the code of Andorra, too, but nobody writes it so.
      if found.match.count > 0, found.word != .conjunction { matches.append(found.match) }
      index = last + 1
    }
  }

  private mutating func findSegments() {
    segments.reserveCapacity(10)
    var start = 0
    var match = 0
    var firstMatch = 0
    var followsConjunction = false
    var index = 0
    while index < tokens.count {
      // A match stays in one segment, commas inside it included.
      if match < matches.count, Int(matches[match].first) == index {
        index = Int(matches[match].last)
        match += 1
      }
      if endsSegment(at: index, start: start, lastMatch: match - 1) {
        addSegment(
          start..<index + 1, matches: firstMatch..<match,
          isStrongEnd: tokens[index].gap == .strong, followsConjunction: followsConjunction)
        start = index + 1
        firstMatch = match
        followsConjunction = start < tokens.count && tokens[start].word == .conjunction
      }
      index += 1
    }
  }

  private func endsSegment(at index: Int, start: Int, lastMatch: Int) -> Bool {
    let token = tokens[index]
    if token.gap >= .comma || index - start > Reading.longestSegment { return true }
    guard index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    let endsName =
      lastMatch >= 0 && Int(matches[lastMatch].last) == index && isCountry(matches[lastMatch])
    if token.gap == .period, next.shape.contains(.capital) || next.isDigits {
      // The full stop of initials may be theirs alone: "U.S. Nagar".
      let isAbbreviated = token.shape.contains(.initials) && next.word != .institution
      if endsName && !isAbbreviated || token.length > 4 { return true }
    }
    if endsName, next.word == .conjunction, isFree(matches[lastMatch], from: start) {
      return true
    }
    // "Germany 43 Research School": a footnote number starts the next address.
    if endsName, next.isDigits, next.length <= 2, index + 2 < tokens.count,
      tokens[index + 2].shape.contains(.capital), next.gap <= .period,
      isFree(matches[lastMatch], from: start)
    {
      return true
    }
    return false
  }

  /// Whether a match that is followed by another address starts its segment, or follows a number
  /// or a city of its country.
  private func isFree(_ match: Lexicon.Match, from start: Int) -> Bool {
    var before = Int(match.first) - 1
    while before >= start, tokens[before].word == .article { before -= 1 }
    if before < start || tokens[before].isDigits { return true }
    guard let code = country(of: match) else { return false }
    return cityEnds(at: before, from: start, in: code)
  }

  /// Whether a city of a country ends at a token.
  func cityEnds(at last: Int, from start: Int, in code: CountryCode) -> Bool {
    let places = vocabulary.places
    for first in max(start, last - 2)...last {
      if let match = places.exact(tokens, first...last),
        places.meanings(of: match).contains(where: { $0.kind == .city && $0.code == code })
      {
        return true
      }
    }
    return false
  }

  /// Whether a segment is one token of a few capitals, as the initials of authors are.
  func isInitials(_ index: Int) -> Bool {
    guard segments.indices.contains(index) else { return false }
    let segment = segments[index]
    guard segment.first == segment.last else { return false }
    let token = tokens[segment.first]
    return token.length <= 4
      && (token.shape.contains(.initials)
        || (token.shape.contains(.capitals) && (!isCapitals || token.length <= 3)))
  }

  /// Whether an address ends with a segment, but for numbers and noise such as an ORCID iD.
  func isEnd(_ index: Int) -> Bool {
    var place = index
    while place < segments.count, !segments[place].isStrongEnd {
      place += 1
      if place < segments.count, !segments[place].isEmpty { return false }
    }
    return true
  }

  /// The first segment of an address that is more than a footnote mark.
  func firstPart(from start: Int, to end: Int) -> Int {
    var first = start
    while first < end, segments[first].isEmpty || isMark(first) { first += 1 }
    return first
  }

  /// Whether a segment is one letter or two in small letters, as footnote marks are.
  private func isMark(_ index: Int) -> Bool {
    let segment = segments[index]
    guard segment.first == segment.last else { return false }
    let token = tokens[segment.first]
    return token.length <= 2 && !token.shape.contains(.capital)
  }

  /// Whether a segment holds nothing but numbers and short capitals, as a postal code does.
  func isPostal(_ index: Int) -> Bool {
    let segment = segments[index]
    if segment.isEmpty { return true }
    var digits = false
    for token in segment.tokens {
      if tokens[token].isDigits { digits = true; continue }
      guard tokens[token].length <= 2, tokens[token].shape.contains(.capitals) else { return false }
    }
    return digits
  }

  private mutating func addSegment(
    _ range: Range<Int>, matches: Range<Int>, isStrongEnd: Bool, followsConjunction: Bool
  ) {
    var first = range.lowerBound
    var last = range.upperBound - 1
    let firstMatch = matches.isEmpty ? Int.max : Int(self.matches[matches.lowerBound].first)
    while first <= last, first != firstMatch, isTrimmed(first) || tokens[first].word == .article {
      first += 1
    }
    let lastMatch = matches.isEmpty ? -1 : Int(self.matches[matches.upperBound - 1].last)
    while last >= first, last > lastMatch, isTrimmed(last) { last -= 1 }
    segments.append(
      Segment(
        first: first, last: last, matches: matches, tokens: range, isStrongEnd: isStrongEnd,
        followsConjunction: followsConjunction))
  }

  private func isTrimmed(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isDigits || token.word == .conjunction || token.word == .noise
  }

  /// The first segment of the address that a segment is in.
  func addressStart(of index: Int) -> Int {
    var start = index
    while start > 0, index - start < Reading.longestAddress, !segments[start - 1].isStrongEnd {
      start -= 1
    }
    return start
  }

  /// Whether a match can stand for a country.
  func isCountry(_ match: Lexicon.Match) -> Bool {
    country(of: match) != nil
  }

  /// Whether a segment names a country in any way.
  func namesCountry(in index: Int) -> Bool {
    segments[index].matches.contains { isCountry(matches[$0]) }
  }

  /// The country that a match names.
  func country(of match: Lexicon.Match) -> CountryCode? {
    for meaning in vocabulary.names.meanings(of: match) where meaning.kind == .country {
      return meaning.code
    }
    return nil
  }

  /// Whether a match names a region of a country.
  func isRegion(_ match: Lexicon.Match, of code: CountryCode) -> Bool {
    vocabulary.names.meanings(of: match).contains { $0.kind == .region && $0.code == code }
  }

  /// Whether a match can be a country or a region, or holds the name of one.
  ///
  /// Regions that only ISO 3166-2 lists often are cities too, and do not count.
  func isPlace(_ match: Lexicon.Match) -> Bool {
    vocabulary.names.meanings(of: match).contains {
      $0.kind == .country || $0.kind == .block || ($0.kind == .region && $0.weight == 0)
    }
  }

  /// Whether a run is one short word in capitals, in a text that is not all in capitals.
  func isAcronym(_ range: ClosedRange<Int>) -> Bool {
    let token = tokens[range.lowerBound]
    guard range.count == 1, token.length <= 5, token.shape.contains(.capitals) else {
      return false
    }
    return !isCapitals
  }

  /// Whether a token begins with a small letter in a text that has capitals, as no place does:
  /// "para" is no Pará.
  func isSpoken(_ index: Int) -> Bool {
    let first = text[Int(tokens[index].start)]
    return hasCapitals && first >= 0x61 && first <= 0x7A
  }

  /// Whether a token stands right after an opening bracket.
  func isBracketed(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return start > 0 && (text[start - 1] == 0x28 || text[start - 1] == 0x5B)
  }

  /// Whether a token stands right after a slash, as one of two names: "PPO/PRI".
  func followsSlash(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return start > 0 && text[start - 1] == 0x2F
  }

  /// The text of a run of tokens, with the full stop that closes initials.
  func text(of range: ClosedRange<Int>) -> String {
    let start = Int(tokens[range.lowerBound].start)
    var end = Int(tokens[range.upperBound].end)
    let last = tokens[range.upperBound]
    if last.shape.contains(.initials), last.length > 1, last.gap >= .period, text[end] == 0x2E {
      end += 1
    }
    return String(
      decoding: UnsafeBufferPointer(start: text + start, count: end - start), as: UTF8.self)
  }
}
