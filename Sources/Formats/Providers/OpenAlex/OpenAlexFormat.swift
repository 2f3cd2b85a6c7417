import Bibliography
import Intake
import Markup

/// OpenAlex works: pages of the API, single works, JSON Lines, and parts of the snapshot, older
/// shapes included (`raw_affiliation_string` in the singular, no `countries`).
///
/// Countries are those of `authorships[].countries` and of `authorships[].institutions[]`, united.
/// Source: OpenAlex documentation, "Work object".
public struct OpenAlexFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "openalex"
  /// One line for people.
  public let summary = "OpenAlex works: API page, single work, JSON Lines, snapshot part"

  /// The format, ready to read.
  public init() {}

  /// A work has `authorships`, or an OpenAlex id among identifiers; a page has `meta` and `results`.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    if head.hasKey("meta", depth: 1), head.hasKey("results", depth: 1),
      head.hasKey("group_by", depth: 1) || head.hasKey("db_response_time_ms", depth: 2)
    {
      return true
    }
    let marks = ["authorships", "publication_year", "cited_by_api_url", "abstract_inverted_index"]
    let found = marks.filter { head.hasKey($0) }.count
    return found >= 2 && head.bytes.firstRange(of: Array("openalex.org/W".utf8)) != nil
  }

  /// Reads every work.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let works = JSONExport(
      paths: [["results"], []], provider: .openalex, names: OpenAlexFormat.vocabulary.names,
      noun: "a work",
      truncation:
        "lists only the first authors: the API cuts lists at 100. Fetch the work by itself.")
    try works.read(
      source, limits: limits, into: sink,
      emptyPage: { page, byte in
        guard page["group_by"]?.first != nil else { return false }
        sink.note(
          "group-answer", .warning, byte: byte, record: nil,
          "is an answer with `group_by`: it counts works and holds none.")
        return true
      }, OpenAlexFormat.fill)
  }

  /// The members that are read, of works, their parts and pages.
  private enum Name: String, CaseIterable, Sendable {
    case id, doi, ids, type, authorships, fwci, funders, grants
    case year = "publication_year"
    case topic = "primary_topic"
    case isRetracted = "is_retracted"
    case isTruncated = "is_authors_truncated"
    case location = "primary_location"
    case venue = "host_venue"
    case citations = "cited_by_count"
    case updated = "updated_date"
    // Of an authorship and its institutions.
    case countries, institutions, ror
    case isCorresponding = "is_corresponding"
    case texts = "raw_affiliation_strings"
    case text = "raw_affiliation_string"
    case country = "country_code"
    // Of other parts, and of a page.
    case field, source
    case displayName = "display_name"
    case issn = "issn_l"
    case funder = "funder_display_name"
    case groups = "group_by"
  }

  private static let vocabulary = JSONVocabulary(
    Name.self, others: Identifier.Scheme.allCases.map(\.rawValue))

  private static func fill(_ work: JSONValue, _ draft: inout RecordDraft) {
    var hasAuthorships = false
    var (name, doi): (JSONValue?, JSONValue?)
    vocabulary.forEachMember(of: work) { member, value in
      switch member {
      case .id:
        name = value
        add(.openalex, value, to: &draft.record)
      case .doi:
        doi = value
        add(.doi, value, to: &draft.record)
      case .ids:
        for (scheme, id) in value.members where !isSame(id, name) && !isSame(id, doi) {
          if let known = Identifier.Scheme(utf8: scheme) { add(known, id, to: &draft.record) }
        }
      case .year: draft.take(year: value)
      case .type:
        draft.record.sourceType = value.string ?? ""
        draft.record.type = PublicationType(crossref: draft.record.sourceType)
      case .topic:
        if let field = value["field"]?["display_name"]?.string { draft.record.fields = [field] }
      case .isRetracted: draft.record.isRetracted = value.bool ?? false
      case .isTruncated: draft.record.isAuthorListTruncated = value.bool ?? false
      case .authorships:
        hasAuthorships = value.isArray
        draft.record.contributors = value.elements.map(contributor)
      case .location:
        if let journal = journal(value["source"]) { draft.record.journal = journal }
      case .venue:
        if draft.record.journal == nil { draft.record.journal = journal(value) }
      case .citations: draft.record.citationCount = value.int
      case .fwci: draft.record.normalisedImpact = value.double
      case .funders: addFunders(value, "display_name", to: &draft.record)
      case .grants: addFunders(value, "funder_display_name", to: &draft.record)
      case .updated: draft.record.vintage = value.string.map { String($0.prefix(10)) }
      default: break
      }
    }
    if !hasAuthorships, draft.record.year == nil {
      draft.fate = .rejected(
        code: "record-without-content",
        text: "has neither authors nor a year: not a work, or the query selected too few fields.")
    }
  }

  /// True for two strings of the same letters.
  private static func isSame(_ value: JSONValue, _ other: JSONValue?) -> Bool {
    guard let bytes = value.utf8, let others = other?.utf8 else { return false }
    return bytes.elementsEqual(others)
  }

  private static func add(
    _ scheme: Identifier.Scheme, _ value: JSONValue, to record: inout PublicationRecord
  ) {
    if let raw = value.utf8 { record.add(scheme, utf8: raw) }
  }

  private static func addFunders(
    _ list: JSONValue, _ key: String, to record: inout PublicationRecord
  ) {
    for funder in list.elements {
      if let name = funder.member(key)?.string { record.add(funder: name) }
    }
  }

  private static func journal(_ source: JSONValue?) -> Journal? {
    guard let source, source.isObject else { return nil }
    let issn = source["issn_l"]?.string ?? ""
    let title = source["display_name"]?.string ?? ""
    return issn.isEmpty && title.isEmpty ? nil : Journal(issn: issn, title: title)
  }

  private static func contributor(_ authorship: JSONValue) -> Contributor {
    var author = Contributor()
    var institutions: JSONValue?
    vocabulary.forEachMember(of: authorship) { name, value in
      switch name {
      case .countries: for country in value.elements { state(country, of: &author) }
      case .institutions:
        for institution in value.elements { state(institution["country_code"], of: &author) }
        institutions = value
      case .isCorresponding: author.isCorresponding = value.bool ?? false
      case .texts: for text in value.elements { add(text, to: &author) }
      case .text: if author.affiliations.isEmpty { add(value, to: &author) }
      default: break
      }
    }
    if author.statedCountries.isEmpty, let institutions { name(institutions, of: &author) }
    return author
  }

  /// A country that is stated, once.
  private static func state(_ country: JSONValue?, of author: inout Contributor) {
    guard let name = country?.string, !author.statedCountries.contains(name) else { return }
    author.statedCountries.append(name)
  }

  /// A text that is stated, once.
  private static func add(_ text: JSONValue, to author: inout Contributor) {
    guard let text = text.string, !text.isEmpty else { return }
    let affiliation = Affiliation(text: text)
    if !author.affiliations.contains(affiliation) { author.affiliations.append(affiliation) }
  }

  /// Institutions that OpenAlex knows without a country: their ids, and their names where the author
  /// has no text of an affiliation.
  private static func name(_ institutions: JSONValue, of author: inout Contributor) {
    let hasText = !author.affiliations.isEmpty
    for institution in institutions.elements {
      let name = hasText ? nil : institution["display_name"]?.text
      let id = institution.first(of: "ror", "id")?.string
      let affiliation = Affiliation(parts: [name], institutions: id.map { [$0] } ?? [])
      if !affiliation.isEmpty { author.affiliations.append(affiliation) }
    }
  }
}
