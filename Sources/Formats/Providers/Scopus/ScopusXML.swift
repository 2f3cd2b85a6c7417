import Bibliography
import Intake
import Markup

/// The XML of Scopus: search results and abstract retrieval, which have the names of the JSON.
enum ScopusXML {
  static func recognises(_ head: FileHead) -> Bool {
    if head.elements.prefix(2).contains("abstracts-retrieval-response") { return true }
    // Other searches of Elsevier have the same envelope.
    return head.root == "search-results"
      && ["content/search/scopus", "SCOPUS_ID:", "<eid>"].contains(where: head.contains)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let entries = XMLExport(
      records: ["entry", "abstracts-retrieval-response"],
      skipped: ["bibliography", "abstracts", "authkeywords", "idxterms", "description"],
      provider: .scopus, noun: "an entry",
      truncation: "lists only some of its authors: a search gives at most 100. Fetch the abstract.")
    try entries.read(source, limits: limits, into: sink) { node, draft in
      let core = node.first("coredata") ?? node
      if core.first("error") != nil, core.first("eid") == nil {
        draft.fate = .absent  // `Result set was empty`
        return
      }
      fill(core, &draft.record)
      let authorship = self.authorship(core: core, node)
      authorship.link(into: &draft.record)
      if authorship.disagrees {
        draft.notes.append(ScopusAuthorship.disagreement)
      }
      fill(node, item: node.first("item"), &draft.record)
    }
  }

  /// What search results and abstracts state alike.
  private static func fill(_ core: XMLNode, _ record: inout PublicationRecord) {
    func text(_ name: String) -> String? {
      core.first(name).map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let eid = text("eid") {
      record.add(.eid, eid)
    } else if let id = text("identifier"), id.hasPrefix("SCOPUS_ID:") {
      record.add(.eid, "2-s2.0-" + id.dropFirst(10))
    }
    if let doi = text("doi") { record.add(.doi, doi) }
    if let pmid = text("pubmed-id") { record.add(.pmid, pmid) }
    for isbn in core.all("isbn") { record.add(.isbn, isbn.text) }
    record.year = text("coverDate").flatMap { StatedDate.year($0) }
    record.citationCount = text("citedby-count").flatMap { Int($0) }
    record.sourceType =
      text("subtypeDescription") ?? text("subtype").map(ScopusTypes.name(ofCode:)) ?? ""
    record.type = PublicationType(scopus: record.sourceType) ?? .other
    record.isRetracted = record.sourceType == "Retracted"
    // Several ISSNs stand in one string.
    let issn = (text("issn") ?? text("eIssn"))?.split(separator: " ").first.map(String.init) ?? ""
    let title = text("publicationName") ?? ""
    if !issn.isEmpty || !title.isEmpty { record.journal = Journal(issn: issn, title: title) }
    if let sponsor = text("fund-sponsor") { record.add(funder: sponsor) }
    if let count = core.first("author-count") {
      record.statedAuthorCount = Int(count["total"] ?? count.text)
    }
  }

  /// What only abstracts state.
  private static func fill(
    _ abstract: XMLNode, item: XMLNode?, _ record: inout PublicationRecord
  ) {
    record.fields = abstract.all("subject-areas", "subject-area").map(\.text)
    if let delivered = item?.first("process-info", "date-delivered") {
      record.vintage = StatedDate.day(
        year: delivered["year"], month: delivered["month"], day: delivered["day"])
    }
    for grant in item?.descendants("funding") ?? [] {
      let agency = grant.first("funding-agency") ?? grant.first("funding-agency-matched-string")
      record.add(funder: agency?.text ?? "")
    }
  }

  private static func authorship(core: XMLNode, _ node: XMLNode) -> ScopusAuthorship {
    var authorship = ScopusAuthorship()
    for entry in node.all("affiliation") {
      let country = entry.first("affiliation-country")?.text ?? ""
      let affiliation = Affiliation(
        parts: [entry.first("affilname")?.text, entry.first("affiliation-city")?.text],
        statedCountries: country.isEmpty ? [] : [country])
      authorship.listed.append((entry["id"] ?? entry.first("afid")?.text ?? "", affiliation))
    }
    let listed = node.all("authors", "author")
    for author in listed.isEmpty ? core.all("author") : listed {
      var entry = self.author(author)
      entry.affiliations += author.all("affiliation").compactMap { $0["id"] }
      entry.affiliations += author.all("afid").map(\.text)
      authorship.authors.append(entry)
    }
    let head = node.first("item", "bibrecord", "head")
    authorship.groups = head?.all("author-group").map(group) ?? []
    for person in head?.all("correspondence", "person") ?? [] {
      if let name = person.first("indexed-name") { authorship.corresponding.insert(name.text) }
    }
    return authorship
  }

  private static func author(_ node: XMLNode) -> ScopusAuthorship.Author {
    ScopusAuthorship.Author(
      place: node["seq"].flatMap { Int($0) }, id: node["auid"] ?? node.first("authid")?.text ?? "",
      name: node.first("indexed-name")?.text ?? "")
  }

  /// A collaboration is an author beside those of its group, or the only one.
  private static func group(_ node: XMLNode) -> ScopusAuthorship.Group {
    var group = ScopusAuthorship.Group()
    group.members = node.all("author").map(author)
    for collaboration in node.all("collaboration") {
      let name = collaboration.first("indexed-name") ?? collaboration.first("text")
      group.members.append(
        ScopusAuthorship.Author(
          place: collaboration["seq"].flatMap { Int($0) },
          id: "collaboration \(name?.text ?? "")"))
    }
    if let address = node.first("affiliation") {
      group.id = address["afid"] ?? address.first("affiliation-id")?["afid"] ?? ""
      group.country = address.first("country")?.text ?? ""
      group.affiliation = affiliation(address)
    }
    return group
  }

  /// The parts of an address; its source text, which may hold a biography, only where no country is
  /// stated.
  private static func affiliation(_ address: XMLNode) -> Affiliation {
    let country = address["country"] ?? address.first("country")?.text ?? ""
    if country.isEmpty, let text = address.first("source-text") {
      return Affiliation(text: text.text)
    }
    var parts: [String?] = address.all("organization").map(\.text)
    parts += ["address-part", "city-group", "city", "state"].map { address.first($0)?.text }
    return Affiliation(parts: parts, statedCountries: country.isEmpty ? [] : [country])
  }
}
