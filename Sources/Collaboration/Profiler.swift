import Bibliography
import Geography

/// Turns a record into its collaboration profile: finds the countries of every author.
///
/// Countries that the source states are used as they are. The text of an affiliation speaks only for
/// an author without a stated country, and is counted apart. To be used by one thread: it remembers
/// the affiliations it has resolved, because those of one publication mostly repeat.
public final class Profiler {
  /// What may speak for a country.
  public enum Evidence: String, Sendable, CaseIterable {
    /// Only countries that the source states.
    case stated
    /// Those, and the text of affiliations where none is stated.
    case all
  }

  /// An affiliation text that named no country, or only a guess.
  public struct OpenAffiliation: Hashable, Sendable {
    /// The place of the author in the list, from 0.
    public var author: Int
    /// The text as it stands in the source.
    public var text: String
    /// The countries guessed; empty where unresolved.
    public var guess: CountrySet
  }

  /// A record's countries.
  public struct Result: Sendable {
    /// The profile.
    public var profile: CollaborationProfile
    /// The countries of the corresponding authors; empty if none is marked or known.
    public var corresponding: CountrySet
    /// The countries of the first author; empty if unknown.
    public var first: CountrySet
    /// The number of authors with a country at `certain` or `likely`.
    public var authorsWithCountry: Int
    /// The number of affiliation texts that were asked.
    public var affiliations: Int
    /// The number of them that answered at `certain` or `likely`.
    public var affiliationsResolved: Int
    /// Those that did not.
    public var open: [OpenAffiliation]
    /// Stated countries that are no country known, as the source writes them.
    public var unknownCountries: [String]
  }

  private let resolver: CountryResolver
  private let evidence: Evidence
  private var remembered: [String: Resolution] = [:]
  private var statedNames: [String: CountryCode?] = [:]

  /// A profiler with a resolver.
  public init(resolver: CountryResolver, evidence: Evidence) {
    self.resolver = resolver
    self.evidence = evidence
  }

  /// The profile of a record.
  ///
  /// - Complexity: O(n) in the bytes of its affiliations.
  public func profile(_ record: PublicationRecord) -> Result {
    var result = Result(
      profile: CollaborationProfile(year: nil, type: .other, authors: []), corresponding: [],
      first: [], authorsWithCountry: 0, affiliations: 0, affiliationsResolved: 0, open: [],
      unknownCountries: [])
    let marked = record.contributors.contains(where: \.isCorresponding)
    var authors: [AuthorCountries] = []
    authors.reserveCapacity(record.contributors.count)
    for (place, contributor) in record.contributors.enumerated() {
      var author = countries(of: contributor, place, &result)
      if marked ? contributor.isCorresponding : place == 0 { author.leads = 1 }
      if contributor.isCorresponding { result.corresponding.formUnion(author.resolved) }
      if place == 0 { result.first = author.resolved }
      if !author.resolved.isEmpty, author.grade <= .likely { result.authorsWithCountry += 1 }
      authors.append(author)
    }
    result.profile = CollaborationProfile(
      year: record.year, type: record.type, fields: record.fields,
      isRetracted: record.isRetracted, isTruncated: record.isAuthorListTruncated,
      leadBasis: authors.isEmpty ? .none : marked ? .corresponding : .first, authors: authors)
    return result
  }

  private func countries(
    of contributor: Contributor, _ place: Int, _ result: inout Result
  ) -> AuthorCountries {
    var stated = CountrySet()
    for name in contributor.statedCountries {
      if let code = country(stated: name) {
        stated.insert(code)
      } else if !result.unknownCountries.contains(name) {
        result.unknownCountries.append(name)
      }
    }
    var resolved = stated
    var grade = Grade.certain
    if stated.isEmpty, evidence == .all {
      (resolved, grade) = speak(contributor, place, &result)
    }
    return AuthorCountries(stated: stated, resolved: resolved, grade: grade)
  }

  /// What the affiliation texts of an author say.
  ///
  /// Guesses count only where nothing better is known, so that one doubtful address does not lower
  /// the grade of the others.
  private func speak(
    _ contributor: Contributor, _ place: Int, _ result: inout Result
  ) -> (CountrySet, Grade) {
    var known = CountrySet()
    var grade = Grade.certain
    var guessed = CountrySet()
    for affiliation in contributor.affiliations {
      let resolution = resolve(affiliation.text)
      result.affiliations += 1
      // Dissolved states are kept as today's where the text tells which, else as themselves.
      let countries = resolution.present.isEmpty ? resolution.countries : resolution.present
      if let found = resolution.grade, found <= .likely {
        result.affiliationsResolved += 1
        known.formUnion(countries)
        grade = max(grade, found)
      } else {
        guessed.formUnion(countries)
        result.open.append(
          OpenAffiliation(author: place, text: affiliation.text, guess: countries))
      }
    }
    if known.isEmpty, !guessed.isEmpty { return (guessed, .guess) }
    return (known, grade)
  }

  private func country(stated name: String) -> CountryCode? {
    if let known = statedNames[name] { return known }
    let code = resolver.country(named: name)
    statedNames[name] = .some(code)
    return code
  }

  private func resolve(_ text: String) -> Resolution {
    if let known = remembered[text] { return known }
    // Bounded, so that memory does not grow with the corpus.
    if remembered.count >= 1 << 14 { remembered.removeAll(keepingCapacity: true) }
    let resolution = resolver.resolve(text)
    remembered[text] = resolution
    return resolution
  }
}
