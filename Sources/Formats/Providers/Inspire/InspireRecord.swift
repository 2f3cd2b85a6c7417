import Bibliography
import Markup

/// A literature record of INSPIRE or SCOAP3.
enum InspireRecord {
  static func fill(_ record: JSONValue, _ draft: inout RecordDraft) {
    draft.take(year: year(of: record))
    takeIdentifiers(record, &draft.record)
    setType(record, &draft.record)
    draft.record.citationCount = record["citation_count"].whole
    draft.record.fields = record["inspire_categories"].many.compactMap {
      $0["term"].text
    }
    let info = record["publication_info"].many.first { $0["journal_title"] != nil }
    if let title = info?["journal_title"].text {
      draft.record.journal = Journal(issn: "", title: title)
    }
    draft.record.contributors = record["authors"].many.filter(isAuthor).map(contributor)
    draft.record.contributors += record["corporate_author"].many.map { _ in
      Contributor()
    }
    draft.record.statedAuthorCount = record["author_count"].whole
  }

  /// The first year of a publication; else that of the imprint, the thesis or the preprint.
  private static func year(of record: JSONValue) -> JSONValue? {
    for info in record["publication_info"].many {
      if let year = info.first(of: "year") { return year }
    }
    return record.at("imprints", "date") ?? record.at("thesis_info", "date")
      ?? record.first(of: "preprint_date", "earliest_date")
  }

  private static func takeIdentifiers(_ value: JSONValue, _ record: inout PublicationRecord) {
    // The numbers of SCOAP3 are its own, and no names of INSPIRE.
    let isInspire = value["record_creation_date"] == nil
    if isInspire, let number = value["control_number"].text { record.add(.inspire, number) }
    for doi in value["dois"].texts(or: "value") { record.add(.doi, doi) }
    for eprint in value["arxiv_eprints"].texts(or: "value") { record.add(.arxiv, eprint) }
    for isbn in value["isbns"].texts(or: "value") { record.add(.isbn, isbn) }
    for other in value["external_system_identifiers"].many
    where other["schema"].text == "ADS" {
      if let bibcode = other["value"].text { record.add(.ads, bibcode) }
    }
  }

  private static func setType(_ value: JSONValue, _ record: inout PublicationRecord) {
    let document = value["document_type"].text ?? ""
    let words = value["publication_type"].texts()
    record.sourceType = document
    record.type =
      switch document {
      case "article": words.contains("review") ? .review : .article
      case "conference paper": .conferencePaper
      case "book chapter": .chapter
      case "book", "proceedings": .book
      default: .other
      }
    record.isRetracted = value["withdrawn"].isTrue
  }

  private static func isAuthor(_ author: JSONValue) -> Bool {
    let roles = author["inspire_roles"].texts()
    return roles.isEmpty || roles.contains("author")
  }

  /// The texts of affiliations as printed, where there are any; else their short names, which in
  /// SCOAP3 are whole addresses with a country.
  private static func contributor(_ author: JSONValue) -> Contributor {
    var contributor = Contributor()
    let names = Array(author["affiliations"].many)
    let raw = author["raw_affiliations"].texts(or: "value")
    if raw.isEmpty {
      contributor.affiliations = names.map(affiliation).filter { !$0.isEmpty }
    } else {
      contributor.affiliations = raw.map { Affiliation(text: $0) }
      if names.count == raw.count {
        for (place, name) in names.enumerated() {
          contributor.affiliations[place].institutions = affiliation(name).institutions
        }
      }
    }
    for id in author["affiliations_identifiers"].texts(or: "value")
    where !contributor.affiliations.isEmpty {
      contributor.affiliations[0].institutions.append(id)
    }
    return contributor
  }

  private static func affiliation(_ value: JSONValue) -> Affiliation {
    let text = value.text(or: "value") ?? value["organization"].text
    let record = value.at("record", "$ref").text
    return Affiliation(
      parts: [text], statedCountries: value["country"].texts(),
      institutions: record.map { [$0] } ?? [])
  }
}
