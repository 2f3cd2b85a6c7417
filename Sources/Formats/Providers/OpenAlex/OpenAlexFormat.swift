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
      paths: [["results"], []], provider: .openalex, noun: "a work",
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

  private static func fill(_ work: JSONValue, _ draft: inout RecordDraft) {
    var hasAuthorships = false
    for (key, value) in work.members {
      switch key {
      case _ where key.equals("id"): add(.openalex, value, to: &draft.record)
      case _ where key.equals("doi"): add(.doi, value, to: &draft.record)
      case _ where key.equals("ids"):
        for (scheme, id) in value.members {
          if let known = Identifier.Scheme(rawValue: String(decoding: scheme, as: UTF8.self)) {
            add(known, id, to: &draft.record)
          }
        }
      case _ where key.equals("publication_year"): draft.take(year: value)
      case _ where key.equals("type"):
        draft.record.sourceType = value.string ?? ""
        draft.record.type = PublicationType(crossref: draft.record.sourceType)
      case _ where key.equals("primary_topic"):
        if let field = value["field"]?["display_name"]?.string { draft.record.fields = [field] }
      case _ where key.equals("is_retracted"): draft.record.isRetracted = value.bool ?? false
      case _ where key.equals("is_authors_truncated"):
        draft.record.isAuthorListTruncated = value.bool ?? false
      case _ where key.equals("authorships"):
        hasAuthorships = value.isArray
        draft.record.contributors = value.elements.map(contributor)
      case _ where key.equals("primary_location"):
        if let journal = journal(value["source"]) { draft.record.journal = journal }
      case _ where key.equals("host_venue"):
        if draft.record.journal == nil { draft.record.journal = journal(value) }
      case _ where key.equals("cited_by_count"): draft.record.citationCount = value.int
      case _ where key.equals("fwci"): draft.record.normalisedImpact = value.double
      case _ where key.equals("funders"): addFunders(value, "display_name", to: &draft.record)
      case _ where key.equals("grants"):
        addFunders(value, "funder_display_name", to: &draft.record)
      case _ where key.equals("updated_date"):
        draft.record.vintage = value.string.map { String($0.prefix(10)) }
      default: break
      }
    }
    if !hasAuthorships, draft.record.year == nil {
      draft.fate = .rejected(
        code: "record-without-content",
        text: "has neither authors nor a year: not a work, or the query selected too few fields.")
    }
  }

  private static func add(
    _ scheme: Identifier.Scheme, _ value: JSONValue, to record: inout PublicationRecord
  ) {
    if let raw = value.string { record.add(scheme, raw) }
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
    var texts: [String] = []
    var institutions: JSONValue?
    for (key, value) in authorship.members {
      switch key {
      case _ where key.equals("countries"):
        author.statedCountries += value.elements.compactMap(\.string)
      case _ where key.equals("institutions"):
        author.statedCountries += value.elements.compactMap { $0["country_code"]?.string }
        institutions = value
      case _ where key.equals("is_corresponding"): author.isCorresponding = value.bool ?? false
      case _ where key.equals("raw_affiliation_strings"):
        texts += value.elements.compactMap(\.string)
      case _ where key.equals("raw_affiliation_string"):
        if texts.isEmpty, let text = value.string { texts = [text] }
      default: break
      }
    }
    for text in texts where !text.isEmpty {
      let affiliation = Affiliation(text: text)
      if !author.affiliations.contains(affiliation) { author.affiliations.append(affiliation) }
    }
    if author.statedCountries.isEmpty, let institutions { name(institutions, of: &author) }
    return author
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
