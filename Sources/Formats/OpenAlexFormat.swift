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
    let reader = JSONRecordReader(source, recordPaths: [["results"], []], limits: limits)
    try reader.read { event in
      switch event {
      case .record(let work, let byte): OpenAlexFormat.read(work, byte, sink)
      case .malformed(let error, let byte):
        sink.reject(error.code, byte: byte, record: nil, "a work \(error.text).")
      case .envelope(let page, let byte): OpenAlexFormat.check(page, byte, sink)
      case .malformedEnvelope(let error, let byte):
        sink.note(
          error.code, .error, byte: byte, record: nil,
          "the page \(error.text): it was cut or damaged. Works before that are kept; "
            + "fetch it again.")
      }
    }
  }

  private static func check(_ page: JSONValue, _ byte: Int, _ sink: any RecordSink) {
    guard page.isObject else { return }
    if page["group_by"]?.first != nil {
      sink.note(
        "group-answer", .warning, byte: byte, record: nil,
        "is an answer with `group_by`: it counts works and holds none.")
    } else if page["results"]?.first == nil {
      sink.note("page-empty", .info, byte: byte, record: nil, "is a page without works.")
    }
  }

  private static func read(_ work: JSONValue, _ byte: Int, _ sink: any RecordSink) {
    var record = PublicationRecord(provider: .openalex)
    record.byte = byte
    guard work.isObject else {
      sink.reject("record-not-object", byte: byte, record: nil, "a work must be a JSON object.")
      return
    }
    var hasAuthorships = false
    for (key, value) in work.members {
      switch key {
      case _ where key.equals("id"): add(.openalex, value, to: &record)
      case _ where key.equals("doi"): add(.doi, value, to: &record)
      case _ where key.equals("ids"):
        for (scheme, id) in value.members {
          if let known = Identifier.Scheme(rawValue: String(decoding: scheme, as: UTF8.self)) {
            add(known, id, to: &record)
          }
        }
      case _ where key.equals("publication_year"): record.year = year(value, byte, work, sink)
      case _ where key.equals("type"):
        record.sourceType = value.string ?? ""
        record.type = type(named: record.sourceType)
      case _ where key.equals("primary_topic"):
        if let field = value["field"]?["display_name"]?.string { record.fields = [field] }
      case _ where key.equals("is_retracted"): record.isRetracted = value.bool ?? false
      case _ where key.equals("is_authors_truncated"):
        record.isAuthorListTruncated = value.bool ?? false
      case _ where key.equals("authorships"):
        hasAuthorships = value.isArray
        record.contributors = value.elements.map(contributor)
      case _ where key.equals("primary_location"):
        if let journal = journal(value["source"]) { record.journal = journal }
      case _ where key.equals("host_venue"):
        if record.journal == nil { record.journal = journal(value) }
      case _ where key.equals("cited_by_count"): record.citationCount = value.int
      case _ where key.equals("fwci"): record.normalisedImpact = value.double
      case _ where key.equals("funders"): addFunders(value, "display_name", to: &record)
      case _ where key.equals("grants"): addFunders(value, "funder_display_name", to: &record)
      case _ where key.equals("updated_date"):
        record.vintage = value.string.map { String($0.prefix(10)) }
      default: break
      }
    }
    record.normalise()
    guard hasAuthorships || record.year != nil else {
      sink.reject(
        "record-without-content", byte: byte, record: record.label,
        "has neither authors nor a year: not a work, or the query selected too few fields.")
      return
    }
    if record.isAuthorListTruncated {
      sink.note(
        "authors-truncated", .warning, byte: byte, record: record.label,
        "lists only the first authors: the API cuts lists at 100. Fetch the work by itself.")
    }
    sink.accept(record)
  }

  /// A year as a whole number, however it is written; anything else is told and unknown.
  private static func year(
    _ value: JSONValue, _ byte: Int, _ work: JSONValue, _ sink: any RecordSink
  ) -> Int? {
    let year =
      value.int ?? value.double.flatMap(Int.init(exactly:)) ?? value.string.flatMap { Int($0) }
    if year == nil, !value.isNull {
      sink.note(
        "year-unreadable", .warning, byte: byte, record: work["id"]?.string,
        "states a year that is no whole number; it is taken as unknown.")
    }
    return year
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
    for (key, value) in authorship.members {
      switch key {
      case _ where key.equals("countries"):
        author.statedCountries += value.elements.compactMap(\.string)
      case _ where key.equals("institutions"):
        author.statedCountries += value.elements.compactMap { $0["country_code"]?.string }
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
    return author
  }

  static func type(named name: String) -> PublicationType {
    switch name {
    case "article", "journal-article": .article
    case "review", "preprint", "book", "letter", "editorial", "dataset", "retraction":
      PublicationType(rawValue: name) ?? .other
    case "posted-content": .preprint
    case "proceedings-article", "conference-paper": .conferencePaper
    case "book-chapter", "book-section", "book-part", "reference-entry": .chapter
    case "monograph", "edited-book", "reference-book": .book
    case "erratum": .correction
    default: .other
    }
  }
}
