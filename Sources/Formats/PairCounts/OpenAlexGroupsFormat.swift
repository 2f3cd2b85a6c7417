import Intake
import Markup

/// Answers of OpenAlex with `group_by=authorships.countries`: a row of the world's pair counts a
/// file.
///
/// Works of two or more countries, one of them the row's, grouped by country: the count of another
/// country is the number of joint works, that of the country itself its international works. Source:
/// OpenAlex documentation, "Get groups of entities".
public struct OpenAlexGroupsFormat: PairCountFormat {
  /// The name as options and outputs print it.
  public let name = "openalex-groups"
  /// One line for people.
  public let summary = "OpenAlex answers of group_by=authorships.countries, one a country and year"

  /// The most groups that OpenAlex puts on a page.
  static let pageSize = 200

  /// The format, ready to read.
  public init() {}

  /// `meta` and `group_by`, and the first group is a country; an answer without any group has no
  /// `results` either.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .json, head.hasKey("meta", depth: 1), head.hasKey("group_by", depth: 1)
    else { return false }
    let values = OpenAlexGroupsFormat.groupKeys(head.bytes)
    if let first = values.first(where: { $0 != "unknown" }) {
      return OpenAlexGroupsFormat.country(first) != nil
    }
    return values.isEmpty && !head.hasKey("results", depth: 1)
      && head.hasKey("groups_count", depth: 2)
  }

  /// Reads one answer.
  ///
  /// - Throws: `IntakeError`, `JSONError`, `MalformedCounts`.
  public func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument {
    let bytes = try source.wholeFile(limits)
    var document = CountsDocument(format: name)
    guard let query = file.query ?? OpenAlexGroupQuery(fileName: file.name) else {
      findings.append(
        Finding(
          "group-answer-without-query", .error,
          "does not say for which country and year it was asked, so it counts nothing. Keep the "
            + "names that `copub queries openalex` gives, or put a list "
            + "\(OpenAlexGroupQueries.fileName) beside it with the columns file, country, year, "
            + "filter (tabs between them)."))
      return document
    }
    document.title = "Joint works by pair of countries, OpenAlex"
    document.source = "OpenAlex API, group_by=authorships.countries"
    document.scope = query.otherConditions.isEmpty ? "world" : "topic"
    document.date = query.date
    if !query.otherConditions.isEmpty {
      document.notes = ["Works with \(query.otherConditions) alone."]
    }
    let table = try JSONParser(depth: limits.depth).parse(bytes) { answer in
      try OpenAlexGroupsFormat.table(answer, query, &document.unreadable)
    }
    // Works of one country alone make no pair.
    if query.countries != CountrySpan(from: 1, to: 1) { document.tables = [table] }
    return document
  }

  private static func table(
    _ answer: JSONValue, _ query: OpenAlexGroupQuery, _ unreadable: inout Int
  ) throws -> CountsDocument.Table {
    guard let groups = answer["group_by"], groups.isArray else {
      throw MalformedCounts("has no list `group_by`.")
    }
    // Where works of one country alone are in, the pairs are those of the others all the same, and
    // the row's own count is not that of its international works.
    let isWithDomestic = query.countries.least < 2
    let countries = CountrySpan(from: max(2, query.countries.least), to: query.countries.most)
    var table = CountsDocument.Table(year: query.year, countries: countries)
    let row = query.country?.uppercased()
    var (number, hasZero) = (0, false)
    for group in groups.elements {
      number += 1
      let key = group["key"]?.string ?? group["key"]?.int.map(String.init) ?? ""
      guard let count = group["count"]?.int, count >= 0 else {
        unreadable += 1
        continue
      }
      if count == 0 { hasZero = true }
      guard key != "unknown", count > 0 else { continue }
      guard let country = country(key) else {
        unreadable += 1
        continue
      }
      if let row, country != row {
        table.pairs.append(CountsDocument.Pair(row, country, Double(count)))
      } else if !isWithDomestic {
        table.works[country] = Double(count)
      }
    }
    if let row {
      if !isWithDomestic, query.page == 1, table.works[row] == nil {
        table.works[row] = answer["meta"]?["count"]?.double ?? 0
      }
      let isFull = number == answer["meta"]?["per_page"]?.int || number == pageSize
      table.rows = [
        CountsDocument.Row(country: row, page: query.page, isLast: !isFull || hasZero)
      ]
    }
    return table
  }

  /// The code in the key of a group, `https://openalex.org/countries/CN` or `CN`; nil for the key of
  /// something else.
  static func country(_ key: String) -> String? {
    let parts = key.utf8.split(separator: UInt8(ascii: "/"))
    guard let code = parts.last, code.count == 2 else { return nil }
    let text = String(decoding: code, as: UTF8.self).uppercased()
    if parts.count == 1 { return code.elementsEqual(text.utf8) ? text : nil }
    return parts.dropLast().last?.elementsEqual("countries".utf8) == true ? text : nil
  }

  /// The values of `key` behind `group_by`, as far as the head goes.
  private static func groupKeys(_ head: [UInt8]) -> [String] {
    guard let start = head.firstRange(of: Array("\"group_by\"".utf8)) else { return [] }
    var values: [String] = []
    var rest = head[start.upperBound...]
    while values.count < 3, let key = rest.firstRange(of: Array("\"key\"".utf8)) {
      rest = rest[key.upperBound...].drop { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
      guard rest.first == UInt8(ascii: "\"") else { return values + [""] }
      rest = rest.dropFirst()
      values.append(String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
    }
    return values
  }
}
