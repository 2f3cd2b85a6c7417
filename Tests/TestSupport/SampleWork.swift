/// A work in the shape of OpenAlex, with as much as a test wants to say.
public struct SampleWork: Sendable {
  /// The number of the OpenAlex id; nil for a work without one.
  public var id: Int?
  /// The DOI; nil for none.
  public var doi: String?
  /// The PMID; nil for none.
  public var pmid: Int?
  /// The year; nil for none.
  public var year: Int?
  /// The stated countries of each author.
  public var authors: [[String]]
  /// The date of the record; nil for none.
  public var updated: String?
  /// The number of citations.
  public var citations: Int

  /// A work.
  public init(
    id: Int?, doi: String? = nil, pmid: Int? = nil, year: Int? = 2018, authors: [[String]] = [["CN"]],
    updated: String? = nil, citations: Int = 0
  ) {
    self.id = id
    self.doi = doi
    self.pmid = pmid
    self.year = year
    self.authors = authors
    self.updated = updated
    self.citations = citations
  }

  /// One line of JSON, with its end.
  public var line: String {
    var members: [String] = []
    if let id { members.append("\"id\":\"https://openalex.org/W\(id)\"") }
    members.append("\"cited_by_api_url\":\"https://openalex.org/W0\"")
    if let doi { members.append("\"doi\":\"https://doi.org/\(doi)\"") }
    if let pmid { members.append("\"ids\":{\"pmid\":\"https://pubmed.ncbi.nlm.nih.gov/\(pmid)\"}") }
    members.append("\"publication_year\":\(year.map(String.init) ?? "null")")
    members.append("\"type\":\"article\",\"cited_by_count\":\(citations)")
    let list = authors.map { codes in
      let quoted = codes.map { "\"\($0)\"" }.joined(separator: ",")
      return "{\"countries\":[\(quoted)],\"institutions\":[]}"
    }
    members.append("\"authorships\":[\(list.joined(separator: ","))]")
    if let updated { members.append("\"updated_date\":\"\(updated)\"") }
    return "{\(members.joined(separator: ","))}\n"
  }
}

/// An article in the shape of PubMed, with as much as a test wants to say.
public struct SampleArticle: Sendable {
  /// The PMID; nil for none.
  public var pmid: Int?
  /// The version that PubMed gives the record.
  public var version: Int
  /// The DOI; nil for none.
  public var doi: String?
  /// The ISBN; nil for none.
  public var isbn: String?
  /// The year.
  public var year: Int
  /// The affiliation of each author.
  public var authors: [String]

  /// An article.
  public init(
    pmid: Int?, version: Int = 1, doi: String? = nil, isbn: String? = nil, year: Int = 2018,
    authors: [String] = ["Invented University, Beijing, China"]
  ) {
    self.pmid = pmid
    self.version = version
    self.doi = doi
    self.isbn = isbn
    self.year = year
    self.authors = authors
  }

  /// The element, one line with its end.
  public var element: String {
    var text = "<PubmedArticle><MedlineCitation>"
    if let pmid { text += "<PMID Version=\"\(version)\">\(pmid)</PMID>" }
    text += "<Article><Journal><JournalIssue><PubDate><Year>\(year)</Year></PubDate>"
    text += "</JournalIssue></Journal><AuthorList>"
    for author in authors {
      text += "<Author><LastName>Sample</LastName><AffiliationInfo><Affiliation>\(author)"
      text += "</Affiliation></AffiliationInfo></Author>"
    }
    text += "</AuthorList></Article></MedlineCitation><PubmedData><ArticleIdList>"
    if let doi { text += "<ArticleId IdType=\"doi\">\(doi)</ArticleId>" }
    text += "</ArticleIdList></PubmedData>"
    if let isbn { text += "<Isbn>\(isbn)</Isbn>" }
    return text + "</PubmedArticle>\n"
  }

  /// A whole file of articles, and of deletions by PMID.
  public static func file(_ articles: [SampleArticle], deleting deleted: [Int] = []) -> String {
    var text = "<?xml version=\"1.0\"?>\n<PubmedArticleSet>\n"
    text += articles.map(\.element).joined()
    if !deleted.isEmpty {
      let list = deleted.map { "<PMID Version=\"1\">\($0)</PMID>" }.joined()
      text += "<DeleteCitation>\(list)</DeleteCitation>\n"
    }
    return text + "</PubmedArticleSet>\n"
  }
}
