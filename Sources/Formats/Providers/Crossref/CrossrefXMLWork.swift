import Bibliography
import Markup

/// A work of Crossref: an item such as an article with the journal, book or proceedings around it,
/// or such a container alone.
struct CrossrefXMLWork {
  private let container: XMLNode
  private let item: XMLNode?
  /// Where the container states its own facts, the narrowest first.
  private let metadata: [XMLNode]

  /// A work in its container; nil for the container itself.
  init(_ container: XMLNode, item: XMLNode?) {
    self.container = container
    self.item = item
    metadata = container.children.filter { child in
      child.name.hasSuffix("_metadata") || child.isNamed("journal_issue")
    }
  }

  /// The element that the work is, or the metadata of a container.
  private var main: [XMLNode] {
    if let item { return [item] }
    return metadata.reversed().filter { $0.name != "event_metadata" } + [container]
  }

  /// Fills a draft.
  func fill(_ draft: inout RecordDraft) {
    for doi in main.compactMap({ $0.first("doi_data", "doi") }).prefix(1) {
      draft.record.add(.doi, doi.text)
    }
    for isbn in metadata.flatMap({ $0.all("isbn") }) { draft.record.add(.isbn, isbn.text) }
    draft.record.year = year
    draft.record.journal = journal
    draft.record.contributors = contributors
    (draft.record.type, draft.record.sourceType) = CrossrefXMLTypes.type(of: item ?? container)
    for node in main { take(relationsOf: node, &draft.record) }
    for node in main.flatMap({ $0.descendants("assertion") })
    where node["name"] == "funder_name" {
      draft.record.add(funder: node.text(without: "assertion"))
    }
  }

  /// The earliest date of the item, else of what is around it.
  private var year: Int? {
    let dates = [
      "publication_date", "posted_date", "approval_date", "review_date", "completion_date",
    ]
    for node in (item.map { [$0] } ?? []) + metadata.reversed() + [container] {
      let stated = node.children.filter { dates.contains($0.name) }
      let databases = node.all("database_date", "publication_date")
      let years = (stated + databases).compactMap { date in
        date.first("year").flatMap { StatedDate.year($0.text) }
      }
      if let earliest = years.min() { return earliest }
    }
    return nil
  }

  private var journal: Journal? {
    let named = metadata.first {
      ["journal_metadata", "proceedings_series_metadata", "book_series_metadata"].contains($0.name)
    }
    guard let named else { return nil }
    let series = named.first("series_metadata") ?? named
    let issn = series.first("issn")?.text ?? ""
    let title = (series.first("full_title") ?? series.first("titles", "title"))?.text ?? ""
    return issn.isEmpty && title.isEmpty ? nil : Journal(issn: issn, title: title)
  }

  /// The authors; chairs, editors, translators and reviewers are none.
  private var contributors: [Contributor] {
    let lists = main.flatMap { $0.all("contributors") }
    let persons = lists.flatMap { Array($0.children) } + main.flatMap { $0.all("person_name") }
    return persons.filter { node in
      ["person_name", "organization", "anonymous"].contains(node.name)
        && node["contributor_role"] ?? "author" == "author"
    }.map { node in
      let texts = node.all("affiliation").map { Affiliation(text: $0.text) }
      return Contributor(at: texts + node.all("affiliations", "institution").map(affiliation))
    }
  }

  private func affiliation(_ institution: XMLNode) -> Affiliation {
    let ids = institution.all("institution_id").filter { $0["type"] != "wikidata" }.map(\.text)
    return Affiliation(
      parts: [
        institution.first("institution_department")?.text,
        institution.first("institution_name")?.text, institution.first("institution_place")?.text,
      ],
      institutions: ids)
  }

  /// Other versions, and the updates by which a work says that it corrects or withdraws another.
  private func take(relationsOf node: XMLNode, _ record: inout PublicationRecord) {
    for update in node.descendants("update") {
      switch update["type"]?.lowercased() {
      case "retraction", "withdrawal", "removal", "partial_retraction": record.type = .retraction
      case "correction", "erratum", "corrigendum", "addendum", "clarification":
        record.type = .correction
      default: break
      }
    }
    let schemes: [String: Identifier.Scheme] = ["doi": .doi, "arxiv": .arxiv, "pmid": .pmid]
    for relation in node.descendants("intra_work_relation") {
      guard ["isPreprintOf", "hasPreprint"].contains(relation["relationship-type"] ?? ""),
        let scheme = schemes[relation["identifier-type"]?.lowercased() ?? ""],
        let other = Identifier(scheme, relation.text)
      else { continue }
      record.otherVersions.append(other)
    }
  }
}
