/// Which codes count as one country, and which ties count as international.
///
/// "Territory policy" of the definitions. A policy is a TSV file with the columns `code`,
/// `counted-as` (empty: counts nowhere), `from` and `to` (years, inclusive, empty: unbounded) and
/// `ties`. Codes without a row count as themselves. A row that counts a code as itself with ties
/// `domestic` or `domestic:LABEL` leaves it a node whose ties with the other codes of that label
/// are not international. A comment line `# reads: stated` makes a policy read the provider's own
/// country.
public struct TerritoryPolicy: Sendable {
  /// How the ties of a row count.
  public enum Ties: Hashable, Sendable {
    /// Ties with every other code are international.
    case international
    /// Ties with the codes of the same label are not.
    case domestic(label: String)
  }

  /// One row of the file.
  public struct Row: Hashable, Sendable {
    /// The code.
    public let code: CountryCode
    /// The country that it counts as; `nil`: none.
    public let countedAs: CountryCode?
    /// The first year in force; `nil`: unbounded.
    public let from: Int?
    /// The last year in force; `nil`: unbounded.
    public let to: Int?
    /// How its ties count.
    public let ties: Ties

    func isInForce(in year: Int?) -> Bool {
      guard let year else { return from == nil && to == nil }
      return (from.map { $0 <= year } ?? true) && (to.map { year <= $0 } ?? true)
    }
  }

  /// The names of the shipped policies; the first is the default.
  public static let shippedNames = [
    "as-resolved", "as-stated", "hk-mo-in-cn", "sovereign", "historical",
  ]

  /// The default policy.
  public static let asResolved = TerritoryPolicy.named("as-resolved") ?? .identity

  private static let identity = TerritoryPolicy(name: "as-resolved", rows: [], readsStated: false)

  /// The name of a shipped policy, or of a file; `NAME+GROUP` with a group that counts as one.
  public let name: String
  /// Whether the policy reads the provider's own country where it states one.
  public let readsStated: Bool
  /// The rows in the order of the file.
  public let rows: [Row]
  /// The groups that count as one country, in the years of membership.
  public let groups: [CountryGroup]
  /// The rows of each code there can be, and the groups of which it is a member.
  private let places: [[Int]]
  private let memberships: [[(group: Int, member: CountryGroup.Member)]]

  init(name: String, rows: [Row], readsStated: Bool, groups: [CountryGroup] = []) {
    self.name = name
    self.rows = rows
    self.readsStated = readsStated
    self.groups = groups
    var places = [[Int]](repeating: [], count: CountryCode.limit)
    for (place, row) in rows.enumerated() { places[row.code.place].append(place) }
    self.places = places
    var memberships = [[(group: Int, member: CountryGroup.Member)]](
      repeating: [], count: CountryCode.limit)
    for (place, group) in groups.enumerated() {
      for member in group.members { memberships[member.code.place].append((place, member)) }
    }
    self.memberships = memberships
  }

  /// The shipped policy of a name, or that of a file that was made known; `NAME+GROUP` is the policy
  /// under which the group counts as one country, too.
  public static func named(_ name: String) -> TerritoryPolicy? {
    let (base, groups) = parts(of: name)
    if !groups.isEmpty {
      let known = groups.compactMap(CountryGroup.named)
      guard let policy = named(base), known.count == groups.count else { return nil }
      return policy.taking(known)
    }
    if let known = NamedFiles.standard.policy(name) { return known }
    guard let table = EmbeddedTable.policy(name) else { return nil }
    return try? TerritoryPolicy(name: name, tsv: table.bytes.text)
  }

  /// All that the policy does, whatever its name: equal for policies that do the same.
  ///
  /// - Complexity: O(n) in its rows and the members of its groups.
  public var definition: String {
    let year = { (year: Int?) in year.map(String.init) ?? "" }
    var lines = [readsStated ? "stated" : "resolved"]
    for row in rows {
      var ties = ""
      if case .domestic(let label) = row.ties { ties = "\t" + label }
      lines.append(
        "\(row.code.text)>\(row.countedAs?.text ?? "") \(year(row.from))-\(year(row.to))\(ties)")
    }
    for group in groups {
      lines.append("+\(group.node.text)")
      for member in group.members {
        lines.append("\(member.code.text) \(year(member.from))-\(year(member.to))")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Parts `NAME+GROUP+GROUP`.
  public static func parts(of name: String) -> (base: String, groups: [String]) {
    let parts = name.utf8.split(separator: UInt8(ascii: "+")).map {
      String(decoding: $0, as: UTF8.self)
    }
    return (parts.first ?? name, Array(parts.dropFirst()))
  }

  /// The policy under which groups count as one country each, after what it does itself.
  ///
  /// A country counts in the group in the years of its membership; a member of two of the groups counts
  /// in the first.
  public func taking(_ groups: [CountryGroup]) -> TerritoryPolicy {
    TerritoryPolicy(
      name: ([name] + groups.map(\.name)).joined(separator: "+"), rows: rows,
      readsStated: readsStated, groups: self.groups + groups)
  }

  /// Whether two of today's codes may become one country in some year.
  public var isMerging: Bool { isMerging(in: nil) }

  /// Whether two of today's codes may become one country in one of these years.
  public func isMerging(in years: ClosedRange<Int>?) -> Bool {
    if !groups.isEmpty { return true }
    return rows.contains { row in
      guard let target = row.countedAs, target != row.code,
        !CountryTable.standard.isDissolved(row.code)
      else { return false }
      guard let years else { return true }
      return (row.from ?? .min) <= years.upperBound && (row.to ?? .max) >= years.lowerBound
    }
  }

  /// The country that a code counts as in a year; `nil` where it counts nowhere.
  ///
  /// Without a year only rows without years are in force.
  public func node(for code: CountryCode, year: Int?) -> CountryCode? {
    guard let row = row(for: code, year: year) else { return united(code, year) }
    return row.countedAs.map { united($0, year) }
  }

  /// The group that a country counts in, or the country.
  private func united(_ code: CountryCode, _ year: Int?) -> CountryCode {
    guard !groups.isEmpty else { return code }
    let own = memberships[code.place].first { $0.member.isIn(year) }
    return own.map { groups[$0.group].node } ?? code
  }

  /// The countries that a set counts as in a year.
  public func nodes(for set: CountrySet, year: Int?) -> CountrySet {
    if groups.isEmpty, !set.contains(where: { !places[$0.place].isEmpty }) { return set }
    return CountrySet(set.compactMap { node(for: $0, year: year) })
  }

  /// Whether a tie between two codes counts as international in a year.
  ///
  /// A tie inside one country does not, nor one between codes that stay apart under one label.
  public func isInternational(_ left: CountryCode, _ right: CountryCode, year: Int?) -> Bool {
    guard let first = node(for: left, year: year), let second = node(for: right, year: year),
      first != second
    else { return false }
    guard case .domestic(let label)? = row(for: first, year: year)?.ties,
      case .domestic(label)? = row(for: second, year: year)?.ties
    else { return true }
    return false
  }

  private func row(for code: CountryCode, year: Int?) -> Row? {
    places[code.place].lazy.map { rows[$0] }.first { $0.isInForce(in: year) }
  }
}
