import Bibliography
import Markup

/// Makes a publication of a MEDLINE-tagged record.
enum PubMedTextRecord {
  static func publication(_ source: TaggedRecord) -> PublicationRecord {
    var record = PublicationRecord(provider: .pubmed)
    record.byte = source.byte
    record.version = 1
    var types: [String] = []
    var issn = ""
    for field in source.fields {
      let text = field.text
      switch field.tag {
      case "PMID": if record.providerKey == nil { record.add(.pmid, text) }
      case "PMC": record.add(.pmcid, text)
      case "AID", "LID":
        if text.hasSuffix("[doi]") { record.add(.doi, text.dropLast(5)) }
      case "ISBN": record.add(.isbn, text.prefix { $0 != "(" })
      case "DP": record.year = StatedDate.year(text)
      case "LR": record.vintage = StatedDate.day(compact: text)
      case "PT": types.append(text)
      case "RIN": record.isRetracted = true
      case "IS": if issn.isEmpty || text.hasSuffix("(Linking)") { issn = text }
      case "GR": record.add(funder: agency(text))
      default: break
      }
    }
    (record.type, record.sourceType) = PubMedHandler.type(of: types)
    if types.contains("Retracted Publication") { record.isRetracted = true }
    if source["BTI"] != nil { record.type = source["TI"] == nil ? .book : .chapter }
    let title = (source["JT"] ?? source["TA"])?.text ?? ""
    issn = issn.prefix { $0 != "(" }.trimmed
    if !issn.isEmpty || !title.isEmpty { record.journal = Journal(issn: issn, title: title) }
    addAuthors(source, to: &record)
    return record
  }

  /// The agency of a grant, which is written `number/acronym/agency/country`.
  private static func agency(_ grant: String) -> String {
    let parts = grant.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts[parts.count - 2].trimmed : ""
  }

  /// Authors by their full name, or by their short one where there is none; groups.
  ///
  /// An affiliation belongs to the author before it, and one that stands before all to the first.
  private static func addAuthors(_ source: TaggedRecord, to record: inout PublicationRecord) {
    var leading: [Affiliation] = []
    var isAuthor = true  // the person before this line; editors and investigators are none
    var hasFullName = false
    for field in source.fields {
      switch field.tag {
      case "FAU", "CN", "AU":
        if field.tag == "AU", hasFullName {
          hasFullName = false
          continue
        }
        hasFullName = field.tag == "FAU"
        isAuthor = true
        if ["et al", "et al."].contains(field.text.lowercased()) {
          record.isAuthorListTruncated = true
          isAuthor = false
        } else {
          record.contributors.append(Contributor())
        }
      case "FED", "ED", "FIR", "IR", "FPS", "PS":
        isAuthor = false
        hasFullName = false
      case "AD":
        guard isAuthor, !field.text.isEmpty else { continue }
        let affiliation = Affiliation(text: field.text)
        if let last = record.contributors.indices.last {
          record.contributors[last].affiliations.append(affiliation)
        } else {
          leading.append(affiliation)
        }
      default: break
      }
    }
    if record.contributors.isEmpty {
      record.unlinkedAffiliations = leading
    } else {
      record.contributors[0].affiliations.insert(contentsOf: leading, at: 0)
    }
  }
}
