import Intake
import Markup

/// Pair-count tables of copub's own schema (`copub.counts/1`), optionally split by the number of
/// countries of the publications.
public struct CountsFormat: PairCountFormat {
  /// The name of the schema, which the document states under `format`.
  public let name = "copub.counts/1"
  /// One line for people.
  public let summary = "pair-count table: joint publications by pair of countries and year"

  /// The format, ready to read.
  public init() {}

  /// Known by the value of its first key; some writers escape the slash.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json else { return false }
    let start = head.bytes.prefix(200)
    return [name, name.replacing("/", with: #"\/"#)].contains {
      start.firstRange(of: Array($0.utf8)) != nil
    }
  }

  /// Reads a table; nothing is read in part.
  ///
  /// - Throws: `IntakeError`, `JSONError`, or `MalformedCounts` saying where.
  public func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument {
    try JSONParser(depth: limits.depth).parse(source.wholeFile(limits), document)
  }

  private func document(_ root: JSONValue) throws -> CountsDocument {
    guard root["format"]?.string == name else {
      throw MalformedCounts("states another format than \(name).")
    }
    guard root["counting"]?.string ?? "full" == "full" else {
      throw MalformedCounts("was not counted full, which copub cannot use.")
    }
    var document = CountsDocument(format: name)
    document.title = root["title"]?.string ?? ""
    document.source = root["source"]?.string ?? ""
    document.notes = root["notes"]?.elements.compactMap(\.string) ?? []
    document.territories = root["territories"]?.string ?? "as-stated"
    document.scope = root["scope"]?.string ?? "unknown"
    document.isWhole = true
    guard let years = root["years"], years.isObject else {
      throw MalformedCounts("has no object `years`.")
    }
    var seen: Set<Int> = []
    for (key, value) in years.members {
      let text = String(decoding: key, as: UTF8.self)
      guard let year = Int(text), CountsFile.years.contains(year) else {
        throw MalformedCounts("has a year '\(text)'.")
      }
      guard seen.insert(year).inserted else {
        throw MalformedCounts("counts the year \(year) twice.")
      }
      document.tables += try tables(value, year)
    }
    document.tables.sort { ($0.year, $0.countries) < ($1.year, $1.countries) }
    return document
  }

  /// The table of a year, and those of its strata.
  ///
  /// A year of strata alone has no table of its own: it is their sum.
  private func tables(_ value: JSONValue, _ year: Int) throws -> [CountsDocument.Table] {
    let strata = try members(value["strata"], "strata of \(year)").map { key, stratum in
      let text = String(decoding: key, as: UTF8.self)
      guard let countries = CountrySpan(text), countries.least >= 2 else {
        throw MalformedCounts(
          "has a stratum '\(text)' in \(year); strata are numbers of countries such as 2, 31-40 "
            + "or >30.")
      }
      return try table(stratum, year, countries)
    }
    let isTotalStated = value["works"] != nil || value["pairs"] != nil
    guard isTotalStated || strata.isEmpty else { return strata }
    return [try table(value, year, .international)] + strata
  }

  private func table(
    _ value: JSONValue, _ year: Int, _ countries: CountrySpan
  ) throws -> CountsDocument.Table {
    var table = CountsDocument.Table(year: year, countries: countries)
    let place = countries == .international ? "\(year)" : "\(year), \(countries) countries"
    for (country, count) in try members(value["works"], "works of \(place)") {
      let name = String(decoding: country, as: UTF8.self)
      let works = try number(count, "works of \(name) in \(place)")
      guard table.works.updateValue(works, forKey: name) == nil else {
        throw MalformedCounts("states the works of \(name) in \(place) twice.")
      }
    }
    for (first, row) in try members(value["pairs"], "pairs of \(place)") {
      let a = String(decoding: first, as: UTF8.self)
      guard row.isObject else {
        throw MalformedCounts("has no object for the pairs of \(a) in \(place).")
      }
      for (second, count) in row.members {
        let b = String(decoding: second, as: UTF8.self)
        let joint = try number(count, "the pair \(a), \(b) in \(place)")
        table.pairs.append(CountsDocument.Pair(a, b, joint))
      }
    }
    return table
  }

  private func members(_ value: JSONValue?, _ place: String) throws -> JSONValue.Members {
    guard let value, !value.isNull else { return .none }
    guard value.isObject else { throw MalformedCounts("has no object for the \(place).") }
    return value.members
  }

  private func number(_ value: JSONValue, _ place: @autoclosure () -> String) throws -> Double {
    guard let number = value.double, number >= 0, number <= 0x1p53 else {
      throw MalformedCounts("has no count from 0 to 2^53 for \(place()).")
    }
    return number
  }
}
