import Bibliography
import Intake
import Markup

/// The JSON of Europe PMC.
enum EuropePMCJSON {
  static func recognises(_ head: FileHead) -> Bool {
    if head.hasKey("resultList", depth: 1), head.hasKey("hitCount", depth: 1) { return true }
    let marks = [
      "authorString", "authorList", "journalInfo", "pubTypeList", "inEPMC", "isOpenAccess",
      "hasTextMinedTerms", "firstPublicationDate", "citedByCount", "pubYear",
    ]
    return head.hasKeys(["id", "source"], and: 3, of: marks)
  }

  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let results = JSONExport(
      paths: [["resultList", "result"], .members(of: "papers"), []], provider: .europepmc,
      noun: "a result")
    try results.read(source, limits: limits, into: sink) { result, draft in
      fill(result, &draft.record)
      draft.take(year: result["pubYear"] ?? result.at("journalInfo", "yearOfPublication"))
    }
  }

  private static func fill(_ result: JSONValue, _ record: inout PublicationRecord) {
    if let source = result["source"].text, let id = result["id"].text {
      record.add(.europepmc, "\(source)/\(id)")
    }
    if let pmid = result["pmid"].text { record.add(.pmid, pmid) }
    if let pmcid = result["pmcid"].text { record.add(.pmcid, pmcid) }
    if let doi = result.first(of: "doi", "DOI").text { record.add(.doi, doi) }
    if let isbn = result.at("bookOrReportDetails", "isbn13").text { record.add(.isbn, isbn) }
    record.version = result["versionNumber"].whole ?? 0
    record.citationCount = result["citedByCount"].whole
    record.vintage = result.first(of: "dateOfRevision", "dateOfCreation", "firstIndexDate").text
    for grant in result.at("grantsList", "grant").many {
      if let agency = grant["agency"].text { record.add(funder: agency) }
    }
    setJournal(result, &record)
    setAuthors(result, &record)
    setType(result, &record)
    takeCorrections(result, &record)
  }

  private static func setJournal(_ result: JSONValue, _ record: inout PublicationRecord) {
    let journal = result.at("journalInfo", "journal").one
    let title = (journal["title"] ?? result["journalTitle"]).text ?? ""
    let issn =
      journal.first(of: "issn", "ISSN", "essn", "ESSN").text
      ?? result["journalIssn"].text.map { String($0.prefix { $0 != ";" }) } ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
  }

  /// Without a list of authors, as in lite results, their names are counted in one string.
  private static func setAuthors(_ result: JSONValue, _ record: inout PublicationRecord) {
    if let authors = result.at("authorList", "author") {
      record.contributors = authors.many.map(contributor)
    } else if let names = result["authorString"].text {
      record.contributors = EuropePMCTypes.names(in: names).map { _ in Contributor() }
    }
    let isLinked = record.contributors.contains { !$0.affiliations.isEmpty }
    if !isLinked, let text = result["affiliation"].text {
      record.unlinkedAffiliations = [Affiliation(text: text)]
    }
  }

  private static func contributor(_ author: JSONValue) -> Contributor {
    let details = author.at("authorAffiliationDetailsList", "authorAffiliation")
    let listed = details ?? author.at("authorAffiliationsList", "authorAffiliation")
    let places = (listed ?? author["affiliation"]).many.map { value in
      let ids = value.at("affiliationOrgIds", "affiliationOrgId") ?? value["affiliationOrgId"]
      return Affiliation(
        parts: [value.text(or: "affiliation")], institutions: ids.texts(or: "value"))
    }
    return Contributor(at: places)
  }

  private static func setType(_ result: JSONValue, _ record: inout PublicationRecord) {
    var words = result.at("pubTypeList", "pubType").texts()
    // Lite results join them: "research-article; journal article".
    words += result["pubType"].text?.split(separator: "; ").map(String.init) ?? []
    (record.type, record.sourceType) = EuropePMCTypes.type(of: words)
    if record.type == .other, result["source"].text == "PPR" { record.type = .preprint }
    if words.contains(where: { $0.lowercased() == "retracted publication" }) {
      record.isRetracted = true
    }
  }

  private static func takeCorrections(_ result: JSONValue, _ record: inout PublicationRecord) {
    for other in result.at("commentCorrectionList", "commentCorrection").many {
      EuropePMCTypes.takeCorrection(
        kind: other["type"].text ?? "", source: other["source"].text, id: other["id"].text, &record)
    }
  }
}
