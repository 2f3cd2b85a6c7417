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
  /// What the countries rest on, as bytes; nil where no text speaks.
  var evidence: [UInt8]?
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
    evidence = found.evidence?.bytes
    joining = (record.identifiers.filter(\.scheme.joinsRecords) + record.otherVersions)
      .map(RecordMerger.key)
    profile = ProfileText(found.profile)
    digest = statement(identifiers: RecordColumns.text(record.identifiers)).digest
  }

  /// Makes what follows from the other columns: the names under which the record is found, and its
  /// digest.
  mutating func derive() {
    let identifiers = columns.identifiers
    key = identifiers.first { $0.scheme == provider.keyScheme }?.description
    joining = (identifiers.filter(\.scheme.joinsRecords) + RecordColumns.identifiers(otherVersions))
      .map(RecordMerger.key)
    digest = statement(identifiers: RecordColumns.text(identifiers)).digest
  }

  private func statement(identifiers: String) -> RecordStatement {
    RecordStatement(
      provider: provider.rawValue, version: version, vintage: vintage, identifiers: identifiers,
      otherVersions: otherVersions, profile: profile, sourceType: sourceType, journal: journal,
      citations: citations, normalisedImpact: normalisedImpact, funders: funders,
      corresponding: corresponding, first: first)
  }
}

/// Everything that a record states, without anything of how it came here, in the form whose hash is
/// the digest of the record.
///
/// What the corpus adds to it (`CorpusStore.settleEvidence`) is not in it.
struct RecordStatement {
  var provider: String
  var version: Int
  var vintage: String
  var identifiers: String
  var otherVersions: String
  var profile: ProfileText
  var sourceType: String
  var journal: Journal?
  var citations: Int?
  var normalisedImpact: Double?
  var funders: [String]
  var corresponding: String
  var first: String

  /// XXH3 of the canonical line.
  var digest: Int64 { Int64(bitPattern: hash64(line.utf8)) }

  private var line: String {
    var text = "\(provider)\t\(version)\t\(vintage)\t\(identifiers)\t\(otherVersions)\t"
    text += profile.line
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
  /// XXH3 of the line; to be made anew by `rehash` when a column changed.
  private(set) var hash: Int64 = 0

  init() {}

  init(_ profile: CollaborationProfile) {
    year = profile.year
    type = profile.type.rawValue
    fields = profile.fields.joined(separator: "\t")
    isRetracted = profile.isRetracted
    isTruncated = profile.isTruncated
    lead = profile.leadBasis.rawValue
    authors = profile.authorsText
    rehash()
  }

  /// Makes the hash of the line.
  mutating func rehash() { hash = Int64(bitPattern: hash64(line.utf8)) }

  /// A profile whose hash is known.
  mutating func set(hash known: Int64) { hash = known }

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
  var records = RecordSpool()
  var deletions: [(provider: Provider, key: Identifier)] = []
  var rejected = 0
  /// Records that were put together with others before they came here.
  var duplicates = 0
  /// Publications of which nothing but the profile came here.
  var counted: [(profile: CollaborationProfile, publications: Int)] = []
  var affiliations = 0
  var affiliationsResolved = 0
  var withAffiliation = 0
  var withCountry = 0
  var isDamaged = false
  /// False where an earlier copub read the file, which kept no evidence.
  var keepsEvidence = true
  var findings: [Finding] = []

  /// Records read, whatever became of them.
  var read: Int {
    records.count + rejected + duplicates + counted.reduce(0) { $0 + $1.publications }
  }
}
