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
  var profile: CollaborationProfile
  var sourceType: String
  var authorsKnown: Int
  var journal: Journal?
  var citations: Int?
  var normalisedImpact: Double?
  var funders: [String]
  var corresponding: CountrySet
  var first: CountrySet
  var open: [Profiler.OpenAffiliation]
  /// What the countries rest on, as bytes; nil where no text speaks.
  var evidence: [UInt8]?
  /// XXH3 of the canonical line: settles which of two otherwise equal records is kept.
  var digest: Int64 = 0

  init(_ record: PublicationRecord, _ found: Profiler.Result) {
    self.init(
      byte: record.byte, provider: record.provider, version: record.version,
      vintage: record.vintage ?? "", identifiers: record.identifiers,
      otherVersions: record.otherVersions, profile: found.profile, sourceType: record.sourceType,
      authorsKnown: found.authorsWithCountry, journal: record.journal,
      citations: record.citationCount, normalisedImpact: record.normalisedImpact,
      funders: record.funders, corresponding: found.corresponding, first: found.first,
      open: found.open, evidence: found.evidence)
  }

  init(
    byte: Int, provider: Provider, version: Int, vintage: String, identifiers: [Identifier],
    otherVersions: [Identifier], profile: CollaborationProfile, sourceType: String,
    authorsKnown: Int, journal: Journal?, citations: Int?, normalisedImpact: Double?,
    funders: [String], corresponding: CountrySet, first: CountrySet,
    open: [Profiler.OpenAffiliation], evidence: CountryEvidence?
  ) {
    self.byte = byte
    self.provider = provider
    self.version = version
    self.vintage = vintage
    self.identifiers = identifiers
    self.otherVersions = otherVersions
    self.profile = profile
    self.sourceType = sourceType
    self.authorsKnown = authorsKnown
    self.journal = journal
    self.citations = citations
    self.normalisedImpact = normalisedImpact
    self.funders = funders
    self.corresponding = corresponding
    self.first = first
    self.open = open
    self.evidence = evidence?.bytes
    digest = statement.digest
  }

  /// The identifiers under which records of the same work may be found.
  var joining: [Identifier] { identifiers.filter(\.scheme.joinsRecords) + otherVersions }

  /// Everything that the record states, without anything of how it came here.
  var statement: RecordStatement {
    RecordStatement(
      provider: provider.rawValue, version: version, vintage: vintage,
      identifiers: RecordColumns.text(identifiers),
      otherVersions: RecordColumns.text(otherVersions), profile: ProfileText(profile),
      sourceType: sourceType, journal: journal, citations: citations,
      normalisedImpact: normalisedImpact, funders: funders,
      corresponding: corresponding.description, first: first.description)
  }
}

/// Everything that a record states, in the form whose hash is the digest of the record.
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
    [
      provider, "\(version)", vintage, identifiers, otherVersions, profile.line, sourceType,
      journal.map { "\($0.issn) \($0.title)" } ?? "", citations.map(String.init) ?? "",
      normalisedImpact.map { "\($0)" } ?? "", funders.joined(separator: ";"), corresponding, first,
    ].joined(separator: "\t")
  }
}

/// A profile as the columns of the store.
struct ProfileText: Hashable {
  var year: Int?
  var type: String
  var fields: String
  var isRetracted: Bool
  var isTruncated: Bool
  var lead: String
  var authors: String

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
    "\(year.map(String.init) ?? "")|\(type)|\(fields)|\(isRetracted ? "r" : "")"
      + "|\(isTruncated ? "t" : "")|\(lead)|\(authors)"
  }
}

/// What one file gave: all that the store needs to take it in one short transaction.
struct DigestedFile: Sendable {
  var path: String
  var format: String
  var identity: FileIdentity
  var records: [DigestedRecord] = []
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
