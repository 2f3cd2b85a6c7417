/// A group of countries such as the European Union, with the years of membership.
///
/// A group is a TSV file with the columns `code`, `from` and `to` (years, inclusive; empty:
/// unbounded) and the comment lines `# title:`, `# title-zh:`, `# source:`, `# as-of:` and `# node:`,
/// the code that the group has where it is taken as one country (`ZZ` where a file does not say; the
/// shipped groups have codes that ISO 3166-1 leaves to its users, the European Union its `EU`). The
/// shipped groups are those of `Data/groups`, and the regions and subregions of UN M49.
public struct CountryGroup: Hashable, Sendable {
  /// A member and the years of its membership.
  public struct Member: Hashable, Sendable {
    /// The country.
    public let code: CountryCode
    /// The first year; `nil`: unbounded.
    public let from: Int?
    /// The last year; `nil`: unbounded.
    public let to: Int?

    /// Whether a country was a member in a year; without a year, whether its membership lasts.
    public func isIn(_ year: Int?) -> Bool {
      guard let year else { return to == nil }
      return (from.map { $0 <= year } ?? true) && (to.map { year <= $0 } ?? true)
    }
  }

  /// The name as options and files write it, such as `eu-27`; the path of a file.
  public let name: String
  /// Where the list of members comes from; empty where a file does not say.
  public let source: String
  /// The date of the list, `YYYY-MM-DD`; empty where a file does not say.
  public let asOf: String
  /// The code that the group has where it is taken as one country.
  public let node: CountryCode
  /// The members in alphabetical order of their codes; one that left and came back has two entries.
  public let members: [Member]
  private let english: String
  private let chinese: String

  init(
    name: String, english: String, chinese: String, source: String, asOf: String,
    node: CountryCode, members: [Member]
  ) {
    self.name = name
    self.english = english.isEmpty ? name : english
    self.chinese = chinese.isEmpty ? self.english : chinese
    self.source = source
    self.asOf = asOf
    self.node = node
    self.members = members.sorted { ($0.code, $0.from ?? .min) < ($1.code, $1.from ?? .min) }
  }

  /// The title that copub prints.
  public func title(_ language: CountryTable.Language) -> String {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }

  /// The name of the group as one country: the title without what it says of its members.
  public func nodeName(_ language: CountryTable.Language) -> String {
    let whole = title(language)
    let end = whole.unicodeScalars.firstIndex { $0 == "(" || $0 == "（" } ?? whole.endIndex
    let name = String(whole[..<end])
    return name.utf8.last == 0x20 ? String(name.dropLast()) : name
  }

  /// The countries that were members in a year; without a year those whose membership lasts.
  public func members(in year: Int?) -> CountrySet {
    CountrySet(members.lazy.filter { $0.isIn(year) }.map(\.code))
  }

  /// The countries that stand for the group in a window: its members in the last year.
  public func members(during years: ClosedRange<Int>) -> CountrySet {
    members(in: years.upperBound)
  }

  /// Whether it is a region or a subregion of UN M49.
  public var isRegion: Bool { CountryGroup.regionNames.contains(name) }

  /// Whether the members differ from year to year.
  public var changes: Bool { members.contains { $0.from != nil || $0.to != nil } }
}

extension CountryGroup {
  /// The shipped groups: unions and agreements, then regions of UN M49.
  public static let shipped: [CountryGroup] = alliances + regions

  /// The shipped group of a name, or that of a file that was made known.
  public static func named(_ name: String) -> CountryGroup? {
    shipped.first { $0.name == name } ?? NamedFiles.standard.group(name)
  }

  /// The group that has a code where it is taken as one country.
  public static func ofNode(_ code: CountryCode) -> CountryGroup? {
    NamedFiles.standard.group(node: code) ?? shipped.first { $0.node == code }
  }

  private static let regionNames = Set(regions.map(\.name))
  private static let alliances: [CountryGroup] = EmbeddedTable.groups.compactMap {
    try? CountryGroup(name: $0.name, tsv: $0.table.bytes.text)
  }

  /// The regions of UN M49 with the members that `CountryTable` gives their subregions; dissolved
  /// states belong to them in their years.
  private static let regions: [CountryGroup] = {
    let table = TabSeparatedText(EmbeddedTable.m49.bytes.text)
    let countries = CountryTable.standard
    return table.rows.compactMap { row in
      guard let node = CountryCode(row["node"]) else { return nil }
      let subregions = row["subregions"].split(separator: ";").map {
        String($0.drop { $0 == " " })
      }
      let codes = countries.codes.filter {
        countries.subregion(of: $0).map(subregions.contains) ?? false
      }
      return CountryGroup(
        name: row["name"], english: row["title"], chinese: row["title-zh"],
        source: "\(table.setting("source") ?? ""), code \(row["m49"])",
        asOf: table.setting("as-of") ?? "", node: node,
        members: codes.map {
          let years = countries.years(ofDissolved: $0)
          return Member(code: $0, from: years?.lowerBound, to: years?.upperBound)
        })
    }
  }()
}
