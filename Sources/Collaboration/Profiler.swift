import Bibliography
import Geography

/// Turns a record into its collaboration profile: finds the countries of every author.
///
/// Countries that the source states are used as they are. The text of an affiliation speaks only
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
    /// True if some authors have no affiliation and some affiliations no author.
    public var isUnlinked: Bool { profile.unlinkedAuthors != nil }
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
  /// Where some authors have no affiliation and some affiliations no author, nobody knows who is
  /// where: the entries of the profile are then the affiliations. Affiliations without an author
  /// beside a whole list of linked ones are entries of no author: they name countries, but have no
  /// share.
  ///
  /// - Complexity: O(n) in the bytes of its affiliations.
  public func profile(_ given: PublicationRecord) -> Result {
    var record = given
    if record.authorCount == 1, record.contributors.count == 1 {
      // All that a single author's publication states is the author's.
      record.contributors[0].affiliations += record.unlinkedAffiliations
      record.unlinkedAffiliations = []
    }
    var result = Result(
      profile: CollaborationProfile(year: nil, type: .other, authors: []), corresponding: [],
      first: [], authorsWithCountry: 0, affiliations: 0, affiliationsResolved: 0, open: [],
      unknownCountries: [])
    let isUnlinked =
      !record.unlinkedAffiliations.isEmpty
      && (record.authorCount > record.contributors.count || record.contributors.isEmpty
        || record.contributors.contains {
          $0.affiliations.isEmpty && $0.statedCountries.isEmpty
        })
    let marked = record.contributors.contains(where: \.isCorresponding)
    var entries =
      isUnlinked
      ? unlinkedEntries(record, &result) : authors(record, marked: marked, &result)
    if !isUnlinked {
      for (place, affiliation) in record.unlinkedAffiliations.enumerated() {
        let slot = record.contributors.count + place
        var entry = countries(stated: [], [affiliation], slot, &result)
        entry.authors = 0
        entries.append(entry)
      }
    }
    let leadBasis: CollaborationProfile.LeadBasis =
      if marked { .corresponding } else if entries.isEmpty || isUnlinked { .none } else { .first }
    result.profile = CollaborationProfile(
      year: record.year, type: record.type, fields: record.fields,
      isRetracted: record.isRetracted, isTruncated: isTruncated(record), leadBasis: leadBasis,
      authors: entries, unlinkedAuthors: isUnlinked ? record.authorCount : nil)
    return result
  }

  /// True if the source says so, or states more authors than it lists.
  private func isTruncated(_ record: PublicationRecord) -> Bool {
    record.isAuthorListTruncated
      || (record.authorCount > record.contributors.count && record.unlinkedAffiliations.isEmpty)
  }

  /// One entry an author.
  private func authors(
    _ record: PublicationRecord, marked: Bool, _ result: inout Result
  ) -> [AuthorCountries] {
    var authors: [AuthorCountries] = []
    authors.reserveCapacity(record.contributors.count)
    for (place, contributor) in record.contributors.enumerated() {
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

  /// One entry an affiliation, those of linked authors included.
  private func unlinkedEntries(
    _ record: PublicationRecord, _ result: inout Result
  ) -> [AuthorCountries] {
    var places: [Affiliation] = []
    var leading: Set<Affiliation> = []
    for contributor in record.contributors {
      for affiliation in contributor.affiliations {
        if !places.contains(affiliation) { places.append(affiliation) }
        if contributor.isCorresponding { leading.insert(affiliation) }
      }
      if !contributor.statedCountries.isEmpty {
        let stated = Affiliation(text: "", statedCountries: contributor.statedCountries)
        if contributor.affiliations.isEmpty, !places.contains(stated) { places.append(stated) }
      }
    }
    for affiliation in record.unlinkedAffiliations where !places.contains(affiliation) {
      places.append(affiliation)
    }
    var entries: [AuthorCountries] = []
    for (place, affiliation) in places.enumerated() {
      var entry = countries(stated: [], [affiliation], place, &result)
      if leading.contains(affiliation) {
        entry.leads = 1
        result.corresponding.formUnion(entry.resolved)
      }
      if !entry.resolved.isEmpty, entry.grade <= .likely { result.authorsWithCountry += 1 }
      entries.append(entry)
    }
    return entries
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
    var known = ofAuthor
    var grade = Grade.certain
    var guessed = CountrySet()
    for affiliation in affiliations {
      let own = codes(affiliation.statedCountries, &result)
      stated.formUnion(own)
      known.formUnion(own)
      guard own.isEmpty, ofAuthor.isEmpty, evidence == .all, !affiliation.text.isEmpty else {
        continue
      }
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
    if known.isEmpty, !guessed.isEmpty {
      return AuthorCountries(stated: stated, resolved: guessed, grade: .guess)
    }
    return AuthorCountries(stated: stated, resolved: known, grade: grade)
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

  private func resolve(_ text: String) -> Resolution {
    if let known = remembered[text] { return known }
    // Bounded, so that memory does not grow with the corpus.
    if remembered.count >= 1 << 14 { remembered.removeAll(keepingCapacity: true) }
    let resolution = resolver.resolve(text)
    remembered[text] = resolution
    return resolution
  }
}
