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

  /// - Parameter scratch: bytes to write the statement of the record into; what is in them is lost.
  init(_ record: PublicationRecord, _ found: Profiler.Result, _ scratch: inout [UInt8]) {
    byte = record.byte
    provider = record.provider
    version = record.version
    vintage = record.vintage ?? ""
    columns = RecordColumns(identifiers: record.identifiers)
    if !record.otherVersions.isEmpty { otherVersions = RecordColumns.text(record.otherVersions) }
    sourceType = record.sourceType
    authorsKnown = found.authorsWithCountry
    journal = record.journal
    citations = record.citationCount
    normalisedImpact = record.normalisedImpact
    funders = record.funders
    corresponding = found.corresponding.description
    first = found.first.description
    if !found.open.isEmpty {
      open = found.open.map {
        OpenText(author: $0.author, text: $0.text, guess: $0.guess.description)
      }
    }
    evidence = found.evidence?.bytes
    profile = ProfileText(found.profile, &scratch)
    state(record, &scratch)
  }

  /// Writes the statement of the record: its digest, and the keys of its identifiers in passing.
  private mutating func state(_ record: PublicationRecord, _ bytes: inout [UInt8]) {
    let statement = statement(identifiers: "")
    bytes.removeAll(keepingCapacity: true)
    joining.reserveCapacity(record.identifiers.count)
    statement.begin(&bytes)
    let keyScheme = record.provider.keyScheme
    for (place, identifier) in record.identifiers.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ";")) }
      let start = bytes.count
      identifier.append(to: &bytes)
      if identifier.scheme.joinsRecords {
        joining.append(RecordMerger.key(hash64(bytes[start...])))
      }
      if key == nil, identifier.scheme == keyScheme {
        key = String(decoding: bytes[start...], as: UTF8.self)
      }
    }
    for identifier in record.otherVersions { joining.append(RecordMerger.key(identifier)) }
    statement.end(&bytes)
    digest = Int64(bitPattern: hash64(bytes))
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
  var digest: Int64 {
    var bytes: [UInt8] = []
    begin(&bytes)
    bytes.add(identifiers)
    end(&bytes)
    return Int64(bitPattern: hash64(bytes))
  }

  /// Writes what stands before the identifiers.
  func begin(_ bytes: inout [UInt8]) {
    bytes.add(provider)
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(String(version))
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(vintage)
    bytes.add("\t" as Unicode.Scalar)
  }

  /// Writes what stands behind the identifiers.
  func end(_ bytes: inout [UInt8]) {
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(otherVersions)
    bytes.add("\t" as Unicode.Scalar)
    profile.addLine(to: &bytes)
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(sourceType)
    bytes.add("\t" as Unicode.Scalar)
    if let journal {
      bytes.add(journal.issn)
      bytes.add(" " as Unicode.Scalar)
      bytes.add(journal.title)
    }
    bytes.add("\t" as Unicode.Scalar)
    if let citations { bytes.add(String(citations)) }
    bytes.add("\t" as Unicode.Scalar)
    if let normalisedImpact { bytes.add("\(normalisedImpact)") }
    bytes.add("\t" as Unicode.Scalar)
    for (place, funder) in funders.enumerated() {
      if place > 0 { bytes.add(";" as Unicode.Scalar) }
      bytes.add(funder)
    }
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(corresponding)
    bytes.add("\t" as Unicode.Scalar)
    bytes.add(first)
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ text: String) {
    if text.utf8.isEmpty { return }
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  fileprivate mutating func add(_ sign: Unicode.Scalar) { append(UInt8(ascii: sign)) }
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
    var scratch: [UInt8] = []
    self.init(profile, &scratch)
  }

  /// - Parameter scratch: bytes to write the line into; what is in them is lost.
  init(_ profile: CollaborationProfile, _ scratch: inout [UInt8]) {
    year = profile.year
    type = profile.type.rawValue
    fields =
      profile.fields.count == 1 ? profile.fields[0] : profile.fields.joined(separator: "\t")
    isRetracted = profile.isRetracted
    isTruncated = profile.isTruncated
    lead = profile.leadBasis.rawValue
    authors = profile.authorsText
    scratch.removeAll(keepingCapacity: true)
    addLine(to: &scratch)
    hash = Int64(bitPattern: hash64(scratch))
  }

  /// Makes the hash of the line.
  mutating func rehash() { hash = Int64(bitPattern: hash64(line.utf8)) }

  /// A profile whose hash is known.
  mutating func set(hash known: Int64) { hash = known }

  /// One line, the key of the profile.
  var line: String {
    var bytes: [UInt8] = []
    addLine(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the line to bytes.
  func addLine(to bytes: inout [UInt8]) {
    if let year { bytes.add(String(year)) }
    bytes.add("|" as Unicode.Scalar)
    bytes.add(type)
    bytes.add("|" as Unicode.Scalar)
    bytes.add(fields)
    bytes.add(isRetracted ? "|r|" : "||")
    bytes.add(isTruncated ? "t|" : "|")
    bytes.add(lead)
    bytes.add("|" as Unicode.Scalar)
    bytes.add(authors)
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
