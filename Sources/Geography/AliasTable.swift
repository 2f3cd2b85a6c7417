/// What an analyst says of affiliation texts that the resolver leaves open: text and countries.
///
/// A tab-separated file with a header and the columns `text` and `countries`; others are passed over.
/// Countries are codes or names, joined by `;`. A row without countries is left open, so that the
/// list of `copub status --unresolved` can be filled in as far as one likes. A text stands for every
/// text of the same words, whatever its case, diacritics and punctuation; e-mail addresses do not
/// count.
public struct AliasTable: Sendable, Hashable {
  /// A text and its countries.
  public struct Row: Sendable, Hashable {
    /// The hash of the words of the text.
    public var words: UInt64
    /// The text as it was written first.
    public var text: String
    /// The countries.
    public var countries: CountrySet

    /// A row as it was stored.
    public init(words: UInt64, text: String, countries: CountrySet) {
      self.words = words
      self.text = text
      self.countries = countries
    }
  }

  private var rowOf: [UInt64: Row] = [:]

  /// The number of texts that have countries.
  public var count: Int { rowOf.count }
  /// Whether no text has countries.
  public var isEmpty: Bool { rowOf.isEmpty }
  /// The texts that have countries, in the order of the hashes of their words.
  public var rows: [Row] { rowOf.values.sorted { $0.words < $1.words } }
  /// The number of rows without countries.
  public private(set) var openRows = 0

  /// A table without rows.
  public init() {}

  /// A table of rows as they were stored.
  public init(rows: some Sequence<Row>) {
    for row in rows { rowOf[row.words] = row }
  }

  /// Reads the text of an alias file.
  ///
  /// - Throws: `AliasError` at the first thing that is wrong.
  public init(tsv: String) throws(AliasError) {
    let table = TabSeparatedText(tsv, commentsAmongRows: false)
    guard let header = table.header else { throw .noHeader }
    for name in ["text", "countries"] where !header.contains(name) { throw .missingColumn(name) }
    let resolver = CountryResolver()
    var lines: [UInt64: Int] = [:]
    for row in table.rows {
      let text = row["text"]
      let set = try AliasTable.countries(row["countries"], line: row.line, resolver)
      guard let key = AliasTable.words(of: text) else {
        if set.isEmpty { continue }
        throw .noText(line: row.line)
      }
      if set.isEmpty {
        openRows += 1
        continue
      }
      if let known = rowOf[key] {
        if known.countries == set { continue }
        throw .conflict(line: row.line, first: lines[key] ?? 0, text: text)
      }
      rowOf[key] = Row(words: key, text: text, countries: set)
      lines[key] = row.line
    }
  }

  /// Adds the rows of another table; where both have a text, the other's countries count.
  public mutating func merge(_ other: AliasTable) {
    rowOf.merge(other.rowOf) { $1 }
    openRows += other.openRows
  }

  /// The countries of a text by the hash of its words; `nil` where the table does not have it.
  public func countries(ofWords words: UInt64) -> CountrySet? { rowOf[words]?.countries }

  /// The countries of the words of a text; `nil` where the table does not have it.
  func countries(of tokens: UnsafeMutableBufferPointer<Token>) -> CountrySet? {
    countries(ofWords: AliasTable.key(of: tokens))
  }

  private static func countries(
    _ field: String, line: Int, _ resolver: CountryResolver
  ) throws(AliasError) -> CountrySet {
    var set = CountrySet()
    for part in field.utf8.split(separator: UInt8(ascii: ";")) {
      let name = String(decoding: part, as: UTF8.self)
      if name.utf8.allSatisfy({ $0 == 0x20 }) { continue }
      guard let code = resolver.country(named: name) else {
        throw .unknownCountry(line: line, text: name)
      }
      set.insert(code)
    }
    return set
  }

  /// The hash of the words of a text, by which aliases know it; `nil` where it has none, as an e-mail
  /// address, which no alias can stand for.
  public static func words(of text: String) -> UInt64? {
    var text = text
    return text.withUTF8 { bytes in
      Tokenizer.withTokens(of: bytes, folding: .standard) { $0.isEmpty ? nil : key(of: $0) }
    }
  }

  /// The hash of the words of a text.
  static func key(of tokens: UnsafeMutableBufferPointer<Token>) -> UInt64 {
    tokens.reduce(Lexicon.root) { Lexicon.step($0, $1.hash) }
  }
}
