import Bibliography
import Intake
import Markup

/// The JSON of Scopus, where every list of one may be an object.
enum ScopusJSON {
  static func recognises(_ head: FileHead) -> Bool {
    if head.hasKey("abstracts-retrieval-response") { return true }
    let isAnswer = head.hasKeys(["opensearch:totalResults"], depths: 2...2)
    if isAnswer, head.hasKey("search-results", depth: 1) {
      // Other searches of Elsevier have the same envelope: for authors, for affiliations, in journals.
      return head.hasKey("eid", depth: 3) || head.contains("SCOPUS_ID:")
        || (head.hasKey("error", depth: 3) && !head.hasKey("dc:identifier", depth: 3))
    }
    let marks = [
      "prism:coverDate", "prism:publicationName", "citedby-count", "subtype", "dc:title",
    ]
    return head.hasKeys(["eid"], and: 2, of: marks)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let entries = JSONExport(
      paths: [["search-results", "entry"], []], provider: .scopus, noun: "an entry",
      truncation: "lists only some of its authors: a search gives at most 100. Fetch the abstract.")
    try entries.read(source, limits: limits, into: sink) { value, draft in
      let abstract = value["abstracts-retrieval-response"].one
      let core = abstract["coredata"].one ?? abstract ?? value
      if value["error"] != nil, core["eid"] == nil {
        draft.fate = .absent  // `Result set was empty`
        return
      }
      fill(core, &draft.record)
      draft.take(year: core["prism:coverDate"])
      let authorship = self.authorship(core: core, abstract: abstract ?? value)
      authorship.link(into: &draft.record)
      if authorship.disagrees {
        draft.notes.append(ScopusAuthorship.disagreement)
      }
      if let abstract { fill(abstract, item: abstract["item"].one, &draft.record) }
    }
  }

  /// What search results and abstracts state alike.
  private static func fill(_ core: JSONValue, _ record: inout PublicationRecord) {
    if let eid = core["eid"].text {
      record.add(.eid, eid)
    } else if let id = core["dc:identifier"].text, id.hasPrefix("SCOPUS_ID:") {
      record.add(.eid, "2-s2.0-" + id.dropFirst(10))
    }
    if let doi = core["prism:doi"].text { record.add(.doi, doi) }
    if let pmid = core["pubmed-id"].text { record.add(.pmid, pmid) }
    for isbn in core["prism:isbn"].texts() { record.add(.isbn, isbn) }
    record.citationCount = core["citedby-count"].whole
    record.sourceType =
      core["subtypeDescription"].text ?? core["subtype"].text.map(ScopusTypes.name(ofCode:)) ?? ""
    record.type = PublicationType(scopus: record.sourceType) ?? .other
    record.isRetracted = record.sourceType == "Retracted"
    // Several ISSNs stand in one string.
    let issns = core.first(of: "prism:issn", "prism:eIssn").text?.split(separator: " ")
    let issn = issns?.first.map(String.init) ?? ""
    let title = core["prism:publicationName"].text ?? ""
    if !issn.isEmpty || !title.isEmpty { record.journal = Journal(issn: issn, title: title) }
    if let sponsor = core["fund-sponsor"].text { record.add(funder: sponsor) }
    let total = core["author-count"].one
    if let count = total["@total"].whole ?? total.whole { record.statedAuthorCount = count }
  }

  /// What only abstracts state.
  private static func fill(
    _ abstract: JSONValue, item: JSONValue?, _ record: inout PublicationRecord
  ) {
    record.fields = abstract.at("subject-areas", "subject-area").texts()
    let delivered = item.at("ait:process-info", "ait:date-delivered").one
    let date = ["@year", "@month", "@day"].compactMap { delivered?.member($0)?.text }
    if date.count == 3 { record.vintage = date.joined(separator: "-") }
    let funding = item.at("xocs:meta", "xocs:funding-list", "xocs:funding")
    for grant in funding.many {
      let agency = grant.first(of: "xocs:funding-agency", "xocs:funding-agency-matched-string")
      if let name = agency.text(or: "$") { record.add(funder: name) }
    }
  }

  private static func authorship(core: JSONValue, abstract: JSONValue) -> ScopusAuthorship {
    var authorship = ScopusAuthorship()
    for entry in abstract["affiliation"].many {
      let affiliation = Affiliation(
        parts: [entry["affilname"].text(or: "$"), entry["affiliation-city"].text],
        statedCountries: entry["affiliation-country"].texts())
      authorship.listed.append((entry.first(of: "@id", "afid").text(or: "$") ?? "", affiliation))
    }
    for author in (abstract.at("authors", "author") ?? core["author"]).many {
      var entry = self.author(author)
      entry.affiliations += author["affiliation"].texts(or: "@id")
      entry.affiliations += author["afid"].texts()
      authorship.authors.append(entry)
    }
    let head = abstract.at("item", "bibrecord", "head").one
    authorship.groups = head["author-group"].many.map(group)
    for correspondence in head["correspondence"].many {
      for person in correspondence["person"].many {
        if let name = person["ce:indexed-name"].text { authorship.corresponding.insert(name) }
      }
    }
    return authorship
  }

  private static func author(_ value: JSONValue) -> ScopusAuthorship.Author {
    ScopusAuthorship.Author(
      place: value["@seq"].whole, id: value.first(of: "@auid", "authid").text ?? "",
      name: value["ce:indexed-name"].text ?? "")
  }

  /// A collaboration is an author beside those of its group, or the only one.
  private static func group(_ value: JSONValue) -> ScopusAuthorship.Group {
    var group = ScopusAuthorship.Group()
    group.members = value["author"].many.map(author)
    for collaboration in value["collaboration"].many {
      let name = collaboration["ce:indexed-name"].text ?? collaboration["ce:text"].text
      group.members.append(
        ScopusAuthorship.Author(
          place: collaboration["@seq"].whole, id: "collaboration \(name ?? "")"))
    }
    if let address = value["affiliation"].one {
      group.id = address["@afid"].text ?? address.at("affiliation-id", "@afid").text ?? ""
      group.country = address["country"].text ?? ""
      group.affiliation = affiliation(address)
    }
    return group
  }

  /// The parts of an address, with its country as code and name; its source text, which may hold a
  /// biography, only where no country is stated.
  private static func affiliation(_ address: JSONValue) -> Affiliation {
    let stated = address["@country"].texts() + address["country"].texts()
    if stated.isEmpty, let text = address["ce:source-text"].text(or: "$") {
      return Affiliation(text: text)
    }
    var parts = address["organization"].texts()
    parts += ["address-part", "city-group", "city", "state"].compactMap {
      address.member($0).text(or: "$")
    }
    return Affiliation(parts: parts, statedCountries: stated)
  }
}
