import Bibliography
import GRDB

/// The identifiers of a record as columns: the common ones short and typed, so that a corpus stays
/// small and readable by any tool; the rest as text.
struct RecordColumns {
  var doi: String?
  var openalex: Int?
  var pmid: Int?
  var other: String?

  init(identifiers: [Identifier]) {
    var rest: [String] = []
    for identifier in identifiers {
      let number = RecordColumns.number(identifier)
      switch identifier.scheme {
      case .doi where doi == nil: doi = identifier.value
      case .openalex where openalex == nil && number != nil: openalex = number
      case .pmid where pmid == nil && number != nil: pmid = number
      default: rest.append(identifier.description)
      }
    }
    other = rest.isEmpty ? nil : rest.joined(separator: ";")
  }

  init(doi: String?, openalex: Int?, pmid: Int?, other: String?) {
    self.doi = doi
    self.openalex = openalex
    self.pmid = pmid
    self.other = other
  }

  /// The number of an OpenAlex id or PMID; nil if it is too long for one.
  static func number(_ identifier: Identifier) -> Int? {
    switch identifier.scheme {
    case .openalex: Int(identifier.value.dropFirst())
    case .pmid: Int(identifier.value)
    default: nil
    }
  }

  /// The identifiers, sorted.
  var identifiers: [Identifier] {
    var list: [Identifier] = []
    if let doi, let identifier = Identifier(.doi, doi) { list.append(identifier) }
    if let openalex, let identifier = Identifier(.openalex, "W\(openalex)") {
      list.append(identifier)
    }
    if let pmid, let identifier = Identifier(.pmid, "\(pmid)") { list.append(identifier) }
    for text in (other ?? "").split(separator: ";") {
      if let identifier = Identifier(description: text) { list.append(identifier) }
    }
    return list.sorted()
  }

  static func fetch(_ db: Database, id: Int64) throws -> RecordColumns? {
    let statement = try db.cachedStatement(
      sql: "SELECT doi, openalex, pmid, other_identifiers FROM record WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map {
      RecordColumns(doi: $0[0], openalex: $0[1], pmid: $0[2], other: $0[3])
    }
  }
}
