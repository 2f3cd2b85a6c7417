import Bibliography

/// A record as `RecordPacker` put it into bytes, read in place; valid while the bytes are.
///
/// Texts are stretches of the bytes: most of them go to the store as they are.
struct PackedRecord {
  /// UTF-8.
  typealias Text = UnsafeRawBufferPointer

  let byte: Int
  let provider: Provider
  let key: Text?
  let version: Int
  let vintage: Text
  let doi: Text?
  let openalex: Int?
  let pmid: Int?
  let other: Text?
  let otherVersions: Text
  let joining: Keys
  let profile: Profile
  let sourceType: Text
  let authorsKnown: Int
  let journal: Journal?
  let citations: Int?
  let normalisedImpact: Double?
  let funders: [Text]
  let corresponding: Text
  let first: Text
  let open: [Open]
  let digest: Int64
  let evidence: Text?

  /// The keys of identifiers.
  struct Keys: Sequence, IteratorProtocol {
    fileprivate var bytes: UnsafeRawBufferPointer.SubSequence

    mutating func next() -> Int64? {
      guard !bytes.isEmpty else { return nil }
      let key = UnsafeRawBufferPointer(rebasing: bytes).loadUnaligned(as: Int64.self)
      bytes = bytes.dropFirst(8)
      return key
    }
  }

  /// The columns of a profile.
  struct Profile {
    let year: Int?
    let type: Text
    let fields: Text
    let isRetracted: Bool
    let isTruncated: Bool
    let lead: Text
    let authors: Text
    let hash: Int64
    /// All of them.
    let bytes: Text
  }

  /// A periodical.
  struct Journal {
    let issn: Text
    let title: Text
    /// Both.
    let bytes: Text
  }

  /// An affiliation that named no country, or only a guess.
  struct Open {
    let author: Int
    let text: Text
    let guess: Text
  }
}

/// Reads one record after the other.
struct RecordUnpacker {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private static let providers = Provider.allCases

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next record; nil at the end.
  mutating func next() -> PackedRecord? {
    guard place < bytes.count else { return nil }
    return PackedRecord(
      byte: number(), provider: RecordUnpacker.providers[number()], key: optionalText(),
      version: number(), vintage: text(), doi: optionalText(), openalex: optionalNumber(),
      pmid: optionalNumber(), other: optionalText(), otherVersions: text(), joining: keys(),
      profile: profile(), sourceType: text(), authorsKnown: number(), journal: journal(),
      citations: optionalNumber(),
      normalisedImpact: optionalNumber().map {
        Double(bitPattern: UInt64(UInt(bitPattern: $0)))
      },
      funders: (0..<number()).map { _ in text() }, corresponding: text(), first: text(),
      open: (0..<number()).map { _ in
        PackedRecord.Open(author: number(), text: text(), guess: text())
      }, digest: raw(), evidence: optionalText())
  }

  /// The columns of a profile, where they stand next.
  mutating func profile() -> PackedRecord.Profile {
    let start = place
    let year = optionalNumber()
    let (type, fields) = (text(), text())
    let marks = number()
    let (lead, authors) = (text(), text())
    let columns = place
    return PackedRecord.Profile(
      year: year, type: type, fields: fields, isRetracted: marks & 1 != 0,
      isTruncated: marks & 2 != 0, lead: lead, authors: authors, hash: raw(),
      bytes: part(start..<columns))
  }

  private mutating func journal() -> PackedRecord.Journal? {
    let start = place
    guard let issn = optionalText() else {
      _ = optionalText()
      return nil
    }
    guard let title = optionalText() else { return nil }
    return PackedRecord.Journal(issn: issn, title: title, bytes: part(start..<place))
  }

  private mutating func keys() -> PackedRecord.Keys {
    let count = number() * 8
    place += count
    return PackedRecord.Keys(bytes: bytes[place - count..<place])
  }

  private mutating func raw() -> Int64 {
    place += 8
    return bytes.loadUnaligned(fromByteOffset: place - 8, as: Int64.self)
  }

  private mutating func number() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = bytes[place]
      place += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  private mutating func optionalNumber() -> Int? {
    place += 1
    return bytes[place - 1] == 0 ? nil : number()
  }

  private mutating func text() -> PackedRecord.Text {
    let count = number()
    place += count
    return part(place - count..<place)
  }

  private mutating func optionalText() -> PackedRecord.Text? {
    place += 1
    return bytes[place - 1] == 0 ? nil : text()
  }

  private func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }
}

extension DigestedRecord {
  /// The record that was packed.
  init(_ packed: PackedRecord) {
    self.init()
    byte = packed.byte
    provider = packed.provider
    key = packed.key.map(String.init(packed:))
    version = packed.version
    vintage = String(packed: packed.vintage)
    columns = RecordColumns(packed)
    otherVersions = String(packed: packed.otherVersions)
    joining = Array(packed.joining)
    profile = ProfileText(packed.profile)
    sourceType = String(packed: packed.sourceType)
    authorsKnown = packed.authorsKnown
    journal = packed.journal.map {
      Journal(issn: String(packed: $0.issn), title: String(packed: $0.title))
    }
    citations = packed.citations
    normalisedImpact = packed.normalisedImpact
    funders = packed.funders.map(String.init(packed:))
    corresponding = String(packed: packed.corresponding)
    first = String(packed: packed.first)
    open = packed.open.map {
      OpenText(author: $0.author, text: String(packed: $0.text), guess: String(packed: $0.guess))
    }
    digest = packed.digest
    evidence = packed.evidence.map { Array($0) }
  }
}

extension RecordColumns {
  /// The identifiers of a record that was packed.
  init(_ packed: PackedRecord) {
    self.init(
      doi: packed.doi.map(String.init(packed:)), openalex: packed.openalex, pmid: packed.pmid,
      other: packed.other.map(String.init(packed:)))
  }
}

extension ProfileText {
  init(_ packed: PackedRecord.Profile) {
    self.init()
    year = packed.year
    type = String(packed: packed.type)
    fields = String(packed: packed.fields)
    isRetracted = packed.isRetracted
    isTruncated = packed.isTruncated
    lead = String(packed: packed.lead)
    authors = String(packed: packed.authors)
    set(hash: packed.hash)
  }
}

extension String {
  /// A text that was packed.
  init(packed text: PackedRecord.Text) { self.init(decoding: text, as: UTF8.self) }
}
