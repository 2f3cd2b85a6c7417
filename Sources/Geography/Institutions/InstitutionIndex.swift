/// Institutions of a registry, found by identifier or by name.
///
/// Made by an `InstitutionIndex.Builder`. The countries of an acronym, of a name of one word, and of
/// a name made of words that institutions everywhere use ("Ministry of Health") are no answer by
/// themselves; see `NameEntry.Standing`.
public struct InstitutionIndex: Sendable {
  /// What a name says.
  struct NameEntry: Sendable {
    /// How much a name says by itself.
    enum Standing: UInt8, Sendable {
      /// A name of two words or more, one of them mostly of its country.
      case distinctive
      /// A name made of words that institutions of many countries use.
      case generic
      /// An acronym or a single word: needs a second sign.
      case acronym
    }

    /// The country; the smallest code where there are several.
    var country: CountryCode
    var standing: Standing
    /// Where the list of the other countries is; -1 where there is one country.
    var others: Int32
  }

  /// A name found in a text.
  struct Match {
    let entry: NameEntry
    let tokens: ClosedRange<Int>
    /// The number of words that were compared.
    let words: Int
  }

  /// The tables; a class, so that a reader of many texts counts one reference.
  final class Tables: Sendable {
    let identifiers: [InstitutionIdentifier: CountryCode]
    let names: [UInt64: NameEntry]
    let shared: [[CountryCode]]
    let longestName: Int
    let count: Int

    init(
      identifiers: [InstitutionIdentifier: CountryCode], names: [UInt64: NameEntry],
      shared: [[CountryCode]], longestName: Int, count: Int
    ) {
      self.identifiers = identifiers
      self.names = names
      self.shared = shared
      self.longestName = longestName
      self.count = count
    }
  }

  let tables: Tables

  /// The number of institutions.
  public var count: Int { tables.count }

  /// The country of an identifier in any spelling; `nil` where none of the institutions has it.
  public func country(of identifier: String) -> CountryCode? {
    InstitutionIdentifier(identifier).flatMap { tables.identifiers[$0] }
  }

  /// The countries that a name may stand for, in alphabetical order.
  func countries(of entry: NameEntry) -> [CountryCode] {
    entry.others < 0 ? [entry.country] : tables.shared[Int(entry.others)]
  }

  /// The longest names in an address, from left to right, without overlap.
  ///
  /// - Complexity: O(n) in the tokens of the address, times the words of the longest name.
  func matches(in address: Range<Int>, _ reading: Reading) -> [Match] {
    var words: [UInt64] = []
    var places: [Int] = []
    for index in address {
      for token in reading.segments[index].tokens {
        guard let word = NameWords.standard.word(reading.tokens[token]) else { continue }
        words.append(word)
        places.append(token)
      }
    }
    var matches: [Match] = []
    var start = 0
    while start < words.count {
      var state = Lexicon.root
      var best: Match?
      for end in start..<min(words.count, start + tables.longestName) {
        state = Lexicon.step(state, words[end])
        guard let entry = tables.names[state] else { continue }
        let tokens = places[start]...places[end]
        // An acronym is written in capitals.
        if entry.standing == .acronym, tokens.count == 1,
          !reading.tokens[tokens.lowerBound].shape.contains(.capital)
        {
          continue
        }
        best = Match(entry: entry, tokens: tokens, words: end - start + 1)
      }
      if let best { matches.append(best) }
      start += best?.words ?? 1
    }
    return matches
  }
}
