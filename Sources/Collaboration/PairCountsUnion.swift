import Formats
import Geography
import Intake

/// The counts of many documents by year and number of countries, on the way to one table.
struct PairCountsUnion {
  /// What became of the counts so far.
  private(set) var cells = PairCountsBuilder.Cells()
  /// What the documents leave open or contradict each other in.
  private(set) var findings: [Finding] = []
  private let resolver = CountryResolver()
  private var codes: [String: CountryCode?] = [:]
  private var grids: [Int: [CountrySpan: PairGrid]] = [:]
  private var owners: [Int: Owner] = [:]
  private var documents = 0

  /// Whose counts a year holds.
  private struct Owner {
    var document: Int
    var file: String
    var format: String
    /// The tables of the year, where they must be right as a whole; nil otherwise.
    var whole: [CountsDocument.Table]?
  }

  private mutating func code(_ name: String) -> CountryCode? {
    if let known = codes[name] { return known }
    let code = resolver.country(named: name)
    codes[name] = .some(code)
    return code
  }

  /// Adds a document.
  ///
  /// - Throws: where it must be right as a whole and is not, or where another format or another whole
  ///   table counts one of its years.
  mutating func add(_ document: CountsDocument, file: String) throws(CountingError) {
    documents += 1
    cells.read += document.unreadable
    cells.rejected += document.unreadable
    var unknown: Set<String> = []
    var selfPairs = 0
    for table in document.tables {
      cells.read += table.pairs.count
      guard try isNew(table, of: document, file) else {
        cells.duplicate += table.pairs.count
        continue
      }
      // Taken out while it changes, so that it is not copied.
      var grid =
        grids[table.year, default: [:]].removeValue(forKey: table.countries) ?? PairGrid()
      for row in table.rows {
        guard let code = code(row.country) else { continue }
        grid.add(row, of: code)
      }
      for (name, works) in table.works.sorted(by: { $0.key < $1.key }) {
        guard let code = code(name) else {
          unknown.insert(name)
          continue
        }
        let isFirst = grid.add(works: works, of: code)
        guard isFirst || !document.isWhole else {
          throw .malformed(
            "The works of \(code) stand twice in \(table.year), under two spellings.")
        }
      }
      var side: (name: String, code: CountryCode?) = ("", nil)
      for pair in table.pairs {
        // The pairs of a country mostly stand together.
        if pair.a != side.name { side = (pair.a, code(pair.a)) }
        guard let a = side.code, let b = code(pair.b) else {
          unknown.insert(code(pair.a) == nil ? pair.a : pair.b)
          cells.rejected += 1
          continue
        }
        let isFirst = a != b && grid.add(joint: pair.joint, a, b)
        guard !document.isWhole || (isFirst && !grid.holds(b, a)) else {
          throw .malformed("The pair \(pair.a), \(pair.b) stands twice in \(table.year).")
        }
        if a == b {
          selfPairs += 1
          cells.rejected += 1
        } else if !isFirst {
          cells.duplicate += 1
        }
      }
      grids[table.year, default: [:]][table.countries] = grid
    }
    try tell(unknown, selfPairs, of: document, file)
  }

  /// False for a whole table that was there before in the same words.
  private mutating func isNew(
    _ table: CountsDocument.Table, of document: CountsDocument, _ file: String
  ) throws(CountingError) -> Bool {
    // International works of a list of their own go with any network.
    guard !table.pairs.isEmpty || !table.rows.isEmpty || document.isWhole else { return true }
    let whole =
      document.isWhole ? document.tables.filter { $0.year == table.year } : nil
    guard let owner = owners[table.year] else {
      owners[table.year] = Owner(
        document: documents, file: file, format: document.format, whole: whole)
      return true
    }
    if owner.document == documents { return true }
    if let whole, whole == owner.whole { return false }
    guard owner.format == document.format, whole == nil else {
      let files = [owner.file, file].sorted()
      throw CountingError(
        "counts-differ",
        "Both \(files[0]) and \(files[1]) count the year \(table.year), and they are no parts of "
          + "one table. Give one of them.")
    }
    return true
  }

  private mutating func tell(
    _ unknown: Set<String>, _ selfPairs: Int, of document: CountsDocument, _ file: String
  ) throws(CountingError) {
    if let name = unknown.min() {
      guard !document.isWhole else {
        throw .malformed(
          "The table names the country '\(name)', which copub does not know. Use ISO 3166-1 codes.")
      }
      let more = unknown.count > 1 ? " (and \(unknown.count - 1) more)" : ""
      findings.append(
        Finding(
          "country-unknown", .warning, file: file,
          "names '\(name)'\(more), which is no country that copub knows; its counts are left out. "
            + "Use ISO 3166-1 codes."))
    }
    if selfPairs > 0 {
      findings.append(
        Finding(
          "pair-of-itself", .info, file: file,
          "holds counts of a country with itself (\(selfPairs)), which are no joint publications."))
    }
  }

  /// The counts of every year.
  ///
  /// - Throws: where a document that must be right as a whole states strata which contradict it.
  mutating func years() throws(CountingError) -> [Int: PairCounts.Year] {
    var years: [Int: PairCounts.Year] = [:]
    for (year, grids) in grids.sorted(by: { $0.key < $1.key }) {
      var strata = StrataUnion(year, grids)
      let isWhole = owners[year]?.whole != nil
      years[year] = try strata.counts(isWhole: isWhole)
      cells.accepted += strata.accepted
      cells.duplicate += strata.mirrored
      findings += strata.findings
    }
    return years
  }
}

extension CountingError {
  /// A table that contradicts itself.
  static func malformed(_ description: String) -> CountingError {
    CountingError("counts-malformed", description)
  }
}
