import Bibliography
import Markup

/// The kinds of works in the schema of Crossref.
enum CrossrefXMLTypes {
  /// The type of an item or container, and the word that says so: its attribute of kind or its name.
  static func type(of node: XMLNode) -> (PublicationType, String) {
    let kind: String? =
      switch node.name {
      case "posted_content": node["type"]
      case "content_item": node["component_type"]
      case "book": node["book_type"]
      default: nil
      }
    guard let kind, kind != "other" else { return (type(named: node.name), node.name) }
    let type = node.isNamed("posted_content") ? self.type(named: kind) : self.type(named: node.name)
    return (type, kind)
  }

  /// The type of a name, as elements and the query service have them.
  static func type(named name: String) -> PublicationType {
    switch name {
    case "journal_article": .article
    case "conference_paper": .conferencePaper
    case "posted_content", "preprint", "working_paper": .preprint
    case "content_item", "book_content": .chapter
    case "book", "book_title": .book
    case "letter": .letter
    case "dataset", "database": .dataset
    default: .other
    }
  }
}
