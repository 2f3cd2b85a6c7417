import Bibliography
import GRDB

/// The identifiers of a record as columns: the common ones short and typed, so that a corpus stays
/// small and readable by any tool; the rest as text.
struct RecordColumns: Sendable {
  var doi: String?
  var openalex: Int?
  var pmid: Int?
  var other: String?

  init(identifiers: [Identifier]) {
    var rest: [Identifier] = []
    for identifier in identifiers {
      let number = RecordColumns.number(identifier)
      switch identifier.scheme {
      case .doi where doi == nil: doi = identifier.value
      case .openalex where openalex == nil && number != nil: openalex = number
      case .pmid where pmid == nil && number != nil: pmid = number
      default: rest.append(identifier)
      }
    }
    other = rest.isEmpty ? nil : RecordColumns.text(rest)
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
    return (list + RecordColumns.identifiers(other)).sorted()
  }

  /// Identifiers as one column.
  static func text(_ identifiers: [Identifier]) -> String {
    identifiers.map(\.description).joined(separator: ";")
  }

  /// The identifiers of such a column.
  static func identifiers(_ text: String?) -> [Identifier] {
    text.map { identifiers(in: Substring($0)) } ?? []
  }

  /// The identifiers of a part of a line.
  static func identifiers(in text: Substring) -> [Identifier] {
    text.isEmpty ? [] : text.pieces(by: ";").compactMap { Identifier(description: $0) }
  }
}
