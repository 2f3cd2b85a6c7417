/// What is wrong with an alias file; lines count from 1.
public enum AliasError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no header line.
  case noHeader
  /// The header lacks a column.
  case missingColumn(String)
  /// A row has countries and a text without words.
  case noText(line: Int)
  /// A country is neither a code nor a name.
  case unknownCountry(line: Int, text: String)
  /// Two rows give a text different countries.
  case conflict(line: Int, first: Int, text: String)

  /// What is wrong, where, and what to write instead.
  public var description: String {
    switch self {
    case .noHeader:
      "the alias file has no header: its first row names the columns text and countries, parted by "
        + "a tab"
    case .missingColumn(let name):
      "the alias file has no column \(name): its first row names the columns text and countries, "
        + "parted by a tab"
    case .noText(let line): "line \(line) of the alias file has countries but no text"
    case .unknownCountry(let line, let text):
      "line \(line) of the alias file: \(text) is no country; write codes or names, parted by semicolons"
    case .conflict(let line, let first, let text):
      "line \(line) of the alias file gives other countries than line \(first) to \(text)"
    }
  }
}
