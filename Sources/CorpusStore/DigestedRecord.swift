import Bibliography
import Collaboration
import Geography
import Intake

/// A record as the corpus keeps it: countries found, texts gone.
struct DigestedRecord: Sendable {
  var byte: Int
  var provider: Provider
  var providerKey: Identifier? { identifiers.first { $0.scheme == provider.keyScheme } }
  var version: Int
  var vintage: String
  var identifiers: [Identifier]
  var otherVersions: [Identifier]
  var profile: ProfileText
  var sourceType: String
  var authorsKnown: Int
  var journal: Journal?
  var citations: Int?
  var normalisedImpact: Double?
  var funders: [String]
  var corresponding: CountrySet
  var first: CountrySet
  var open: [Profiler.OpenAffiliation]
  /// XXH3 of the canonical line: settles which of two otherwise equal records is kept.
  var digest: Int64 = 0

  init(_ record: PublicationRecord, _ found: Profiler.Result) {
    byte = record.byte
    provider = record.provider
    version = record.version
    vintage = record.vintage ?? ""
    identifiers = record.identifiers
    otherVersions = record.otherVersions
    profile = ProfileText(found.profile)
    sourceType = record.sourceType
    authorsKnown = found.authorsWithCountry
    journal = record.journal
    citations = record.citationCount
    normalisedImpact = record.normalisedImpact
    funders = record.funders
    corresponding = found.corresponding
    first = found.first
    open = found.open
    joining = (identifiers.filter(\.scheme.joinsRecords) + otherVersions).map(RecordMerger.key)
    digest = Int64(bitPattern: hash64(canonicalLine.utf8))
  }

  /// The keys of the identifiers under which records of the same work may be found.
  var joining: [Int64] = []

  /// Everything that the record states, without anything of how it came here.
  private var canonicalLine: String {
    var line = "\(provider.rawValue)\t\(version)\t\(vintage)\t"
    line += RecordColumns.text(identifiers)
    line += "\t"
    line += RecordColumns.text(otherVersions)
    line += "\t"
    line += profile.line
    line += "\t"
    line += sourceType
    line += "\t"
    if let journal { line += "\(journal.issn) \(journal.title)" }
    line += "\t"
    if let citations { line += String(citations) }
    line += "\t"
    if let normalisedImpact { line += "\(normalisedImpact)" }
    line += "\t"
    line += funders.joined(separator: ";")
    line += "\t\(corresponding)\t\(first)"
    return line
  }
}

/// A profile as the columns of the store; alike if its line is.
struct ProfileText: Hashable, Sendable {
  var year: Int?
  var type: String
  var fields: String
  var isRetracted: Bool
  var isTruncated: Bool
  var lead: String
  var authors: String
  /// One line, the key of the profile.
  let line: String
  /// XXH3 of the line.
  let hash: Int64

  init(_ profile: CollaborationProfile) {
    year = profile.year
    type = profile.type.rawValue
    fields = profile.fields.joined(separator: "\t")
    isRetracted = profile.isRetracted
    isTruncated = profile.isTruncated
    lead = profile.leadBasis.rawValue
    authors = profile.authorsText
    line =
      "\(year.map(String.init) ?? "")|\(type)|\(fields)|\(isRetracted ? "r" : "")"
      + "|\(isTruncated ? "t" : "")|\(lead)|\(authors)"
    hash = Int64(bitPattern: hash64(line.utf8))
  }

  static func == (left: ProfileText, right: ProfileText) -> Bool { left.line == right.line }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// What one file gave: all that the store needs to take it in one short transaction.
struct DigestedFile: Sendable {
  var path: String
  var format: String
  var identity: FileIdentity
  var records: [DigestedRecord] = []
  var deletions: [(provider: Provider, key: Identifier)] = []
  var rejected = 0
  var affiliations = 0
  var affiliationsResolved = 0
  var withAffiliation = 0
  var withCountry = 0
  var isDamaged = false
  var findings: [Finding] = []
}
