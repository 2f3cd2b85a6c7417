import Bibliography
import Markup

/// One article of JATS.
enum JATSArticle {
  /// Fills a draft from an `article` element.
  static func read(_ article: XMLNode, _ draft: inout RecordDraft) {
    guard let meta = article.first("front", "article-meta") else { return }
    let journal = article.first("front", "journal-meta")
    draft.record.sourceType = article["article-type"] ?? ""
    draft.record.type = JATSTypes.type(
      named: draft.record.sourceType, journal: journal.map(title) ?? "")
    for id in meta.all("article-id") { addIdentifier(id, to: &draft.record) }
    for isbn in (journal?.all("isbn") ?? []) + meta.all("isbn") {
      draft.record.add(.isbn, isbn.text)
    }
    draft.record.year = year(meta, isPreprint: draft.record.type == .preprint)
    draft.record.journal = journal.flatMap(self.journal)
    draft.record.fields = fields(meta)
    for source in meta.all("funding-group").flatMap({ $0.descendants("funding-source") }) {
      draft.record.add(funder: source.text(without: "institution-id", "named-content"))
    }
    takeRelations(article, meta, &draft.record)
    let byline = JATSByline(meta)
    byline.link(into: &draft.record)
    if byline.hasMissingAffiliation {
      draft.notes.append(
        (
          "affiliation-missing", .warning,
          "an author is linked to an affiliation that is not there."
        ))
    }
  }

  /// True if the file broke behind the authors and dates of an article, which stand before these.
  static func hasByline(_ node: XMLNode) -> Bool {
    let article = OAIRecord(node)?.payload ?? node
    let later = ["volume", "issue", "fpage", "elocation-id", "history", "permissions", "abstract"]
    let meta = article.first("front", "article-meta")
    return meta?.first("pub-date") != nil && meta?.first("contrib-group") != nil
      && meta?.children.contains { later.contains($0.name) } == true
  }

  private static func addIdentifier(_ id: XMLNode, to record: inout PublicationRecord) {
    switch id["pub-id-type"]?.lowercased() {
    case "doi": record.add(.doi, id.text)
    case "pmid": record.add(.pmid, id.text)
    case "pmc", "pmcid": record.add(.pmcid, id.text)
    case "arxiv": record.add(.arxiv, id.text)
    default: break
    }
  }

  /// The earliest year of publication; dates of deposits, revisions and withdrawals do not count.
  private static func year(_ meta: XMLNode, isPreprint: Bool) -> Int? {
    let passedOver = [
      "pmc-release", "nihms", "hwp-", "receiv", "accept", "submi", "revis", "rev-", "retract",
      "correct", "update",
    ]
    var earliest: Int?
    for date in meta.all("pub-date") {
      let kind = [date["pub-type"], date["date-type"]].compactMap { $0 }.joined(separator: " ")
        .lowercased()
      if passedOver.contains(where: kind.contains) { continue }
      if !isPreprint, kind.contains("preprint") { continue }
      let texts = [
        date.first("year")?.text, date["iso-8601-date"], date.first("string-date")?.text,
      ]
      guard let year = texts.lazy.compactMap({ $0.flatMap { StatedDate.year($0) } }).first else {
        continue
      }
      earliest = min(earliest ?? year, year)
    }
    return earliest
  }

  private static func journal(_ meta: XMLNode) -> Journal? {
    let issn = meta.first("issn-l")?.text ?? meta.first("issn")?.text ?? ""
    let title = title(meta)
    return issn.isEmpty && title.isEmpty ? nil : Journal(issn: issn, title: title)
  }

  private static func title(_ meta: XMLNode) -> String {
    let title = meta.first("journal-title-group", "journal-title") ?? meta.first("journal-title")
    return (title ?? meta.first("journal-id"))?.text ?? ""
  }

  /// Subjects that are fields of science; most are headings of the table of contents.
  private static func fields(_ meta: XMLNode) -> [String] {
    var fields: [String] = []
    for group in meta.all("article-categories", "subj-group") {
      let kind = group["subj-group-type"]?.lowercased() ?? ""
      guard kind.contains("discipline") || kind.contains("hwp-journal-coll") || kind == "subject"
      else { continue }
      for subject in group.all("subject") where !fields.contains(subject.text) {
        fields.append(subject.text)
      }
    }
    return fields
  }

  /// A retraction that the article names, and the other versions of a preprint or an article.
  private static func takeRelations(
    _ article: XMLNode, _ meta: XMLNode, _ record: inout PublicationRecord
  ) {
    let kind = article["article-type"]?.lowercased() ?? ""
    record.isRetracted = kind.hasPrefix("retracted")
    for other in meta.all("related-article") + meta.all("related-object") {
      switch (other["related-article-type"] ?? other["content-type"])?.lowercased() {
      case "retraction-forward": if record.type != .retraction { record.isRetracted = true }
      case "preprint", "version-of-record", "published-article", "published-version":
        if let version = identifier(other) { record.otherVersions.append(version) }
      default: break
      }
    }
  }

  private static func identifier(_ related: XMLNode) -> Identifier? {
    let schemes: [String: Identifier.Scheme] = [
      "doi": .doi, "pmid": .pmid, "pubmed": .pmid, "pmc": .pmcid, "pmcid": .pmcid, "arxiv": .arxiv,
    ]
    if let scheme = schemes[related["ext-link-type"]?.lowercased() ?? ""],
      let target = related["href"], let identifier = Identifier(scheme, target)
    {
      return identifier
    }
    for id in related.descendants("pub-id") {
      if let scheme = schemes[id["pub-id-type"]?.lowercased() ?? ""] {
        if let identifier = Identifier(scheme, id.text) { return identifier }
      }
    }
    return related["href"].flatMap { Identifier(.doi, $0) }
  }
}
