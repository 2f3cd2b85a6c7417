import Bibliography
import Geography

/// Turns a record into its collaboration profile: finds the countries of every author.
///
/// Countries that the source states are used as they are, but for the territories of a state that the
/// affiliation beside it names. The text of an affiliation, and what an alias says of it, speaks only
/// where neither it nor its author has a stated country, and is counted apart. To be used by one
/// thread: it remembers the affiliations it has resolved, because those of one publication mostly
/// repeat.
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
    /// What its countries rest on; nil where no text speaks, so that neither aliases nor the corpus
    /// can change them.
    public var evidence: CountryEvidence?
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

  /// The evidence of one record while it is gathered.
  private struct Draft {
    var evidence = CountryEvidence()
    /// The texts as they stand in the source, beside those of the evidence.
    var texts: [String] = []
    var placeOf: [ExaminedText: Int] = [:]
    var unknownCountries: [String] = []
  }

  private let resolver: CountryResolver
  private let evidence: Evidence
  private var remembered = ExaminedTexts()
  private var statedNames: [String: CountryCode?] = [:]
  /// What codes of two capitals mean, by their place in the alphabet; asked the first time.
  private var statedCodes = [CountryCode??](repeating: nil, count: 26 * 26)

  /// What the analyst says of texts.
  public var aliases: AliasTable { resolver.aliases }

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
    var draft = Draft()
    var contributors = record.contributors
    let unlinked = Profiler.distinct(record.unlinkedAffiliations)
    let marked = contributors.contains(where: \.isCorresponding)
    var unlinkedAuthors: Int?
    if unlinked.isEmpty {
      addAuthors(contributors, marked: marked, &draft)
    } else if !isOfOne(record), !contributors.contains(where: \.isLinked) {
      addAffiliations(unlinked, [], &draft)
      unlinkedAuthors = record.authorCount
    } else if contributors.contains(where: { !$0.isLinked }) {
      for place in contributors.indices where !contributors[place].isLinked {
        contributors[place].affiliations = unlinked
      }
      addAuthors(contributors, marked: marked, &draft)
    } else {
      addAuthors(contributors, marked: marked, &draft)
      addAffiliations(unlinked, .isNoAuthor, &draft)
    }
    let leadBasis: CollaborationProfile.LeadBasis =
      if draft.evidence.entries.isEmpty || unlinkedAuthors != nil { .none } else if marked {
        .corresponding
      } else {
        .first
      }
    let reading = CountryReading(draft.evidence, aliases: resolver.aliases)
    return Result(
      profile: CollaborationProfile(
        year: record.year, type: record.type, fields: record.fields,
        isRetracted: record.isRetracted, isTruncated: isTruncated(record), leadBasis: leadBasis,
        authors: reading.authors, unlinkedAuthors: unlinkedAuthors),
      evidence: draft.evidence.texts.isEmpty ? nil : draft.evidence,
      corresponding: reading.corresponding, first: reading.first,
      authorsWithCountry: reading.authorsWithCountry, affiliations: reading.affiliations,
      affiliationsResolved: reading.affiliationsResolved,
      open: reading.open.map {
        OpenAffiliation(author: $0.author, text: draft.texts[$0.text], guess: $0.guess)
      }, hasUnlinked: !unlinked.isEmpty && !isOfOne(record),
      unknownCountries: draft.unknownCountries)
  }

  private static func distinct(_ affiliations: [Affiliation]) -> [Affiliation] {
    guard affiliations.count > 1 else { return affiliations }
    var seen: Set<Affiliation> = []
    return affiliations.filter { seen.insert($0).inserted }
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
  private func addAuthors(
    _ contributors: [Contributor], marked: Bool, _ draft: inout Draft
  ) {
    draft.evidence.entries.reserveCapacity(contributors.count)
    for (place, contributor) in contributors.enumerated() {
      var role: CountryEvidence.Entry.Role = place == 0 ? .first : []
      if marked ? contributor.isCorresponding : place == 0 { role.insert(.leads) }
      if contributor.isCorresponding { role.insert(.corresponding) }
      add(contributor.statedCountries, contributor.affiliations, place, role, &draft)
    }
  }

  /// One entry an affiliation.
  private func addAffiliations(
    _ affiliations: [Affiliation], _ role: CountryEvidence.Entry.Role, _ draft: inout Draft
  ) {
    for (place, affiliation) in affiliations.enumerated() {
      add([], [affiliation], place, role, &draft)
    }
  }

  /// The evidence of one author, or of one affiliation.
  ///
  /// A text speaks only where neither the author nor the affiliation has a stated country.
  private func add(
    _ names: [String], _ affiliations: [Affiliation], _ place: Int,
    _ role: CountryEvidence.Entry.Role, _ draft: inout Draft
  ) {
    let ofAuthor = codes(names, &draft)
    var entry = CountryEvidence.Entry(
      place: place, stated: ofAuthor, refined: refined(ofAuthor, by: affiliations), texts: [],
      role: role)
    for affiliation in affiliations {
      let own = codes(affiliation.statedCountries, &draft)
      // What an only affiliation states beside the author is mostly the same country again.
      if own != ofAuthor || affiliations.count > 1 {
        entry.stated.formUnion(own)
        entry.refined.formUnion(refined(own, by: [affiliation]))
      }
      guard own.isEmpty, ofAuthor.isEmpty, evidence == .all, affiliation.canSpeak else { continue }
      entry.texts.append(text(affiliation, &draft))
    }
    draft.evidence.entries.append(entry)
  }

  /// The place of a text among those of its record.
  ///
  /// Texts of the same words that say the same are one.
  private func text(_ affiliation: Affiliation, _ draft: inout Draft) -> Int {
    let text = examine(affiliation)
    // Few publications have many texts: those are looked up, the others looked through.
    if draft.texts.count < 32 {
      let same = draft.evidence.texts.firstIndex { $0.words == text.words && $0 == text }
      if let same { return same }
    } else {
      if draft.placeOf.isEmpty {
        for (place, text) in draft.evidence.texts.enumerated() { draft.placeOf[text] = place }
      }
      if let known = draft.placeOf[text] { return known }
      draft.placeOf[text] = draft.texts.count
    }
    draft.evidence.texts.append(text)
    draft.texts.append(affiliation.text)
    return draft.texts.count - 1
  }

  /// Stated countries put as the territories of theirs that the affiliations name.
  ///
  /// China beside "Hong Kong" is HK. Only states with territories of their own are looked at.
  private func refined(_ stated: CountrySet, by affiliations: [Affiliation]) -> CountrySet {
    guard evidence == .all, stated.contains(where: resolver.hasTerritories) else { return stated }
    var named = CountrySet()
    for affiliation in affiliations where !affiliation.text.isEmpty {
      if affiliation.institutions.isEmpty {
        named.formUnion(remembered.countries(of: affiliation.text) { resolver.examine($0) })
      } else {
        let text = examine(affiliation)
        if text.isResolved { named.formUnion(text.countries) }
      }
    }
    return resolver.refined(stated, named: named)
  }

  private func codes(_ names: [String], _ draft: inout Draft) -> CountrySet {
    var codes = CountrySet()
    for name in names {
      if let code = country(stated: name) {
        codes.insert(code)
      } else if !draft.unknownCountries.contains(name) {
        draft.unknownCountries.append(name)
      }
    }
    return codes
  }

  private func country(stated name: String) -> CountryCode? {
    if let place = Profiler.place(ofCode: name) {
      if let known = statedCodes[place] { return known }
      let code = resolver.country(named: name)
      statedCodes[place] = .some(code)
      return code
    }
    if let known = statedNames[name] { return known }
    let code = resolver.country(named: name)
    statedNames[name] = .some(code)
    return code
  }

  /// The place of two capitals among all that there can be; nil for anything else.
  private static func place(ofCode name: String) -> Int? {
    let letters = name.utf8
    guard letters.count == 2, let first = letters.first, let last = letters.last,
      first >= 0x41, first <= 0x5A, last >= 0x41, last <= 0x5A
    else { return nil }
    return (Int(first) - 0x41) * 26 + Int(last) - 0x41
  }

  private func examine(_ affiliation: Affiliation) -> ExaminedText {
    // Few affiliations come with identifiers, and those decide little: they are not remembered.
    guard affiliation.institutions.isEmpty else {
      return resolver.examine(affiliation.text, identifiers: affiliation.institutions)
    }
    return remembered.text(affiliation.text) { resolver.examine($0) }
  }
}

extension Affiliation {
  /// True if there is a text, or an institution, that may name a country.
  fileprivate var canSpeak: Bool { !text.isEmpty || !institutions.isEmpty }
}
