import Bibliography
import Geography

/// Turns a record into its collaboration profile: finds the countries of every author.
///
/// Countries that the source states are used as they are, but for the territories of a state that the
/// affiliation beside it names. The text of an affiliation speaks only
/// where neither it nor its author has a stated country, and is counted apart. To be used by one thread: it remembers
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

    /// An affiliation that is open.
    public init(author: Int, text: String, guess: CountrySet) {
      self.author = author
      self.text = text
      self.guess = guess
    }
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
    /// True if the source does not say which author has which affiliation, for all or for some.
    public var hasUnlinked = false
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
  /// Affiliations that the source links to no author: where it links none at all, the entries of the
  /// profile are the affiliations, and author shares are even over them; where it links some, they
  /// are those of every author without any; where it links every author, they are entries of no
  /// author, which name countries but have no share.
  ///
  /// - Complexity: O(n) in the bytes of its affiliations.
  public func profile(_ record: PublicationRecord) -> Result {
    var result = Result(
      profile: CollaborationProfile(year: nil, type: .other, authors: []), corresponding: [],
      first: [], authorsWithCountry: 0, affiliations: 0, affiliationsResolved: 0, open: [],
      unknownCountries: [])
    var contributors = record.contributors
    var seen: Set<Affiliation> = []
    let unlinked = record.unlinkedAffiliations.filter { seen.insert($0).inserted }
    let marked = contributors.contains(where: \.isCorresponding)
    var entries: [AuthorCountries]
    var unlinkedAuthors: Int?
    if unlinked.isEmpty {
      entries = authors(contributors, marked: marked, &result)
    } else if !isOfOne(record), !contributors.contains(where: \.isLinked) {
      entries = affiliations(unlinked, &result)
      unlinkedAuthors = record.authorCount
    } else if contributors.contains(where: { !$0.isLinked }) {
      for place in contributors.indices where !contributors[place].isLinked {
        contributors[place].affiliations = unlinked
      }
      entries = authors(contributors, marked: marked, &result)
    } else {
      entries = authors(contributors, marked: marked, &result)
      for entry in affiliations(unlinked, &result) {
        entries.append(
          AuthorCountries(
            stated: entry.stated, resolved: entry.resolved, grade: entry.grade, authors: 0))
      }
    }
    result.hasUnlinked = !unlinked.isEmpty && !isOfOne(record)
    let leadBasis: CollaborationProfile.LeadBasis =
      if entries.isEmpty || unlinkedAuthors != nil { .none } else if marked { .corresponding } else
      {
        .first
      }
    result.profile = CollaborationProfile(
      year: record.year, type: record.type, fields: record.fields,
      isRetracted: record.isRetracted, isTruncated: isTruncated(record), leadBasis: leadBasis,
      authors: entries, unlinkedAuthors: unlinkedAuthors)
    return result
  }

  /// True if there is a single author, whose all affiliations are.
  private func isOfOne(_ record: PublicationRecord) -> Bool {
    record.authorCount == 1 && record.contributors.count == 1
  }

  /// True if the source says so, or states more authors than it lists.
  private func isTruncated(_ record: PublicationRecord) -> Bool {
    record.isAuthorListTruncated
      || (record.authorCount > record.contributors.count && record.unlinkedAffiliations.isEmpty)
  }

  /// One entry an author.
  private func authors(
    _ contributors: [Contributor], marked: Bool, _ result: inout Result
  ) -> [AuthorCountries] {
    var authors: [AuthorCountries] = []
    authors.reserveCapacity(contributors.count)
    for (place, contributor) in contributors.enumerated() {
      var author = countries(
        stated: contributor.statedCountries, contributor.affiliations, place, &result)
      if marked ? contributor.isCorresponding : place == 0 { author.leads = 1 }
      if contributor.isCorresponding { result.corresponding.formUnion(author.resolved) }
      if place == 0 { result.first = author.resolved }
      if !author.resolved.isEmpty, author.grade <= .likely { result.authorsWithCountry += 1 }
      authors.append(author)
    }
    return authors
  }

  /// One entry an affiliation.
  private func affiliations(
    _ affiliations: [Affiliation], _ result: inout Result
  ) -> [AuthorCountries] {
    affiliations.enumerated().map { place, affiliation in
      let entry = countries(stated: [], [affiliation], place, &result)
      if !entry.resolved.isEmpty, entry.grade <= .likely { result.authorsWithCountry += 1 }
      return entry
    }
  }

  /// The countries of one author, or of one affiliation.
  ///
  /// A text speaks only where neither the author nor the affiliation has a stated country. Guesses
  /// count only where nothing better is known, so that one doubtful address does not lower the grade
  /// of the others.
  private func countries(
    stated names: [String], _ affiliations: [Affiliation], _ place: Int, _ result: inout Result
  ) -> AuthorCountries {
    let ofAuthor = codes(names, &result)
    var stated = ofAuthor
    var known = refined(ofAuthor, by: affiliations)
    var grade = Grade.certain
    var guessed = CountrySet()
    for affiliation in affiliations {
      let own = codes(affiliation.statedCountries, &result)
      stated.formUnion(own)
      known.formUnion(refined(own, by: [affiliation]))
      guard own.isEmpty, ofAuthor.isEmpty, evidence == .all, affiliation.canSpeak else { continue }
      let resolution = resolve(affiliation)
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
    if known.isEmpty, !guessed.isEmpty {
      return AuthorCountries(stated: stated, resolved: guessed, grade: .guess)
    }
    return AuthorCountries(stated: stated, resolved: known, grade: grade)
  }

  /// Stated countries put as the territories of theirs that the affiliations name.
  ///
  /// China beside "Hong Kong" is HK. Only states with territories of their own are looked at.
  private func refined(_ stated: CountrySet, by affiliations: [Affiliation]) -> CountrySet {
    guard evidence == .all, stated.contains(where: resolver.hasTerritories) else { return stated }
    var named = CountrySet()
    for affiliation in affiliations where !affiliation.text.isEmpty {
      let resolution = resolve(affiliation)
      if let grade = resolution.grade, grade <= .likely { named.formUnion(resolution.countries) }
    }
    return resolver.refined(stated, named: named)
  }

  private func codes(_ names: [String], _ result: inout Result) -> CountrySet {
    var codes = CountrySet()
    for name in names {
      if let code = country(stated: name) {
        codes.insert(code)
      } else if !result.unknownCountries.contains(name) {
        result.unknownCountries.append(name)
      }
    }
    return codes
  }

  private func country(stated name: String) -> CountryCode? {
    if let known = statedNames[name] { return known }
    let code = resolver.country(named: name)
    statedNames[name] = .some(code)
    return code
  }

  private func resolve(_ affiliation: Affiliation) -> Resolution {
    // Few affiliations come with identifiers, and those decide little: they are not remembered.
    guard affiliation.institutions.isEmpty else {
      return resolver.resolve(affiliation.text, identifiers: affiliation.institutions)
    }
    if let known = remembered[affiliation.text] { return known }
    // Bounded, so that memory does not grow with the corpus.
    if remembered.count >= 1 << 14 { remembered.removeAll(keepingCapacity: true) }
    let resolution = resolver.resolve(affiliation.text)
    remembered[affiliation.text] = resolution
    return resolution
  }
}

extension Affiliation {
  /// True if there is a text, or an institution, that may name a country.
  fileprivate var canSpeak: Bool { !text.isEmpty || !institutions.isEmpty }
}
