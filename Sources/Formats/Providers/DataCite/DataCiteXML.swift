import Bibliography
import Intake
import Markup

/// The XML of DataCite: `resource` elements of the kernels 2 to 4, alone or in OAI-PMH envelopes.
enum DataCiteXML {
  static func recognises(_ head: FileHead) -> Bool {
    if head.oaiPayload == "oai_datacite" { return true }
    guard head.root == "resource" || head.oaiPayload == "resource" else { return false }
    return head.contains("datacite.org/schema/") || head.elements.contains("creators")
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let records = XMLExport(
      records: ["record", "resource"],
      skipped: ["descriptions", "contributors", "geoLocations", "relatedItems"],
      provider: .datacite, isComplete: isComplete)
    try records.read(source, limits: limits, into: sink) { node, draft in
      let record = OAIRecord(node)
      draft.record.vintage = record?.datestamp
      if let record, record.isDeleted {
        draft.fate = .deleted(Identifier(.doi, record.identifier))
      } else if let resource = resource(node) {
        fill(&draft.record, resource)
      }
    }
  }

  /// The `resource` of a record of OAI-PMH, or the element itself.
  private static func resource(_ node: XMLNode) -> XMLNode? {
    guard let payload = OAIRecord(node)?.payload else { return node }
    return payload.isNamed("resource") ? payload : payload.first("payload", "resource")
  }

  /// True if a file broke behind the identifier, the creators and the year.
  private static func isComplete(_ node: XMLNode) -> Bool {
    let parts = resource(node)?.children.map(\.name) ?? []
    return ["identifier", "creators", "publicationYear"].allSatisfy(parts.dropLast().contains)
  }

  private static func fill(_ record: inout PublicationRecord, _ resource: XMLNode) {
    takeIdentifiers(resource, &record)
    record.year = resource.first("publicationYear").flatMap { StatedDate.year($0.text) }
    let updated = resource.all("dates", "date").last { $0["dateType"] == "Updated" }
    record.vintage = record.vintage ?? updated.flatMap { StatedDate.day($0.text) }
    let type = resource.first("resourceType")
    let general = type?["resourceTypeGeneral"] ?? ""
    let word = type?.text ?? ""
    record.sourceType = general.isEmpty ? word : general
    record.type = DataCiteTypes.type(general: general, word: word)
    record.fields = resource.all("subjects", "subject")
      .filter { ($0["subjectScheme"] ?? "").hasPrefix("Fields of Science") }.map(\.text)
    for funder in resource.all("fundingReferences", "fundingReference", "funderName") {
      record.add(funder: funder.text)
    }
    record.contributors = resource.all("creators", "creator").map(contributor)
    for related in resource.all("relatedIdentifiers", "relatedIdentifier") {
      guard related["relatedIdentifierType"]?.lowercased() == "doi",
        let doi = Identifier(.doi, related.text),
        DataCiteTypes.joinsVersions(record.type, related["relationType"] ?? "")
      else { continue }
      record.otherVersions.append(doi)
    }
  }

  private static func takeIdentifiers(_ resource: XMLNode, _ record: inout PublicationRecord) {
    let own = resource.first("identifier")
    if own?["identifierType"]?.lowercased() ?? "doi" == "doi" {
      record.add(.doi, own?.text ?? "")
    }
    for other in resource.all("alternateIdentifiers", "alternateIdentifier") {
      guard let scheme = DataCiteTypes.scheme(other["alternateIdentifierType"]) else { continue }
      // A second DOI may be that of another version; it is the record's name only if it has none.
      if scheme != .doi || record.identifiers.isEmpty { record.add(scheme, other.text) }
    }
  }

  /// Persons and organisations alike.
  private static func contributor(_ creator: XMLNode) -> Contributor {
    Contributor(
      at: creator.all("affiliation").map { node in
        Affiliation(
          text: node.text, institutions: node["affiliationIdentifier"].map { [$0] } ?? [])
      })
  }
}
