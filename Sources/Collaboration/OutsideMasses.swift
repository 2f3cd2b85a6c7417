import Geography
import Intake
import Markup

/// International works of the world's countries by year, from a file, for a corpus that was selected
/// and cannot know them (definitions, "Scope of a corpus").
///
/// Normalised weights and RIC divide by what a country does in all the world. In a corpus of one
/// country's publications everybody else's masses are too small; this brings them from outside.
public struct OutsideMasses: Sendable {
  /// The name of the file.
  public let name: String
  /// Works and international works by year and country.
  private(set) var years: [Int: [CountryCode: (works: Double, international: Double)]] = [:]
  /// What is doubtful about the rows.
  public private(set) var findings: [Finding] = []
  private var rejected: [String: (count: Int, first: Int, text: String)] = [:]

  /// Reads a table with a header: country, year, works, international works, parted by commas,
  /// semicolons or tabs; countries as codes or names.
  ///
  /// A row that cannot be used is a finding and left out.
  ///
  /// - Throws: `IntakeError` where the file cannot be read; `CountingError` where it has no such
  ///   header or no usable row.
  public init(_ source: any ByteSource, name: String, limits: Limits = .standard) throws {
    self.name = name
    var columns: [Int]?
    let resolver = CountryResolver()
    try CSVReader(source, limits: limits).read { event in
      switch event {
      case .header(let dialect): columns = OutsideMasses.places(in: dialect.columns)
      case .row(let row): if let columns { take(row, columns, resolver) }
      case .damaged(let byte, let lines, _):
        reject("mass-row-damaged", byte, "\(lines) lines are no rows of the table.")
      }
    }
    guard columns != nil else {
      throw CountingError(
        "masses-without-header",
        "\(name) has no header with the columns country, year, works and international_works. Add "
          + "it as the first line.")
    }
    findings += rejected.sorted { $0.key < $1.key }.map { code, rows in
      let more = rows.count > 1 ? " There are \(rows.count) such rows, which do not count." : ""
      return Finding(code, .warning, file: name, byte: rows.first, rows.text + more)
    }
    guard !years.isEmpty else {
      throw CountingError("masses-empty", "\(name) has no row that could be used.")
    }
  }

  private static func places(in columns: [String]) -> [Int]? {
    let names = columns.map { $0.lowercased().replacing(" ", with: "_") }
    let wanted = ["country", "year", "works", "international_works"]
    let places = wanted.compactMap { names.firstIndex(of: $0) }
    return places.count == wanted.count ? places : nil
  }

  private mutating func take(_ row: CSVRow, _ columns: [Int], _ resolver: CountryResolver) {
    let field = { (place: Int) in
      row.fields.indices.contains(columns[place]) ? row.fields[columns[place]] : ""
    }
    guard let country = resolver.country(named: field(0)) else {
      return reject(
        "mass-country-unknown", row.byte, "'\(field(0))' is no country that copub knows.")
    }
    guard let year = Int(field(1)), YearWindow.plausible.contains(year),
      let international = Double(field(3)), international >= 0, international < 1e15,
      let works = field(2).isEmpty ? international : Double(field(2)), works < 1e15
    else {
      return reject("mass-unreadable", row.byte, "The row has no year, or no count of 0 or more.")
    }
    guard works >= international else {
      return reject(
        "mass-contradictory", row.byte, "More international works than works are stated.")
    }
    guard years[year]?[country] == nil else {
      return reject(
        "mass-repeated", row.byte, "\(country) in \(year) stands twice; the first row counts.")
    }
    years[year, default: [:]][country] = (works, international)
  }

  private mutating func reject(_ code: String, _ byte: Int, _ text: String) {
    let held = rejected[code] ?? (0, byte, text)
    rejected[code] = (held.count + 1, held.first, held.text)
  }

  /// The sum of the masses of all countries of the file over the years of a window.
  public func total(in window: YearWindow) -> Double {
    window.years.reduce(0) { sum, year in
      sum
        + (years[year] ?? [:]).sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value.international }
    }
  }

  /// The mass of each country of a window, and what is missing.
  ///
  /// A country or year that the file lacks counts 0: normalised links of a country without any mass
  /// vanish, which the note says.
  public func masses(of counted: Copublications) -> (masses: [Double], note: String?) {
    let masses = counted.countries.map { country in
      counted.window.years.reduce(0) { $0 + (years[$1]?[country]?.international ?? 0) }
    }
    let missing = counted.window.years.filter { years[$0] == nil }.map(String.init)
    let without = zip(counted.countries, masses).filter { $1 == 0 }.map(\.0.text)
    var parts: [String] = []
    if !missing.isEmpty { parts.append("no masses for \(missing.joined(separator: ", "))") }
    if !without.isEmpty {
      let more = without.count > 10 ? " and \(without.count - 10) more" : ""
      parts.append(
        "none for \(without.count) countries (\(without.prefix(10).joined(separator: ", "))\(more)), "
          + "whose normalised links are left out")
    }
    guard !parts.isEmpty else { return (masses, nil) }
    return (masses, "\(name) holds \(parts.joined(separator: ", and ")).")
  }
}
