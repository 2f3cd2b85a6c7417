/// What is wrong with a policy file; lines count from 1.
public enum TerritoryPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no header line.
  case noHeader
  /// The header lacks a column.
  case missingColumn(String)
  /// The comment `# reads:` names something else than `stated` or `resolved`.
  case badReads(String)
  /// A row has too few fields.
  case shortRow(line: Int)
  /// A code is no country that copub knows.
  case unknownCode(line: Int, text: String)
  /// A year is no number, or the last lies before the first.
  case badYears(line: Int, text: String)
  /// The ties are not `international`, `domestic` or `domestic:LABEL`.
  case badTies(line: Int, text: String)
  /// Two rows of a code are in force in the same year.
  case overlappingRows(line: Int, code: CountryCode)

  /// What is wrong, where, and what to write instead.
  public var description: String {
    switch self {
    case .noHeader:
      "the policy file has no header: its first row names the columns code, counted-as, from, "
        + "to, ties, parted by tabs"
    case .missingColumn(let name): "the policy file has no column \(name)"
    case .badReads(let text):
      "the policy file reads \(text): write # reads: stated or # reads: resolved"
    case .shortRow(let line): "line \(line) of the policy file has too few fields"
    case .unknownCode(let line, let text):
      "line \(line) of the policy file: \(text) is no code of ISO 3166-1, XK, SU, CS, YU or DD"
    case .badYears(let line, let text):
      "line \(line) of the policy file: \(text) is no year, or the last year lies before the first"
    case .badTies(let line, let text):
      "line \(line) of the policy file: ties are international, domestic or domestic:LABEL, "
        + "not \(text)"
    case .overlappingRows(let line, let code):
      "line \(line) of the policy file: \(code) already has a row for some of these years"
    }
  }
}
