import Bibliography
import Intake
import Markup

/// The JSON of DataCite.
enum DataCiteJSON {
  static func recognises(_ head: FileHead) -> Bool {
    let marks = [
      "doi", "identifier", "identifiers", "types", "publicationYear", "publication_year",
      "publication-year", "schemaVersion",
    ]
    return head.hasKeys(["creators", "titles"], and: 1, of: marks)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let records = JSONExport(paths: [["data"], []], provider: .datacite)
    try records.read(source, limits: limits, into: sink) { value, draft in
      let attributes = value["attributes"].one ?? value
      fill(attributes, &draft.record)
      if draft.record.identifiers.isEmpty, let id = value["id"].text { draft.record.add(.doi, id) }
      draft.take(
        year: attributes.first(of: "publicationYear", "publication_year", "publication-year"))
    }
  }

  private static func fill(_ attributes: JSONValue, _ record: inout PublicationRecord) {
    takeIdentifiers(attributes, &record)
    record.vintage = attributes["updated"].text.map { String($0.prefix(10)) }
    record.citationCount = attributes["citationCount"].whole
    record.fields = attributes["subjects"].many
      .filter { ($0["subjectScheme"].text ?? "").hasPrefix("Fields of Science") }
      .compactMap { $0["subject"].text }
    for grant in attributes["fundingReferences"].many {
      if let name = grant["funderName"].text { record.add(funder: name) }
    }
    setJournal(attributes["container"].one, &record)
    setType(attributes, &record)
    let creators = attributes.at("creators", "creator") ?? attributes["creators"]
    record.contributors = creators.many.map(contributor)
    takeVersions(attributes, &record)
  }

  private static func takeIdentifiers(
    _ attributes: JSONValue, _ record: inout PublicationRecord
  ) {
    let own = attributes.first(of: "doi", "id") ?? attributes["identifier"]
    if let doi = own.text(or: "content") { record.add(.doi, doi) }
    for (list, kind, name) in [
      ("identifiers", "identifierType", "identifier"),
      ("alternateIdentifiers", "alternateIdentifierType", "alternateIdentifier"),
    ] {
      for identifier in attributes.member(list).many {
        guard let text = identifier.member(name).text,
          let scheme = DataCiteTypes.scheme(identifier.member(kind).text)
        else { continue }
        // A second DOI may be that of another version; it is the record's name only if it has none.
        if scheme != .doi || record.identifiers.isEmpty { record.add(scheme, text) }
      }
    }
  }

  private static func setJournal(_ container: JSONValue?, _ record: inout PublicationRecord) {
    guard let container, container["type"].text ?? "Journal" == "Journal" else { return }
    let isISSN = container["identifierType"].text == "ISSN"
    let issn = isISSN ? container["identifier"].text ?? "" : ""
    let title = container["title"].text ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
  }

  private static func setType(_ attributes: JSONValue, _ record: inout PublicationRecord) {
    let types = attributes["types"].one ?? attributes["resourceType"].one
    let general =
      types.first(of: "resourceTypeGeneral", "resource-type-general", "resource_type_general")?
      .text ?? ""
    let word =
      types.first(of: "resourceType", "resource-type", "resource_type", "content").text ?? ""
    record.sourceType = general.isEmpty ? word : general
    record.type = DataCiteTypes.type(general: general, word: word)
  }

  /// Persons and organisations alike.
  private static func contributor(_ creator: JSONValue) -> Contributor {
    var contributor = Contributor()
    for value in creator.first(of: "affiliation", "affiliations").many {
      let name = value.text(or: "name") ?? value["content"].text
      let id = value["affiliationIdentifier"].text
      let affiliation = Affiliation(parts: [name], institutions: id.map { [$0] } ?? [])
      if !affiliation.isEmpty { contributor.affiliations.append(affiliation) }
    }
    return contributor
  }

  private static func takeVersions(
    _ attributes: JSONValue, _ record: inout PublicationRecord
  ) {
    for related in attributes["relatedIdentifiers"].many {
      guard related["relatedIdentifierType"].text?.lowercased() == "doi",
        let text = related["relatedIdentifier"].text, let doi = Identifier(.doi, text),
        DataCiteTypes.joinsVersions(record.type, related["relationType"].text ?? "")
      else { continue }
      record.otherVersions.append(doi)
    }
  }
}
