import Bibliography
import GRDB

/// Puts the records of one publication together: the transitive closure of shared identifiers, in
/// which no two records carry different values of DOI, PMID or OpenAlex id.
///
/// The shared values of a component are taken in their order (scheme, then value); one whose joining
/// would bring different values together joins nothing and is a conflict. Then come the relations
/// that sources state (a preprint names its article), which join whatever the values. The kept record
/// is the one with the most authors whose country is known; ties go by provider, then newest vintage,
/// then digest.
struct RecordGrouper {
  private let db: Database
  private var done: Set<Int64> = []
  /// By how much the number of publications of each profile changes.
  private(set) var publicationsDelta: [Int64: Int] = [:]

  init(_ db: Database) { self.db = db }

  private struct Member {
    var id: Int64
    var identifiers: [Identifier]
    var otherVersions: [Identifier]
    var provider: Provider
    var vintage: String
    var digest: Int64
    var known: Int
    var state: Int
    var kept: Int64?
    var profile: Int64

    /// True if this record is kept rather than the other.
    func isPreferred(to other: Member) -> Bool {
      if known != other.known { return known > other.known }
      if provider != other.provider { return provider < other.provider }
      if vintage != other.vintage { return vintage > other.vintage }
      if digest != other.digest { return digest < other.digest }
      return id < other.id
    }
  }

  /// Forms the groups of the component of a record anew.
  mutating func regroup(around start: Int64) throws {
    guard !done.contains(start) else { return }
    let members = try component(of: start)
    var index: [Int64: Int] = [:]
    for (place, member) in members.enumerated() { index[member.id] = place }
    var carriers: [Identifier: [Int]] = [:]
    for (place, member) in members.enumerated() {
      for identifier in member.identifiers where identifier.scheme.joinsRecords {
        carriers[identifier, default: []].append(place)
      }
    }
    var groups = Groups(members.map(\.identifiers))
    for (identifier, places) in carriers.sorted(by: { $0.key < $1.key }) where places.count > 1 {
      let joined = groups.join(places)
      try db.execute(
        sql: joined
          ? "DELETE FROM identifier_conflict WHERE identifier = ?"
          : "INSERT OR IGNORE INTO identifier_conflict (identifier) VALUES (?)",
        arguments: [identifier.description])
    }
    for (identifier, places) in related(members) {
      let owners = carriers[identifier] ?? []
      // An identifier that different publications carry says nothing of either.
      if groups.areOne(owners) { groups.unite(places + owners) }
    }
    for group in groups.all {
      let sorted = group.map { members[$0] }.sorted { $0.isPreferred(to: $1) }
      guard let best = sorted.first else { continue }
      try set(best, .kept, nil)
      for other in sorted.dropFirst() { try set(other, .merged, best.id) }
    }
  }

  /// The places of the records that name an identifier as another version, by identifier.
  private func related(_ members: [Member]) -> [(Identifier, [Int])] {
    var places: [Identifier: [Int]] = [:]
    for (place, member) in members.enumerated() {
      for identifier in member.otherVersions { places[identifier, default: []].append(place) }
    }
    return places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func set(
    _ member: Member, _ state: RecordMerger.State, _ kept: Int64?
  ) throws {
    guard member.state != state.rawValue || member.kept != kept else { return }
    if member.state == RecordMerger.State.kept.rawValue {
      publicationsDelta[member.profile, default: 0] -= 1
    }
    if state == .kept { publicationsDelta[member.profile, default: 0] += 1 }
    let statement = try db.cachedStatement(
      sql: "UPDATE record_row SET state = ?, kept = ? WHERE id = ?")
    try statement.execute(arguments: [state.rawValue, kept, member.id])
  }

  private mutating func component(of start: Int64) throws -> [Member] {
    let mates = try db.cachedStatement(sql: "SELECT record FROM identifier WHERE hash = ?")
    var queue = [start]
    var members: [Member] = []
    var asked: Set<Int64> = []
    done.insert(start)
    while let id = queue.popLast() {
      guard let member = try fetch(id) else { continue }
      members.append(member)
      let joining = member.identifiers.filter(\.scheme.joinsRecords) + member.otherVersions
      for identifier in joining {
        let hash = RecordMerger.key(identifier)
        guard asked.insert(hash).inserted else { continue }
        for mate in try Int64.fetchAll(mates, arguments: [hash]) where !done.contains(mate) {
          done.insert(mate)
          queue.append(mate)
        }
      }
    }
    return members.sorted { $0.id < $1.id }
  }

  private func fetch(_ id: Int64) throws -> Member? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT doi, openalex, pmid, other_identifiers, provider, vintage, digest, authors_known,
          state, kept, profile, other_versions
        FROM record WHERE id = ? AND state <= 1
        """)
    guard let row = try Row.fetchOne(statement, arguments: [id]),
      let provider = Provider(rawValue: try row[4])
    else { return nil }
    let columns = try RecordColumns(doi: row[0], openalex: row[1], pmid: row[2], other: row[3])
    return try Member(
      id: id, identifiers: columns.identifiers,
      otherVersions: RecordColumns.identifiers(row[11]), provider: provider,
      vintage: row[5] as String? ?? "", digest: row[6], known: row[7], state: row[8],
      kept: row[9], profile: row[10])
  }

  /// Disjoint groups of records that know which telling values each group carries.
  private struct Groups {
    private var parent: [Int]
    private var values: [[Identifier.Scheme: Set<String>]]

    init(_ identifiers: [[Identifier]]) {
      parent = Array(identifiers.indices)
      values = identifiers.map { list in
        var carried: [Identifier.Scheme: Set<String>] = [:]
        for identifier in list where identifier.scheme.tellsApart {
          carried[identifier.scheme, default: []].insert(identifier.value)
        }
        return carried
      }
    }

    /// Joins the groups of some records unless two of them carry different values; tells if it did.
    mutating func join(_ places: [Int]) -> Bool {
      let roots = Set(places.map(root)).sorted()
      guard let first = roots.first, roots.count > 1 else { return true }
      var united = values[first]
      for root in roots.dropFirst() {
        for (scheme, carried) in values[root] {
          if let held = united[scheme], held.isDisjoint(with: carried) { return false }
          united[scheme, default: []].formUnion(carried)
        }
      }
      for root in roots.dropFirst() { parent[root] = first }
      values[first] = united
      return true
    }

    /// True if some records are in one group, or there are none.
    func areOne(_ places: [Int]) -> Bool { Set(places.map(root)).count <= 1 }

    /// Joins the groups of some records, whatever values they carry.
    mutating func unite(_ places: [Int]) {
      let roots = Set(places.map(root)).sorted()
      for root in roots.dropFirst() {
        parent[root] = roots[0]
        for (scheme, carried) in values[root] {
          values[roots[0]][scheme, default: []].formUnion(carried)
        }
      }
    }

    private func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place { place = parent[place] }
      return place
    }

    var all: [[Int]] {
      var groups: [Int: [Int]] = [:]
      for place in parent.indices { groups[root(place), default: []].append(place) }
      return groups.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
