import Bibliography
import Markup

/// Turns the events of a PubMed file into records.
final class PubMedHandler: XMLHandler {
  /// The names that matter; the place in the list, from 1, is the token.
  enum Name: Int, CaseIterable {
    case PubmedArticle = 1, PubmedBookArticle, DeleteCitation
    case PMID, Version, MedlineCitation, BookDocument
    case ArticleTitle
    case PubDate, Year, MedlineDate, DateRevised, Month, Day
    case ArticleId, IdType, ELocationID, EIdType, ValidYN, Isbn
    case AuthorList, ListType, CompleteYN, Author, CollectiveName, Affiliation, Identifier, Source
    case PublicationType, Grant, Agency, CommentsCorrections, RefType
    case ISSN, ISSNLinking, Title
    // Parts that hold names from above which mean something else there.
    case ReferenceList, InvestigatorList, History, Abstract, OtherAbstract, MeshHeadingList
    case ChemicalList, DataBankList, PersonalNameSubjectList, ArticleDate, DateCompleted
    case ContributionDate, KeywordList, Sections, BeginningDate, EndingDate, DeleteDocument
  }

  static let vocabulary = Name.allCases.map { $0 == .ListType ? "Type" : "\($0)" }
  static let recordNames = 2
  static let wantsOtherNames = false

  private let sink: any RecordSink
  private(set) var recordsSeen = 0
  private var record: PublicationRecord?
  private var types: [String] = []
  private var isDeletion = false
  private var isInBook = false
  private var isChapter = false
  private var isInPubDate = false
  private var isInRevision = false
  private var isInAuthors = false
  private var idType = ""
  private var journalISSN = ""
  private var journalTitle = ""
  private var revision = ["", "", ""]
  private var relation: String?  // the type of the comment or correction that is open
  private var updates: [Identifier] = []
  private var oldAffiliation: String?

  private static let tagBytes = "<Author></Author>".utf8.count
  /// What an author without a text takes in memory, at the least.
  private static let authorBytes = 160
  private let recordBytes: Int
  /// Of the record so far: its texts, its authors, and its other elements at their shortest.
  private var bytes = 0

  init(_ sink: any RecordSink, recordBytes: Int) {
    self.sink = sink
    self.recordBytes = recordBytes
  }

  func start(_ token: Int, _ attributes: XMLAttributes, byte: Int?) -> XMLAction {
    guard let name = Name(rawValue: token) else { return .descend }
    switch name {
    case .PubmedArticle, .PubmedBookArticle: begin(byte, isBook: name == .PubmedBookArticle)
    case .DeleteCitation, .DeleteDocument: isDeletion = true
    case .PMID:
      idType = attributes[Name.Version.rawValue] ?? ""
      return .collect
    case .ReferenceList, .InvestigatorList, .History, .Abstract, .OtherAbstract,
      .MeshHeadingList, .ChemicalList, .DataBankList, .PersonalNameSubjectList, .ArticleDate,
      .DateCompleted, .ContributionDate, .KeywordList, .Sections, .BeginningDate, .EndingDate:
      return .skip
    case .ArticleTitle:
      isChapter = isInBook
      return .skip
    case .PubDate: isInPubDate = true
    case .DateRevised: isInRevision = true
    case .Year, .Month, .Day: return isInPubDate || isInRevision ? .collect : .skip
    case .MedlineDate: return isInPubDate ? .collect : .skip
    case .ArticleId, .ELocationID:
      let isLocation = name == .ELocationID
      idType = attributes[(isLocation ? Name.EIdType : .IdType).rawValue] ?? ""
      return isLocation && attributes[Name.ValidYN.rawValue] == "N" ? .skip : .collect
    case .AuthorList:
      // In books the list may be one of editors, who are not authors.
      let type = attributes[Name.ListType.rawValue]
      isInAuthors = type == nil || type == "authors"
      if isInAuthors, attributes[Name.CompleteYN.rawValue] == "N" {
        record?.isAuthorListTruncated = true
      }
      return isInAuthors ? .descend : .skip
    case .Author:
      if attributes[Name.ValidYN.rawValue] == "N" { return .skip }
      record?.contributors.append(Contributor())
    case .Identifier: idType = attributes[Name.Source.rawValue] ?? ""; return .collect
    case .Affiliation, .PublicationType, .Agency, .ISSN, .ISSNLinking, .Title, .Isbn:
      return .collect
    case .CommentsCorrections:
      relation = attributes[Name.RefType.rawValue] ?? ""
      if relation == "RetractionIn" { record?.isRetracted = true }
      return relation == "UpdateIn" ? .descend : .skip
    default: break
    }
    return .descend
  }

