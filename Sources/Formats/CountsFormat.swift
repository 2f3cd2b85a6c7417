import Intake
import Markup

/// Pair-count tables (`copub.counts/1`): joint publications by pair of countries and year.
///
/// A corpus of its own, without publications, so it is not among the formats that `ingest` reads.
public enum CountsFormat {
  /// The name of the schema, which the document states under `format`.
  public static let name = "copub.counts/1"

  /// Why a file is no table of this schema.
  public struct Malformed: Error, CustomStringConvertible {
    /// A paragraph for people.
    public let description: String
  }

  /// Known by the value of its first key.
  public static func recognises(_ head: FileHead) -> Bool {
    head.syntax == .json && head.bytes.prefix(200).firstRange(of: Array(name.utf8)) != nil
  }

  /// Reads a table.
  ///
  /// - Throws: `IntakeError`, `JSONError`, or `Malformed` saying where.
  /// - Complexity: O(n) in the bytes, all held in memory.
  public static func read(_ source: any ByteSource, limits: Limits) throws -> CountsDocument {
    var bytes: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limits.recordBytes { throw JSONError.tooLarge }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return try JSONParser(depth: limits.depth).parse(bytes, document)
  }

  private static func document(_ root: JSONValue) throws -> CountsDocument {
    guard root["format"]?.string == name else {
      throw Malformed(description: "states another format than \(name).")
    }
    guard root["counting"]?.string ?? "full" == "full" else {
      throw Malformed(description: "was not counted full, which copub cannot use.")
    }
    var document = CountsDocument()
    document.title = root["title"]?.string ?? ""
    document.source = root["source"]?.string ?? ""
    document.notes = root["notes"]?.elements.compactMap(\.string) ?? []
    document.territories = root["territories"]?.string ?? "as-stated"
    document.scope = root["scope"]?.string ?? "unknown"
    guard let years = root["years"], years.isObject else {
      throw Malformed(description: "has no object `years`.")
    }
    for (key, value) in years.members {
      let text = String(decoding: key, as: UTF8.self)
      guard let year = Int(text), (1400...2200).contains(year) else {
        throw Malformed(description: "has a year '\(text)'.")
      }
      guard document.years.updateValue(try table(value, year), forKey: year) == nil else {
        throw Malformed(description: "counts the year \(year) twice.")
      }
    }
    return document
  }

  private static func table(_ value: JSONValue, _ year: Int) throws -> CountsDocument.Year {
    var table = CountsDocument.Year()
    for (country, count) in try members(value["works"], "works of \(year)") {
      let name = String(decoding: country, as: UTF8.self)
      let works = try number(count, "works of \(name) in \(year)")
      guard table.works.updateValue(works, forKey: name) == nil else {
        throw Malformed(description: "states the works of \(name) in \(year) twice.")
      }
    }
    for (first, row) in try members(value["pairs"], "pairs of \(year)") {
      let a = String(decoding: first, as: UTF8.self)
      guard row.isObject else {
        throw Malformed(description: "has no object for the pairs of \(a) in \(year).")
      }
      for (second, count) in row.members {
        let b = String(decoding: second, as: UTF8.self)
        table.pairs.append((a, b, try number(count, "the pair \(a), \(b) in \(year)")))
      }
    }
    return table
  }

  private static func members(
    _ value: JSONValue?, _ place: String
  ) throws -> JSONValue.Members {
    guard let value, !value.isNull else { return .none }
    guard value.isObject else { throw Malformed(description: "has no object for the \(place).") }
    return value.members
  }

  private static func number(_ value: JSONValue, _ place: String) throws -> Double {
    guard let number = value.double, number >= 0, number <= 0x1p53 else {
      throw Malformed(description: "has no count from 0 to 2^53 for \(place).")
    }
    return number
  }
}
