import Markup

/// A `record` of an OAI-PMH repository: its header, and what it holds.
///
/// Source: "The Open Archives Initiative Protocol for Metadata Harvesting", version 2.0.
struct OAIRecord {
  /// The identifier of the item in the repository.
  let identifier: String
  /// The day on which the record was made or changed, `YYYY-MM-DD`; nil if none is stated.
  let datestamp: String?
  /// True if the repository deleted the record.
  let isDeleted: Bool
  /// The element inside `metadata`; nil if there is none.
  let payload: XMLNode?

  /// Nil if the element is no such record.
  init?(_ node: XMLNode) {
    guard node.isNamed("record"), let header = node.first("header") else { return nil }
    identifier = header.first("identifier")?.text ?? ""
    datestamp = header.first("datestamp").flatMap { StatedDate.day($0.text) }
    isDeleted = header["status"] == "deleted"
    payload = node.first("metadata")?.children.first { _ in true }
  }
}
