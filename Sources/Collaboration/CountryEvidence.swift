import Geography

/// What the countries of a record rest on: the countries that the source states, and what each
/// affiliation text says, author by author, without the texts.
///
/// A corpus keeps it, so that aliases and corpus evidence can be brought to a record later and give
/// what reading its export again would give.
public struct CountryEvidence: Hashable, Sendable {
  /// One author, or one affiliation where nobody knows whose it is.
  public struct Entry: Hashable, Sendable {
    /// What an entry is to its record.
    public struct Role: OptionSet, Hashable, Sendable {
      /// The bits.
      public let rawValue: UInt8
      /// A role of these bits.
      public init(rawValue: UInt8) { self.rawValue = rawValue }

      /// Leads the publication.
      public static let leads = Role(rawValue: 1)
      /// Marked as corresponding.
      public static let corresponding = Role(rawValue: 2)
      /// The first author.
      public static let first = Role(rawValue: 4)
      /// An affiliation beside linked ones, which is no author and has no share.
      public static let isNoAuthor = Role(rawValue: 8)
    }

    /// The place of the author, or of the affiliation, in its list.
    public var place: Int
    /// The countries that the source states.
    public var stated: CountrySet
    /// Those, put as the territories that the texts beside them name.
    public var refined: CountrySet
    /// The places, in `texts`, of the texts that speak for the author.
    public var texts: [Int]
    /// What the entry is.
    public var role: Role
  }

  /// The different texts that speak.
  public var texts: [ExaminedText] = []
  /// The entries in their order.
  public var entries: [Entry] = []

  /// Nothing.
  public init() {}
}

/// The countries of a record as its evidence, the aliases and the corpus give them.
public struct CountryReading: Sendable {
  /// One entry an author, or an affiliation.
  public private(set) var authors: [AuthorCountries] = []
  /// The countries of the corresponding authors; empty if none is marked or known.
  public private(set) var corresponding: CountrySet = []
  /// The countries of the first author; empty if unknown.
  public private(set) var first: CountrySet = []
  /// The number of entries with a country at `certain` or `likely`.
  public private(set) var authorsWithCountry = 0
  /// The number of texts that were asked, once an author.
  public private(set) var affiliations = 0
  /// The number of them that answered at `certain` or `likely`.
  public private(set) var affiliationsResolved = 0
  /// Those that did not: the place of the author, that of the text, and what it may mean.
  public private(set) var open: [(author: Int, text: Int, guess: CountrySet)] = []

  /// Reads evidence.
  ///
  /// Guesses count only where nothing better is known, so that one doubtful address does not lower
  /// the grade of the others.
  ///
  /// - Parameters:
  ///   - aliases: what the analyst says of texts; comes before what they say themselves.
  ///   - corpus: what the corpus says of open texts, by the hash of their words; comes before a guess.
  /// - Complexity: O(n) in the entries and their texts.
  public init(
    _ evidence: CountryEvidence, aliases: AliasTable, corpus: [UInt64: CountryCode] = [:]
  ) {
    authors.reserveCapacity(evidence.entries.count)
    for entry in evidence.entries {
      var known = entry.refined
      var grade = Grade.certain
      var guessed = CountrySet()
      for place in entry.texts {
        var text = evidence.texts[place]
        affiliations += 1
        if !aliases.isEmpty, let countries = aliases.countries(ofWords: text.words) {
          text.countries = countries
          text.grade = .certain
        }
        if let found = text.grade, found <= .likely {
          affiliationsResolved += 1
          known.formUnion(text.countries)
          grade = max(grade, found)
          continue
        }
        open.append((entry.place, place, text.countries))
        guessed.formUnion(corpus[text.words].map { [$0] } ?? text.countries)
      }
      let isGuess = known.isEmpty && !guessed.isEmpty
      add(entry, isGuess ? guessed : known, isGuess ? .guess : grade)
    }
  }

  private mutating func add(
    _ entry: CountryEvidence.Entry, _ countries: CountrySet, _ grade: Grade
  ) {
    authors.append(
      AuthorCountries(
        stated: entry.stated, resolved: countries, grade: grade,
        authors: entry.role.contains(.isNoAuthor) ? 0 : 1,
        leads: entry.role.contains(.leads) ? 1 : 0))
    if entry.role.contains(.corresponding) { corresponding.formUnion(countries) }
    if entry.role.contains(.first) { first = countries }
    if !countries.isEmpty, grade <= .likely { authorsWithCountry += 1 }
  }
}