  func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard let name = Name(rawValue: token) else { return }
    count(name, text)
    switch name {
    case .PubmedArticle, .PubmedBookArticle: finish()
    case .DeleteCitation, .DeleteDocument: isDeletion = false
    case .PMID: endPMID(bare(text))
    case .PubDate: isInPubDate = false
    case .DateRevised: isInRevision = false
    case .Year:
      if isInPubDate, record?.year == nil { record?.year = StatedDate.year(text) }
      if isInRevision { revision[0] = trimmed(text) }
    case .Month: if isInRevision { revision[1] = trimmed(text) }
    case .Day: if isInRevision { revision[2] = trimmed(text) }
    case .MedlineDate: if record?.year == nil { record?.year = StatedDate.year(text) }
    case .ArticleId, .ELocationID: endArticleID(bare(text))
    case .Isbn: if !text.isEmpty { record?.add(.isbn, trimmed(text)) }
    case .CommentsCorrections: relation = nil
    case .AuthorList: isInAuthors = false
    case .Affiliation: endAffiliation(trimmed(text))
    case .Identifier: endIdentifier(trimmed(text))
    case .PublicationType: if record != nil { types.append(trimmed(text)) }
    case .Agency: endAgency(trimmed(text))
    case .ISSN: if journalISSN.isEmpty { journalISSN = trimmed(text) }
    case .ISSNLinking: journalISSN = trimmed(text)
    case .Title: if !isInBook { journalTitle = trimmed(text) }
    default: break
    }
  }

  /// A record that the file does not finish is rejected.
  func abandon() {
    guard let record else { return }
    sink.reject(
      "record-incomplete", byte: record.byte, record: record.label,
      "the file ends or breaks inside this record.")
    self.record = nil
  }

  /// A record over the limit is rejected once; what follows of it is passed over.
  private func count(_ name: Name, _ text: UnsafeBufferPointer<UInt8>) {
    guard record != nil else { return }
    bytes += text.count + (name == .Author ? PubMedHandler.authorBytes : PubMedHandler.tagBytes)
    guard bytes > recordBytes, let record else { return }
    sink.reject(
      "xml-record-too-large", byte: record.byte, record: record.label,
      "an article is larger than \(recordBytes) bytes.")
    self.record = nil
  }

  private func begin(_ byte: Int?, isBook: Bool) {
    abandon()  // a record inside a record ends the outer one
    bytes = 0
    recordsSeen += 1
    record = PublicationRecord(provider: .pubmed)
    record?.byte = byte ?? 0
    isInBook = isBook
    isChapter = false
    types.removeAll(keepingCapacity: true)
    journalISSN = ""
    journalTitle = ""
    revision = ["", "", ""]
    relation = nil
    updates.removeAll()
    oldAffiliation = nil
  }

  private func finish() {
    guard var record else { return }
    self.record = nil
    if !journalISSN.isEmpty || !journalTitle.isEmpty {
      record.journal = Journal(issn: journalISSN, title: journalTitle)
    }
    (record.type, record.sourceType) = PubMedHandler.type(of: types)
    if isInBook { record.type = isChapter ? .chapter : .book }
    if types.contains("Retracted Publication") { record.isRetracted = true }
    record.vintage = StatedDate.day(year: revision[0], month: revision[1], day: revision[2])
    if let affiliation = oldAffiliation { place(affiliation, in: &record) }
    if record.type == .preprint {
      record.otherVersions = updates
    }
    record.normalise()
    if record.version == 0 { record.version = 1 }
    guard !record.identifiers.isEmpty || record.year != nil || !record.contributors.isEmpty else {
      sink.reject(
        "record-without-content", byte: record.byte, record: nil,
        "has no identifier, no year and no author.")
      return
    }
    if record.isAuthorListTruncated {
      sink.note(
        "authors-truncated", .warning, byte: record.byte, record: record.label,
        "says that its author list is not complete.")
    }
    sink.accept(record)
  }

  private func endPMID(_ text: UnsafeBufferPointer<UInt8>) {
    guard let identifier = Identifier(.pmid, utf8: text) else { return }
    if relation != nil {
      if record != nil { updates.append(identifier) }
    } else if record == nil {
      guard isDeletion else { return }
      recordsSeen += 1
      sink.delete(identifier, of: .pubmed)
    } else if record?.providerKey == nil {
      record?.version = Int(idType) ?? 1
      record?.identifiers.append(identifier)
    }
  }

  private func endArticleID(_ text: UnsafeBufferPointer<UInt8>) {
    switch idType {
    case "doi": record?.add(.doi, utf8: text)
    case "pubmed":
      // The record's own PMID stands in the citation; another one here would not be its name.
      if record?.providerKey == nil { record?.add(.pmid, utf8: text) }
    case "pmc": record?.add(.pmcid, utf8: text)
    default: break
    }
  }

  private func endAffiliation(_ text: String) {
    guard !text.isEmpty else { return }
    if !isInAuthors {
      oldAffiliation = oldAffiliation ?? text
    } else if let last = record?.contributors.indices.last {
      record?.contributors[last].affiliations.append(Bibliography.Affiliation(text: text))
    }
  }

  /// Gives the affiliation of the article, which files had before 2014 beside the authors, to the
  /// first author: it is the first author's, as NLM says.
  private func place(_ text: String, in record: inout PublicationRecord) {
    let affiliation = Bibliography.Affiliation(text: text)
    if record.contributors.isEmpty {
      record.unlinkedAffiliations.append(affiliation)
    } else if !record.contributors[0].affiliations.contains(affiliation) {
      record.contributors[0].affiliations.append(affiliation)
    }
  }

  /// ROR, GRID or ISNI of the affiliation before it; an author's ORCID is not kept.
  private func endIdentifier(_ text: String) {
    guard isInAuthors, ["ROR", "GRID", "ISNI"].contains(idType),
      let author = record?.contributors.indices.last,
      let affiliation = record?.contributors[author].affiliations.indices.last
    else { return }
    record?.contributors[author].affiliations[affiliation].institutions.append(text)
  }

  private func endAgency(_ text: String) {
    record?.add(funder: text)
  }

  private func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bare(text), as: UTF8.self)
  }

  /// Without white space and control characters at both ends.
  private func bare(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= 0x20 { start += 1 }
    while start < end, text[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }

  /// The most telling of the publication types of a record.
  static func type(of types: [String]) -> (PublicationType, String) {
    for (word, type) in table where types.contains(word) { return (type, word) }
    if types.contains("Journal Article") { return (.article, "Journal Article") }
    return (.other, types.first ?? "")
  }

  /// What types mean, the most telling first.
  private static let table: [(String, PublicationType)] = [
    ("Retraction of Publication", .retraction), ("Retraction Notice", .retraction),
    ("Published Erratum", .correction), ("Corrected and Republished Article", .article),
    ("Preprint", .preprint), ("Dataset", .dataset), ("Editorial", .editorial),
    ("Letter", .letter), ("Systematic Review", .review), ("Review", .review),
    ("Scoping Review", .review),
  ]
}
