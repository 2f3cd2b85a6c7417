import Bibliography
import Foundation
import Intake
import Markup

/// Research products of the OpenAIRE Graph: JSON Lines of the dataset and answers of the Graph API,
/// in the names of its newer and older schema.
///
/// Organisations belong to the product, not to its authors. The year is that of `publicationDate`.
/// Source: OpenAIRE Graph documentation, "Research product".
public struct OpenAIREFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "openaire"
  /// One line for people.
  public let summary = "OpenAIRE Graph: JSON Lines of research products, API answer"
  /// Organisations are linked to products only.
  public let affiliations = AffiliationLinking.unlinked

  /// The format, ready to read.
  public init() {}

  /// Known by the keys that each version of its schema has for title, access and instances.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    let marks = [
      "mainTitle", "maintitle", "bestAccessRight", "bestaccessright", "instances", "instance",
      "originalIds", "originalId", "publicationDate", "publicationdate", "collectedFrom",
    ]
    return head.hasKeys(["id", "type"], and: 3, of: marks, depths: 1...2)
  }

  /// Reads every product.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let products = JSONExport(paths: [["results"], []], provider: .openaire, noun: "a product")
    try products.read(source, limits: limits, into: sink) { product, draft in
      OpenAIREFormat.fill(product, &draft.record)
      draft.take(year: product.first(of: "publicationDate", "publicationdate"))
    }
  }

  private static func fill(_ product: JSONValue, _ record: inout PublicationRecord) {
    if let id = product["id"].text { record.add(.openaire, id) }
    let instances = product.first(of: "instances", "instance").many
    var pids = Array(product.first(of: "pids", "pid").many)
    if pids.isEmpty { pids = instances.flatMap { $0.first(of: "pids", "pid").many } }
    for pid in pids {
      guard let value = pid["value"].text, let scheme = scheme(pid["scheme"].text) else {
        continue
      }
      record.add(scheme, value)
    }
    let kinds = instances.compactMap { $0["type"].text }
    (record.type, record.sourceType) = OpenAIRETypes.type(
      of: kinds, product: product["type"].text ?? "")
    let container = product["container"].one
    let issn = container.first(of: "issnLinking", "issnOnline", "issnPrinted").text ?? ""
    let title = container["name"].text ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.citationCount = product.at("indicators", "citationImpact", "citationCount").whole
    record.vintage = product["lastUpdateTimeStamp"].whole.flatMap(date)
    record.fields = product["subjects"].many.compactMap { $0["subject"].one }
      .filter { $0["scheme"].text == "FOS" }.compactMap { $0["value"].text }
    for project in product["projects"].many {
      for funder in project.first(of: "fundings", "funder").many {
        if let name = funder.first(of: "name", "shortName").text { record.add(funder: name) }
      }
    }
    record.contributors = product.first(of: "authors", "author").many.map { _ in
      Contributor()
    }
    let organizations = product.first(of: "organizations", "organization", "affiliation")
    record.unlinkedAffiliations = organizations.many.map(affiliation)
      .filter { !$0.isEmpty }
  }

  private static func scheme(_ name: String?) -> Identifier.Scheme? {
    switch name?.lowercased() {
    case "doi": .doi
    case "pmid": .pmid
    case "pmc": .pmcid
    case "arxiv": .arxiv
    default: nil
    }
  }

  private static func affiliation(_ organization: JSONValue) -> Affiliation {
    let name = organization.first(of: "legalName", "legalname", "name").text
    let pids = organization.first(of: "pids", "pid").many
    return Affiliation(
      parts: [name], statedCountries: organization["country"].texts(or: "code"),
      institutions: pids.filter { $0["scheme"].text == "ROR" }.compactMap { $0["value"].text })
  }

  /// The day of a time stamp in seconds or milliseconds.
  private static func date(_ stamp: Int) -> String? {
    let seconds = stamp > 100_000_000_000 ? stamp / 1000 : stamp
    guard seconds > 0, seconds < 100_000_000_000 else { return nil }
    let day = Date(timeIntervalSince1970: TimeInterval(seconds))
    return String(day.ISO8601Format().prefix(10))
  }
}
