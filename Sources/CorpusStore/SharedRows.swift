import Bibliography
import GRDB
import Intake

/// Rows that many records share: found in memory or in their table, or added to it.
struct SharedRows {
  private let db: Database
  private let statements: RecordStatements
  private let memory: WriterMemory?
  private var providers = [Int64?](repeating: nil, count: Provider.allCases.count)
  private var words = ByteTable()
  private var journals = ByteTable()
  private var funders = ByteTable()
  private var affiliations = ByteTable()
  private var profiles = ByteTable()

  init(_ db: Database, _ statements: RecordStatements, _ memory: WriterMemory?) {
    self.db = db
    self.statements = statements
    self.memory = memory
  }

  /// The row of a profile; one that is added has some publications from the start.
  mutating func profile(
    _ profile: PackedRecord.Profile, publications: Int
  ) throws -> (id: Int64, isNew: Bool) {
    let hash = UInt64(bitPattern: profile.hash)
    if let known = profiles.id(hash, profile.bytes) { return (known, false) }
    let type = try word(profile.type)
    let fields = try word(profile.fields)
    let lead = try word(profile.lead)
    let bind = { (statement: RowStatement) in
      statement.bind(text: profile.authors)
      statement.bind(profile.year)
      statement.bind(type)
      statement.bind(fields)
      statement.bind(profile.isRetracted)
      statement.bind(profile.isTruncated)
      statement.bind(lead)
    }
    let key = RecordMerger.key(hash)
    let found = try find(statements.findProfile, hash, .profile) {
      $0.bind(key)
      bind($0)
    }
    if let found {
      profiles.set(hash, profile.bytes, to: found)
      return (found, false)
    }
    bind(statements.addProfile)
    statements.addProfile.bind(publications)
    try statements.addProfile.run()
    let id = db.lastInsertedRowID
    statements.addProfileKey.bind(key)
    statements.addProfileKey.bind(id)
    try statements.addProfileKey.run()
    profiles.set(hash, profile.bytes, to: id)
    return (id, true)
  }

  /// The row of a periodical.
  mutating func journal(_ journal: PackedRecord.Journal) throws -> Int64 {
    let hash = hash64(journal.bytes)
    if let known = journals.id(hash, journal.bytes) { return known }
    let id = try intern(statements.findJournal, statements.addJournal, hash, .journal) {
      $0.bind(text: journal.issn)
      $0.bind(text: journal.title)
    }
    journals.set(hash, journal.bytes, to: id)
    return id
  }

  /// The row of a funder.
  mutating func funder(_ name: PackedRecord.Text) throws -> Int64 {
    let hash = hash64(name)
    if let known = funders.id(hash, name) { return known }
    let id = try intern(statements.findFunder, statements.addFunder, hash, .funder) {
      $0.bind(text: name)
    }
    funders.set(hash, name, to: id)
    return id
  }

  /// The row of an affiliation text.
  mutating func affiliation(_ text: PackedRecord.Text) throws -> Int64 {
    let hash = hash64(text)
    if let known = affiliations.id(hash, text) { return known }
    let id = try intern(
      statements.findAffiliation, statements.addAffiliation, hash, .affiliation
    ) { $0.bind(text: text) }
    affiliations.set(hash, text, to: id)
    return id
  }

  /// The row of a word.
  mutating func word(_ text: PackedRecord.Text) throws -> Int64 {
    let hash = hash64(text)
    if let known = words.id(hash, text) { return known }
    let id = try intern(statements.findWord, statements.addWord, hash, .word) {
      $0.bind(text: text)
    }
    words.set(hash, text, to: id)
    return id
  }

  /// The word up to the first slash of a DOI, whose registrant many share, and what follows.
  mutating func parts(
    ofDOI doi: PackedRecord.Text?
  ) throws -> (prefix: Int64?, suffix: PackedRecord.Text?) {
    guard let doi, let slash = doi.firstIndex(of: UInt8(ascii: "/")) else { return (nil, doi) }
    let prefix = PackedRecord.Text(rebasing: doi[...slash])
    return (try word(prefix), PackedRecord.Text(rebasing: doi[(slash + 1)...]))
  }

  /// The row of a word; nil for none.
  mutating func optionalWord(_ text: PackedRecord.Text) throws -> Int64? {
    text.isEmpty ? nil : try word(text)
  }

  /// The row of the name of a provider.
  mutating func word(_ provider: Provider) throws -> Int64 {
    if let known = providers[provider.order] { return known }
    var name = provider.rawValue
    let id = try name.withUTF8 { try word(UnsafeRawBufferPointer($0)) }
    providers[provider.order] = id
    return id
  }

  /// What a hash is one of: hashes of different tables are told to the memory as different ones.
  private enum Kind: UInt64 {
    case profile = 0x9E37_79B9_7F4A_7C15
    case journal = 0xC2B2_AE3D_27D4_EB4F
    case funder = 0x1656_67B1_9E37_79F9
    case affiliation = 0x85EB_CA77_C2B2_AE63
    case word = 0x27D4_EB2F_1656_67C5
  }

  /// The row of a value; nil if it is not there.
  private func find(
    _ find: RowStatement, _ hash: UInt64, _ kind: Kind, _ bind: (RowStatement) -> Void
  ) throws -> Int64? {
    if memory?.known?.insert(hash ^ kind.rawValue) == false { return nil }
    bind(find)
    return try find.first()
  }

  /// The row of a value, added if it is not there.
  private func intern(
    _ find: RowStatement, _ add: RowStatement, _ hash: UInt64, _ kind: Kind,
    _ bind: (RowStatement) -> Void
  ) throws -> Int64 {
    if let id = try self.find(find, hash, kind, bind) { return id }
    bind(add)
    try add.run()
    return db.lastInsertedRowID
  }
}
