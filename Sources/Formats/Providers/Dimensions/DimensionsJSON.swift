import Bibliography
import Intake
import Markup

/// The JSON of Dimensions.
enum DimensionsJSON {
  static func recognises(_ head: FileHead) -> Bool {
    if head.hasKey("publications", depth: 1) {
      return head.hasKey("_stats", depth: 1) || head.hasKey("_version", depth: 1)
        || head.contains("\"pub.")
    }
    return head.contains("\"pub.1") && head.hasKeys(["id"], and: 1, of: ["year", "doi", "authors"])
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let publications = JSONExport(
      paths: [["publications"], []], provider: .dimensions, noun: "a publication")
    try publications.read(source, limits: limits, into: sink) { publication, draft in
      fill(publication, &draft.record)
      draft.take(year: publication["year"] ?? publication["date"])
    }
  }

  private static func fill(_ publication: JSONValue, _ record: inout PublicationRecord) {
    if let id = publication["id"].text { record.add(.dimensions, id) }
    if let doi = publication["doi"].text { record.add(.doi, doi) }
    if let pmid = publication["pmid"].text { record.add(.pmid, pmid) }
    if let pmcid = publication["pmcid"].text { record.add(.pmcid, pmcid) }
    if let arxiv = publication["arxiv_id"].text { record.add(.arxiv, arxiv) }
    for isbn in publication["isbn"].texts() { record.add(.isbn, isbn) }
    record.citationCount = publication.first(of: "times_cited", "citations_count").whole
    record.normalisedImpact = publication["field_citation_ratio"]?.double
    for funder in publication["funders"].many {
      if let name = funder.text(or: "name") { record.add(funder: name) }
    }
    record.fields = fields(publication["category_for"])
    let title = publication["journal"].text(or: "title") ?? publication["journal.title"].text
    let issn = publication["issn"].text ?? ""
    if title != nil || !issn.isEmpty { record.journal = Journal(issn: issn, title: title ?? "") }
    let kind = publication["document_type"].text(or: "classification") ?? ""
    record.sourceType = publication["type"].text ?? ""
    record.type = DimensionsTypes.type(named: record.sourceType, documentType: kind)
    setAuthors(publication, &record)
  }

  /// The divisions of the Fields of Research, which have two digits; their groups have four.
  private static func fields(_ categories: JSONValue?) -> [String] {
    categories.many.compactMap { $0.text(or: "name") }
      .filter { $0.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count == 2 }
  }

  /// `author_affiliations` is the older name, one list in another.
  private static func setAuthors(
    _ publication: JSONValue, _ record: inout PublicationRecord
  ) {
    let older = publication["author_affiliations"]
    let authors = publication["authors"] ?? (older?.first?.isArray ?? false ? older?.first : older)
    record.contributors = authors.many.map(contributor)
    record.statedAuthorCount = publication["authors_count"].whole
    guard !record.hasAffiliation else { return }
    for country in publication["research_org_countries"].many {
      if let code = country.text(or: "id") ?? country["name"].text {
        record.unlinkedAffiliations.append(Affiliation(text: "", statedCountries: [code]))
      }
    }
  }

  private static func contributor(_ author: JSONValue) -> Contributor {
    var contributor = Contributor()
    contributor.isCorresponding = author["corresponding"].isTrue
    for value in author["affiliations"].many {
      let text = value["raw_affiliation"].text
      let parts = [value["name"], value["city"], value["state"]].map { $0.text(or: "name") }
      let country = value.first(of: "country_code", "country").text(or: "name")
      let affiliation = Affiliation(
        parts: text.map { [$0] } ?? parts, statedCountries: country.map { [$0] } ?? [],
        institutions: value.first(of: "id", "grid_id").texts())
      if !affiliation.isEmpty { contributor.affiliations.append(affiliation) }
    }
    if contributor.affiliations.isEmpty {
      contributor.affiliations = (author["raw_affiliation"].texts()).map {
        Affiliation(text: $0)
      }
    }
    return contributor
  }
}
