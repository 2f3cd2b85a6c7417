/// One publication as one source states it: what every reader of a format makes, and all that copub
/// knows of a record before countries are found.
///
/// Titles, abstracts and names are not kept.
public struct PublicationRecord: Sendable {
  /// The database that the record comes from.
  public var provider: Provider
  /// The identifiers, in order and without repetition once `normalise` was called.
  public var identifiers: [Identifier] = []
  /// Identifiers of other versions of the work that the source names: the article of a preprint, the
  /// preprint of an article.
  public var otherVersions: [Identifier] = []
  /// The version that the provider gives the record (PubMed); 0 where it gives none.
  public var version = 0
  /// The provider's own year of publication; nil if none is stated.
  public var year: Int?
  /// The type in copub's vocabulary.
  public var type = PublicationType.other
  /// The type in the source's own word.
  public var sourceType = ""
  /// The fields of science as the source gives them.
  public var fields: [String] = []
  /// True if the source marks the publication as retracted.
  public var isRetracted = false
  /// True if the source says that authors are missing from its list.
  public var isAuthorListTruncated = false
  /// The authors in order, groups included; editors and investigators are not authors.
  public var contributors: [Contributor] = []
  /// The affiliations of authors that the source links to none of them.
  public var unlinkedAffiliations: [Affiliation] = []
  /// The number of authors, where the source states it and lists fewer of them.
  public var statedAuthorCount: Int?
  /// The journal; nil if none is stated.
  public var journal: Journal?
  /// The number of citations that the source states.
  public var citationCount: Int?
  /// The citation impact normalised by field and year that the source states (OpenAlex: FWCI).
  public var normalisedImpact: Double?
  /// The funders as named, in order, without repetition.
  public var funders: [String] = []
  /// The source's own date of the record, `YYYY-MM-DD`; nil if none is stated.
  public var vintage: String?
  /// The position of the record in the unpacked file, in bytes.
  public var byte = 0

  /// An empty record of a provider.
  public init(provider: Provider) { self.provider = provider }

  /// Adds an identifier in the words of the source; none if they are no identifier.
  public mutating func add(_ scheme: Identifier.Scheme, _ raw: some StringProtocol) {
    if let identifier = Identifier(scheme, raw) { identifiers.append(identifier) }
  }

  /// Adds an identifier in the words of the source, as UTF-8; none if they are no identifier.
  public mutating func add(_ scheme: Identifier.Scheme, utf8 raw: UnsafeBufferPointer<UInt8>) {
    if let identifier = Identifier(scheme, utf8: raw) { identifiers.append(identifier) }
  }

  /// Adds a funder.
  public mutating func add(funder: String) {
    if !funder.isEmpty { funders.append(funder) }
  }

  /// Sorts the identifiers, and removes repetitions of identifiers and funders.
  public mutating func normalise() {
    if identifiers.count > 1 {
      identifiers.sort()
      var last: Identifier?
      identifiers.removeAll { identifier in
        defer { last = identifier }
        return identifier == last
      }
    }
    if funders.count > 1 {
      var seen: Set<String> = []
      funders.removeAll { !seen.insert($0).inserted }
    }
    if !otherVersions.isEmpty {
      otherVersions = Set(otherVersions).subtracting(identifiers).sorted()
    }
  }

  /// The provider's own name of the record, by which its later versions are known; nil if none.
  public var providerKey: Identifier? {
    identifiers.first { $0.scheme == provider.keyScheme }
  }

  /// The number of author entries, a(p).
  public var authorCount: Int { max(contributors.count, statedAuthorCount ?? 0) }

  /// True if any affiliation or country is stated for an author.
  public var hasAffiliation: Bool {
    !unlinkedAffiliations.isEmpty || contributors.contains(where: \.isLinked)
  }

  /// The identifier by which findings name the record; nil if it has none.
  public var label: String? { (providerKey ?? identifiers.first)?.description }
}

/// A database of publications, or another hand from which records come.
///
/// The order is the one that decides ties between equally complete records of one publication.
public enum Provider: String, Sendable, CaseIterable, Comparable {
  case wos, scopus, openalex, dimensions, lens, pubmed, europepmc, crossref, jats, datacite, inspire
  case ads, openaire
  case semanticScholar = "semantic-scholar"
  case dblp, arxiv
  /// A repository that is harvested by OAI-PMH.
  case repository
  /// A reference manager or another tool that writes CSL-JSON, RIS or BibTeX.
  case references

  /// By the stated order.
  public static func < (left: Provider, right: Provider) -> Bool { left.order < right.order }

  /// The place in the stated order, from 0.
  public var order: Int { Provider.all.firstIndex(of: self) ?? Provider.all.count }

  private static let all = allCases

  /// The scheme of the provider's own names of records; nil if it has none.
  public var keyScheme: Identifier.Scheme? {
    switch self {
    case .wos: .wos
    case .scopus: .eid
    case .openalex: .openalex
    case .dimensions: .dimensions
    case .lens: .lens
    case .pubmed: .pmid
    case .europepmc: .europepmc
    case .crossref, .jats, .datacite: .doi
    case .inspire: .inspire
    case .ads: .ads
    case .openaire: .openaire
    case .semanticScholar: .s2
    case .dblp: .dblp
    case .arxiv: .arxiv
    case .repository: .oai
    case .references: nil
    }
  }
}

/// The types of publications that copub tells apart.
public enum PublicationType: String, Sendable, CaseIterable {
  case article, review, preprint
  case conferencePaper = "conference-paper"
  case chapter, book, letter, editorial, dataset, correction, retraction, other
}

/// A periodical.
public struct Journal: Hashable, Sendable {
  /// The ISSN, the linking one where the source states it; empty if unknown.
  public var issn: String
  /// The title; empty if unknown.
  public var title: String

  /// A journal.
  public init(issn: String, title: String) {
    self.issn = issn
    self.title = title
  }
}

/// One author entry: a person or a group.
public struct Contributor: Sendable {
  /// The countries that the source states for the author, as it writes them (codes or names).
  public var statedCountries: [String] = []
  /// The affiliations in order.
  public var affiliations: [Affiliation] = []
  /// True if the source marks the author as corresponding.
  public var isCorresponding = false

  /// An author without affiliation.
  public init() {}

  /// True if the source says anything of where the author is.
  public var isLinked: Bool { !affiliations.isEmpty || !statedCountries.isEmpty }
}

/// One affiliation of one author: the evidence from which countries are found.
public struct Affiliation: Hashable, Sendable {
  /// The text as it stands in the source; where it gives parts (name, city, region), they are joined
  /// by a comma and a space, the country left out if it is stated apart.
  public var text: String
  /// The countries that the source states for this affiliation, as it writes them (codes or names).
  public var statedCountries: [String]
  /// Identifiers of the institution as the source writes them, such as `https://ror.org/02kpeqv85`.
  public var institutions: [String]

  /// An affiliation.
  public init(text: String, statedCountries: [String] = [], institutions: [String] = []) {
    self.text = text
    self.statedCountries = statedCountries
    self.institutions = institutions
  }

  /// An affiliation from its parts, the narrowest first; empty ones are passed over.
  public init(
    parts: [String?], statedCountries: [String] = [], institutions: [String] = []
  ) {
    let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    self.init(text: text, statedCountries: statedCountries, institutions: institutions)
  }

  /// True if nothing is known of the affiliation.
  public var isEmpty: Bool { text.isEmpty && statedCountries.isEmpty && institutions.isEmpty }
}
