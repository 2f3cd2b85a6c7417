import Bibliography
import Intake
import Markup

/// The XML of Europe PMC: search answers, core or lite, which have the names of the JSON.
enum EuropePMCXML {
  static func recognises(_ head: FileHead) -> Bool {
    head.root == "responseWrapper"
      && ["hitCount", "resultList", "result"].contains(where: head.elements.contains)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let results = XMLExport(
      records: ["result"],
      skipped: [
        "abstractText", "meshHeadingList", "keywordList", "chemicalList", "fullTextUrlList",
        "subsetList", "investigatorList", "tmAccessionTypeList", "dbCrossReferenceList",
      ],
      provider: .europepmc, noun: "a result")
    try results.read(source, limits: limits, into: sink) { result, draft in
      fill(result, &draft.record)
    }
  }

  private static func fill(_ result: XMLNode, _ record: inout PublicationRecord) {
    func text(_ path: String...) -> String? {
      var place: XMLNode? = result
      for name in path { place = place?.first(name) }
      return place.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let source = text("source"), let id = text("id") {
      record.add(.europepmc, "\(source)/\(id)")
    }
    if let pmid = text("pmid") { record.add(.pmid, pmid) }
    if let pmcid = text("pmcid") { record.add(.pmcid, pmcid) }
    if let doi = text("doi") { record.add(.doi, doi) }
    if let isbn = text("bookOrReportDetails", "isbn13") { record.add(.isbn, isbn) }
    record.year = (text("pubYear") ?? text("journalInfo", "yearOfPublication")).flatMap {
      StatedDate.year($0)
    }
    record.version = text("versionNumber").flatMap { Int($0) } ?? 0
    record.citationCount = text("citedByCount").flatMap { Int($0) }
    record.vintage = text("dateOfRevision") ?? text("dateOfCreation") ?? text("firstIndexDate")
    for agency in result.all("grantsList", "grant", "agency") { record.add(funder: agency.text) }
    let title = text("journalInfo", "journal", "title") ?? text("journalTitle") ?? ""
    let issns = [
      text("journalInfo", "journal", "issn"), text("journalInfo", "journal", "ISSN"),
      text("journalInfo", "journal", "essn"), text("journalInfo", "journal", "ESSN"),
      text("journalIssn").map { String($0.prefix { $0 != ";" }) },
    ]
    let issn = issns.lazy.compactMap { $0 }.first ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    setAuthors(result, &record)
    setType(result, &record)
    takeCorrections(result, &record)
  }

  /// Without a list of authors, as in lite results, their names are counted in one string.
  private static func setAuthors(_ result: XMLNode, _ record: inout PublicationRecord) {
    if let list = result.first("authorList") {
      record.contributors = list.all("author").map(contributor)
    } else if let names = result.first("authorString")?.text {
      record.contributors = EuropePMCTypes.names(in: names).map { _ in Contributor() }
    }
    let isLinked = record.contributors.contains { !$0.affiliations.isEmpty }
    if !isLinked, let text = result.first("affiliation")?.text, !text.isEmpty {
      record.unlinkedAffiliations = [Affiliation(text: text)]
    }
  }

  private static func contributor(_ author: XMLNode) -> Contributor {
    let listed =
      author.all("authorAffiliationDetailsList", "authorAffiliation")
      + author.all("authorAffiliationsList", "authorAffiliation")
    let nodes = listed.isEmpty ? author.all("affiliation") : listed
    return Contributor(
      at: nodes.map { node in
        Affiliation(
          text: (node.first("affiliation") ?? node).text(without: "affiliationOrgId"),
          institutions: node.descendants("affiliationOrgId").map {
            ($0.first("value") ?? $0).text
          })
      })
  }

  private static func setType(_ result: XMLNode, _ record: inout PublicationRecord) {
    var words = result.all("pubTypeList", "pubType").map(\.text)
    // Lite results join them: "research-article; journal article".
    words += result.first("pubType")?.text.split(separator: "; ").map(String.init) ?? []
    (record.type, record.sourceType) = EuropePMCTypes.type(of: words)
    if record.type == .other, result.first("source")?.text == "PPR" { record.type = .preprint }
    if words.contains(where: { $0.lowercased() == "retracted publication" }) {
      record.isRetracted = true
    }
  }

  private static func takeCorrections(_ result: XMLNode, _ record: inout PublicationRecord) {
    for other in result.all("commentCorrectionList", "commentCorrection") {
      EuropePMCTypes.takeCorrection(
        kind: other.first("type")?.text ?? "", source: other.first("source")?.text,
        id: other.first("id")?.text, &record)
    }
  }
}
