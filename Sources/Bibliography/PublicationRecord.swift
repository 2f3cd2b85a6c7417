/// One publication as one source states it: what every reader of a format makes, and all that copub
/// knows of a record before countries are found.
///
/// Titles, abstracts and names are not kept.
public struct PublicationRecord: Sendable {
  /// The database that the record comes from.
  public var provider: Provider
  /// The identifiers, in order and without repetition once `normalise` was called.
  public var identifiers: [Identifier] = []
  /// The provider's own name of the record, by which its later versions are known; nil if none.
  public var providerKey: Identifier?
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

  /// Sorts the identifiers and removes repetitions.
  public mutating func normalise() {
    if identifiers.count > 1 {
      identifiers = Array(Set(identifiers)).sorted()
    }
  }

  /// The identifier by which findings name the record; nil if it has none.
  public var label: String? { (providerKey ?? identifiers.first)?.description }
}

/// A database of publications.
///
/// The order is the one that decides ties between equally complete records of one publication.
public enum Provider: String, Sendable, CaseIterable, Comparable {
  case openalex, pubmed

  /// By the stated order.
  public static func < (left: Provider, right: Provider) -> Bool { left.order < right.order }

  /// The place in the stated order, from 0.
  public var order: Int { Provider.allCases.firstIndex(of: self) ?? Provider.allCases.count }
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
}

/// One affiliation of one author: the evidence from which countries are found.
public struct Affiliation: Hashable, Sendable {
  /// The text as it stands in the source.
  public var text: String
  /// Identifiers of the institution as the source writes them, such as `https://ror.org/02kpeqv85`.
  public var institutions: [String]

  /// An affiliation.
  public init(text: String, institutions: [String] = []) {
    self.text = text
    self.institutions = institutions
  }
}
