import Intake

/// Edge lists: a row a pair of countries, with its joint publications and mostly its year.
///
/// A second kind of the same format gives international works by country, for networks that state
/// none.
public struct EdgesCSVFormat: PairCountFormat {
  /// The name as options and outputs print it.
  public let name = "edges-csv"
  /// One line for people.
  public let summary = "edge list with a header: year, a, b, papers; or year, country, works"

  /// The format, ready to read.
  public init() {}

  /// The header names two countries and a count, or a country and its international works.
  public func recognises(_ head: FileHead) -> Bool {
    head.syntax == .text && Columns(head.bytes) != nil
  }

  /// Reads a list.
  ///
  /// - Throws: `IntakeError`, `JSONError`, or `MalformedCounts` for a list without such a header.
  public func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument {
    let bytes = try source.wholeFile(limits)
    guard let columns = Columns(bytes) else {
      throw MalformedCounts("has no header with the columns a, b and papers.")
    }
    var document = CountsDocument(format: name)
    document.title = "Joint publications by pair of countries, edge list"
    document.source = file.name
    let yearOfFile = columns.year == nil ? file.year : nil
    guard columns.year != nil || yearOfFile != nil else {
      findings.append(CountsFile.yearUnknown)
      return document
    }
    var tables: [Int: CountsDocument.Table] = [:]
    var firstUnreadable: Int?
    var rows = DelimitedRows(bytes, separator: columns.separator)
    _ = rows.next()
    while let (fields, byte) = rows.next() {
      let field = { (column: Int) in column < fields.count ? fields[column] : "" }
      guard let year = columns.year.map({ CountsFile.year(field($0)) }) ?? yearOfFile,
        let count = DelimitedRows.count(field(columns.count)), !field(columns.a).isEmpty,
        columns.b.map({ !field($0).isEmpty }) ?? true
      else {
        document.unreadable += 1
        firstUnreadable = firstUnreadable ?? byte
        continue
      }
      var table = tables.removeValue(forKey: year) ?? CountsDocument.Table(year: year)
      if let b = columns.b {
        table.pairs.append(CountsDocument.Pair(field(columns.a), field(b), count))
      } else {
        table.works[field(columns.a)] = max(count, table.works[field(columns.a)] ?? 0)
      }
      tables[year] = table
    }
    document.tables = tables.values.sorted { $0.year < $1.year }
    if let firstUnreadable {
      findings.append(
        Finding(
          "count-unreadable", .warning, byte: firstUnreadable,
          "holds rows without a year, two names or a count from 0 to 2^53 "
            + "(\(document.unreadable)), which do not count. This is the first."))
    }
    return document
  }
}

/// Where the columns of an edge list stand.
private struct Columns {
  let separator: UInt8
  let year: Int?
  let a: Int
  /// The second country; nil for a list of international works.
  let b: Int?
  let count: Int

  private static let years: Set = ["year", "publicationyear", "pubyear", "py"]
  private static let firsts: Set = [
    "a", "i", "countrya", "country1", "codea", "isoa", "iso1", "from", "source", "node1",
    "reporter",
  ]
  private static let seconds: Set = [
    "b", "j", "countryb", "country2", "codeb", "isob", "iso2", "to", "target", "node2", "partner",
  ]
  private static let counts: Set = [
    "papers", "publications", "works", "joint", "jointpublications", "jointpapers", "jointworks",
    "copublications", "collaborations", "count", "n", "weight", "value",
  ]
  private static let countries: Set = ["country", "code", "iso", "countrycode", "a"]
  private static let works: Set = [
    "internationalworks", "internationalpublications", "internationalpapers", "international",
  ]

  /// The columns that the first row names; nil where it names too few.
  init?(_ bytes: [UInt8]) {
    for separator in DelimitedRows.separators {
      var rows = DelimitedRows(bytes, separator: separator)
      guard let header = rows.next()?.fields else { return nil }
      let names = header.map { name in
        name.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" && $0 != "." }
      }
      let column = { (choices: Set<String>) in names.firstIndex { choices.contains($0) } }
      let pair = (column(Columns.firsts), column(Columns.seconds), column(Columns.counts))
      if case (let a?, let b?, let count?) = pair {
        self.init(separator: separator, year: column(Columns.years), a: a, b: b, count: count)
        return
      }
      if let country = column(Columns.countries), let works = column(Columns.works) {
        self.init(
          separator: separator, year: column(Columns.years), a: country, b: nil, count: works)
        return
      }
    }
    return nil
  }

  private init(separator: UInt8, year: Int?, a: Int, b: Int?, count: Int) {
    self.separator = separator
    self.year = year
    self.a = a
    self.b = b
    self.count = count
  }
}
