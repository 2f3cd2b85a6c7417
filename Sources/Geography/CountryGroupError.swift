/// What is wrong with a group file; lines count from 1.
public enum CountryGroupError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no header line with the column `code`.
  case noCodeColumn
  /// There is no row.
  case noMembers
  /// The comment `# node:` is no two letters, or those of a country.
  case badNode(String)
  /// A code is no country that copub knows.
  case unknownCode(line: Int, text: String)
  /// A year is no number, or the last lies before the first.
  case badYears(line: Int, text: String)
  /// Two rows of a code hold the same year.
  case overlappingRows(line: Int, code: CountryCode)

  /// What is wrong, where, and what to write instead.
  public var description: String {
    switch self {
    case .noCodeColumn:
      "the group file has no column code: its first row names the columns code, from, to, parted by "
        + "tabs (from and to may be absent)"
    case .noMembers: "the group file has no row: write one country code a line"
    case .badNode(let text):
      "the group file states the node \(text): write two letters that are the code of no country, such "
        + "as # node: ZZ"
    case .unknownCode(let line, let text):
      "line \(line) of the group file: \(text) is no code of ISO 3166-1, XK, SU, CS, YU or DD"
    case .badYears(let line, let text):
      "line \(line) of the group file: \(text) is no year, or the last year lies before the first"
    case .overlappingRows(let line, let code):
      "line \(line) of the group file: \(code) already has a row for some of these years"
    }
  }
}
