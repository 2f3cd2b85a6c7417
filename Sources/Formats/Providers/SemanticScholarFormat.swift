import Bibliography
import Intake
import Markup

/// Papers of Semantic Scholar: answers of the Graph API and of the API before it, and JSON Lines of
/// its datasets.
///
/// Papers carry no affiliations; what authors may carry are those of their profile today. The year
/// is `year`. Source: Semantic Scholar Academic Graph API, "Paper".
public struct SemanticScholarFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "semantic-scholar"
  /// One line for people.
  public let summary = "Semantic Scholar papers: search, batch, single paper, citations, datasets"
  /// Affiliations of a profile are none of a paper.
  public let affiliations = AffiliationLinking.none

  /// The format, ready to read.
  public init() {}

  /// Known by the paper id, or by the corpus id of its datasets.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    let marks = ["title", "authors", "year", "externalIds", "citations", "references", "corpusId"]
    let hasPaper = head.hasKeys(["paperId"], and: 1, of: marks, depths: 1...3)
    let hasCorpusID = head.hasKeys(["corpusid", "externalids"], depths: 1...1)
    let isOlder = head.hasKeys(["s2Url", "inCitations", "outCitations"], depths: 1...1)
    return hasPaper || hasCorpusID || isOlder
  }

  /// Reads every paper.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    let papers = JSONExport(
      paths: [["data"], ["recommendedPapers"], ["papers"], []], provider: .semanticScholar,
      noun: "a paper")
    try papers.read(source, limits: limits, into: sink) { value, draft in
      let paper = value.first(of: "citedPaper", "citingPaper", "paper") ?? value
      SemanticScholarFormat.fill(paper, &draft.record)
      draft.take(year: paper["year"])
    }
  }

  private static func fill(_ paper: JSONValue, _ record: inout PublicationRecord) {
    takeIdentifiers(paper, &record)
    record.citationCount =
      paper.first(of: "citationCount", "citationcount", "numCitedBy").whole
    record.fields = paper["fieldsOfStudy"].texts()
    if record.fields.isEmpty {
      var known: Set<String> = []
      record.fields = paper.first(of: "s2FieldsOfStudy", "s2fieldsofstudy")
        .texts(or: "category").filter { known.insert($0).inserted }
    }
    let words = paper.first(of: "publicationTypes", "publicationtypes").texts()
    (record.type, record.sourceType) = type(of: words)
    let journal = paper.at("journal", "name") ?? paper["journalName"]
    let venue = paper.first(of: "publicationVenue", "publicationvenue")
    let issn = venue["issn"].text ?? ""
    let title = (journal ?? paper["venue"]).text ?? ""
    if !title.isEmpty || !issn.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.contributors = paper["authors"].many.map { author in
      var contributor = Contributor()
      contributor.affiliations = (author["affiliations"].texts(or: "name")).map {
        Affiliation(text: $0)
      }
      return contributor
    }
  }

  private static func takeIdentifiers(_ paper: JSONValue, _ record: inout PublicationRecord) {
    if let id = paper["paperId"].text {
      record.add(.s2, id)
    } else if let id = paper.first(of: "s2Url", "url").text?.split(separator: "/").last,
      id.utf8.count == 40
    {
      record.add(.s2, id)
    }
    let ids = paper.first(of: "externalIds", "externalids")
    for (key, id) in ids.members {
      let scheme = String(decoding: key, as: UTF8.self).lowercased()
      if let known = schemes[scheme], let text = id.text { record.add(known, text) }
    }
    // The names before the Graph API.
    if let doi = paper["doi"].text { record.add(.doi, doi) }
    if let arxiv = paper["arxivId"].text { record.add(.arxiv, arxiv) }
    if let pmid = paper["pmid"].text { record.add(.pmid, pmid) }
  }

  private static let schemes: [String: Identifier.Scheme] = [
    "doi": .doi, "arxiv": .arxiv, "pubmed": .pmid, "pubmedcentral": .pmcid, "dblp": .dblp,
  ]

  private static func type(of words: [String]) -> (PublicationType, String) {
    let table: [(String, PublicationType)] = [
      ("Dataset", .dataset), ("Editorial", .editorial), ("LettersAndComments", .letter),
      ("Review", .review), ("MetaAnalysis", .review), ("Conference", .conferencePaper),
      ("BookSection", .chapter), ("Book", .book), ("JournalArticle", .article),
    ]
    for (word, type) in table where words.contains(word) { return (type, word) }
    return (.other, words.first ?? "")
  }
}
