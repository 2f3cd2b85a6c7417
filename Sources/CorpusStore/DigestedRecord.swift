import Bibliography
import Collaboration
import Intake

/// A record as the corpus keeps it: countries found, texts gone, columns made.
struct DigestedRecord: Sendable {
  var byte = 0
  var provider = Provider.references
  /// The provider's own name of the record in text form; nil if it has none.
  var key: String?
  var version = 0
  var vintage = ""
  var columns = RecordColumns(identifiers: [])
  /// Identifiers of other versions of the work, as one column.
  var otherVersions = ""
  /// The keys of the identifiers under which records of the same work may be found.
  var joining: [Int64] = []
  var profile = ProfileText()
  var sourceType = ""
  var authorsKnown = 0
  var journal: Journal?
  var citations: Int?
  var normalisedImpact: Double?
  var funders: [String] = []
  /// Codes of countries, as columns.
  var corresponding = ""
  var first = ""
  var open: [OpenText] = []
  /// XXH3 of the canonical line: settles which of two otherwise equal records is kept.
  var digest: Int64 = 0

  /// An affiliation that named no country, or only a guess.
  struct OpenText: Sendable {
    var author: Int
    var text: String
    var guess: String
  }

  init() {}

  init(_ record: PublicationRecord, _ found: Profiler.Result) {
    byte = record.byte
    provider = record.provider
    key = record.providerKey?.description
    version = record.version
    vintage = record.vintage ?? ""
    columns = RecordColumns(identifiers: record.identifiers)
    otherVersions = RecordColumns.text(record.otherVersions)
    sourceType = record.sourceType
    authorsKnown = found.authorsWithCountry
    journal = record.journal
    citations = record.citationCount
    normalisedImpact = record.normalisedImpact
    funders = record.funders
    corresponding = found.corresponding.description
    first = found.first.description
    open = found.open.map {
      OpenText(author: $0.author, text: $0.text, guess: $0.guess.description)
    }
    joining = (record.identifiers.filter(\.scheme.joinsRecords) + record.otherVersions)
      .map(RecordMerger.key)
    profile = ProfileText(found.profile)
    let line = profile.line
    profile.hash = Int64(bitPattern: hash64(line.utf8))
    digest = Int64(
      bitPattern: hash64(
        canonicalLine(RecordColumns.text(record.identifiers), profile: line).utf8))
  }

  /// Everything that the record states, without anything of how it came here.
  private func canonicalLine(_ identifiers: String, profile line: String) -> String {
    var text = "\(provider.rawValue)\t\(version)\t\(vintage)\t\(identifiers)\t\(otherVersions)\t"
    text += line
    text += "\t\(sourceType)\t"
    if let journal { text += "\(journal.issn) \(journal.title)" }
    text += "\t"
    if let citations { text += String(citations) }
    text += "\t"
    if let normalisedImpact { text += "\(normalisedImpact)" }
    text += "\t\(funders.joined(separator: ";"))\t\(corresponding)\t\(first)"
    return text
  }
}

/// A profile as the columns of the store.
struct ProfileText: Hashable, Sendable {
  var year: Int?
  var type = ""
  var fields = ""
  var isRetracted = false
  var isTruncated = false
  var lead = ""
  var authors = ""
  /// XXH3 of the line.
  var hash: Int64 = 0

  init() {}

  init(_ profile: CollaborationProfile) {
    year = profile.year
    type = profile.type.rawValue
    fields = profile.fields.joined(separator: "\t")
    isRetracted = profile.isRetracted
    isTruncated = profile.isTruncated
    lead = profile.leadBasis.rawValue
    authors = profile.authorsText
  }

  /// One line, the key of the profile.
  var line: String {
    var line = year.map(String.init) ?? ""
    line += "|\(type)|\(fields)|\(isRetracted ? "r" : "")"
    line += "|\(isTruncated ? "t" : "")|\(lead)|\(authors)"
    return line
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// What one file gave: all that the store needs to take it in one short transaction.
struct DigestedFile {
  var path: String
  var format: String
  var identity: FileIdentity
  let records = RecordSpool()
  var deletions: [(provider: Provider, key: Identifier)] = []
  var rejected = 0
  var affiliations = 0
  var affiliationsResolved = 0
  var withAffiliation = 0
  var withCountry = 0
  var isDamaged = false
  var findings: [Finding] = []
}
