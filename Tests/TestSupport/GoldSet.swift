import Foundation
import Intake

/// Affiliations whose countries are known; they do not come with the package.
public enum GoldSet {
  /// Where they lie among the shared data.
  public static let path = "data/gold/affiliations.tsv.gz"

  /// One affiliation.
  public struct Row: Sendable {
    /// The collection that it comes from.
    public var source: String
    /// The affiliation.
    public var text: String
    /// The codes, sorted and joined by semicolons.
    public var countries: String
  }

  /// All of them.
  public static func rows() throws -> [Row] {
    guard let file = Place.shared(path) else { return [] }
    let bytes = drained(try Input(path: file.path)).bytes
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap {
      let fields = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3 else { return nil }
      return Row(source: fields[0], text: fields[1], countries: fields[2])
    }
  }

  /// The texts whose label is shown to be wrong, each with the reason.
  public static func labelErrors() throws -> [String: String] {
    let file = Place.inPackage("Tests/GeographyTests/Fixtures/label-errors.tsv")
    let text = String(decoding: try Place.bytes(file), as: UTF8.self)
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
    return rows.reduce(into: [:]) { errors, row in
      let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields.count == 4 { errors[fields[2]] = fields[3] }
    }
  }

  /// How many answers are right, wrong and missing.
  public struct Tally: Sendable {
    /// Exactly the countries of the label.
    public var right = 0
    /// Others.
    public var wrong = 0
    /// None.
    public var unresolved = 0
    /// No answers yet.
    public init() {}

    /// All.
    public var total: Int { right + wrong + unresolved }

    /// A count as a share of all.
    public func share(_ count: Int) -> Double { Double(count) / Double(max(1, total)) }

    /// Counts an answer.
    public mutating func add(_ answer: String, label: String) {
      if answer == label {
        right += 1
      } else if answer.isEmpty {
        unresolved += 1
      } else {
        wrong += 1
      }
    }
  }
}
