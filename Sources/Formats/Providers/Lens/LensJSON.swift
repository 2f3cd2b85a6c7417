import Bibliography
import Intake
import Markup

/// The JSON of the Lens.
enum LensJSON {
  /// Patents have Lens ids too, but no year of publication or type of their own.
  static func recognises(_ head: FileHead) -> Bool {
    let marks = [
      "publication_type", "year_published", "date_published", "external_ids", "authors",
      "scholarly_citations", "scholarly_citations_count", "patent_citations", "source", "title",
    ]
    let isPatent = head.hasKeys(["lens_id", "jurisdiction"], depths: 1...3)
    return !isPatent && head.hasKeys(["lens_id"], and: 1, of: marks, depths: 1...3)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let works = JSONExport(paths: [["data"], []], provider: .lens, noun: "a work")
    try works.read(source, limits: limits, into: sink) { work, draft in
      fill(work, &draft.record)
      draft.take(year: work["year_published"])
    }
  }

  private static func fill(_ work: JSONValue, _ record: inout PublicationRecord) {
    if let id = work["lens_id"].text { record.add(.lens, id) }
    for id in work["external_ids"].many {
      guard let value = id["value"].text, let type = id["type"].text?.lowercased() else {
        continue
      }
      if let scheme = schemes[type] { record.add(scheme, value) }
    }
    record.vintage = work["updated"].text.map { String($0.prefix(10)) }
    record.citationCount = work["scholarly_citations_count"].whole
    record.fields = work.at("source", "asjc_subjects").texts()
    for grant in work["funding"].many {
      if let name = grant["org"].text { record.add(funder: name) }
    }
    let title = work.at("source", "title").text ?? ""
    let issn = work.at("source", "issn").one.text(or: "value") ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.sourceType = work["publication_type"].text ?? ""
    record.type = LensTypes.type(named: record.sourceType)
    let marks = work["publication_supplementary_type"].texts()
    record.isRetracted =
      work["is_retracted"].isTrue || work["retraction_updates"]?.first != nil
      || marks.contains { $0.lowercased() == "retracted publication" }
    record.contributors = work["authors"].many.map(contributor)
    record.statedAuthorCount = work["author_count"].whole
  }

  private static let schemes: [String: Identifier.Scheme] = [
    "doi": .doi, "pmid": .pmid, "pmcid": .pmcid, "openalex": .openalex, "arxiv": .arxiv,
  ]

  private static func contributor(_ author: JSONValue) -> Contributor {
    var contributor = Contributor()
    contributor.isCorresponding = author["is_corresponding"].isTrue
    for value in author["affiliations"].many {
      var affiliation = Affiliation(
        parts: [value.first(of: "name_original", "name").text], statedCountries: countries(value))
      for id in value["ids"].many where id["type"].text == "ror" {
        if let ror = id["value"].text { affiliation.institutions.append("https://ror.org/" + ror) }
      }
      if affiliation.institutions.isEmpty,
        let grid = (value["grid_id"] ?? value.at("grid", "id")).text
      {
        affiliation.institutions.append(grid)
      }
      if !affiliation.isEmpty { contributor.affiliations.append(affiliation) }
    }
    return contributor
  }

  /// Country codes, several joined by commas; in older answers those of the addresses of its GRID
  /// record.
  private static func countries(_ affiliation: JSONValue) -> [String] {
    let codes = affiliation["country_code"].texts()
    let whole =
      codes.isEmpty ? affiliation.at("grid", "addresses").texts(or: "country_code") : codes
    return whole.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }
}
