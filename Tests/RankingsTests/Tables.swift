import Collaboration
import Formats
import Geography
import Intake
import Rankings
import TestSupport
import Testing

/// Tables to rank.
enum Tables {
  /// The world's pair counts.
  static func world() throws -> PairCounts { try worldOnce.get() }

  private static let worldOnce = Result { try table(Place.worldCounts.path) }

  /// The sample of five countries.
  static func small() throws -> PairCounts { try table(Place.sample("counts/small.json").path) }

  private static func table(_ path: String) throws -> PairCounts {
    try PairCounts(CountsFormat().read(Input(path: path), limits: .standard))
  }

  /// A table of the years of a JSON text.
  static func table(years: String) throws -> PairCounts {
    let text = #"{"format":"copub.counts/1","scope":"world","years":\#(years)}"#
    return try PairCounts(CountsFormat().read(MemorySource(text.utf8), limits: .standard))
  }

  /// Countries whose only partner is `AQ`, with that many joint publications each: their strengths.
  static func star(_ strengths: [String: Int]) throws -> PairCounts {
    let pairs = strengths.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
    return try table(years: #"{"2000":{"works":{},"pairs":{"AQ":{\#(pairs)}}}}"#)
  }

  /// A specification on a table, changed axis by axis.
  static func specification(_ axes: [(String, String)] = []) throws -> Specification {
    var specification = Specification()
    specification.territories = "as-stated"
    for (axis, value) in axes { try specification.set(axis, value) }
    try specification.validate()
    return specification
  }

  /// A specification from the parts of a canonical line.
  static func specification(_ line: String) throws -> Specification {
    var specification = try Specification(parsing: line)
    specification.territories = "as-stated"
    return specification
  }

  /// The ranking of a window.
  static func ranking(
    _ table: PairCounts, _ window: String, _ line: String = ""
  ) throws -> Ranking {
    try Ranker(table).ranking(in: YearWindow(parsing: window), specification(line))
  }

  /// A country of two letters.
  static func code(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }
}

extension Ranking {
  /// Scores by country.
  var scores: [String: Double] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.country.text, $0.score ?? .nan) })
  }

  /// Ranks by country, ties marked.
  var ranks: [String: String] {
    Dictionary(
      uniqueKeysWithValues: entries.map {
        ($0.country.text, ($0.isTied ? "=" : "") + ($0.rank.map(String.init) ?? "none"))
      })
  }
}

/// True if two numbers agree within a relative tolerance.
func near(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
  guard let left else { return false }
  return abs(left - right) <= tolerance * max(abs(left), abs(right))
}
