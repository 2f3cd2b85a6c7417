import Collaboration
import Geography

/// A country in each field of a window.
///
/// Counting is whole: a publication counts in each of its fields, so fields do not add up to the
/// corpus.
public struct FieldStanding: Hashable, Sendable {
  /// The field.
  public var field: String
  /// The rank of the country in the network of the field; nil where it has none.
  public var rank: Int?
  /// Its score there.
  public var score: Double?
  /// Its international works in the field.
  public var internationalWorks: Double
  /// The link weight of the field.
  public var totalWeight: Double
}

/// A country's ranks in two windows when the mix of fields is held at that of the first.
///
/// Both windows are the sum of their fields by whole counting; publications without a field stand
/// aside. At a constant mix every field of the second window is weighted so that its part of the
/// window's link weight is what it was in the first; a field without weight in either window is left
/// as it is.
public struct ConstantFieldMix: Hashable, Sendable {
  /// The ranks as they are, one a window.
  public var ranks: [Int?]
  /// The rank in the second window at the first one's mix.
  public var heldRank: Int?
}

extension Ranker {
  /// A country in each field, by the international works it has there.
  ///
  /// - Complexity: one count and one ranking a field.
  public func fields(
    of focus: CountryCode, in window: YearWindow, _ specification: Specification
  ) throws -> [FieldStanding] {
    try source.fields.map { field in
      var own = specification
      own.filter.fields = [field]
      let counted = try copublications(in: window, own)
      let entry = try ranking(in: window, own).entry(focus)
      return FieldStanding(
        field: field, rank: entry?.rank, score: entry?.score,
        internationalWorks: counted.index(of: focus).map { counted.internationalWorks[$0] } ?? 0,
        totalWeight: counted.totalWeight)
    }.filter { $0.internationalWorks > 0 }.sorted { a, b in
      a.internationalWorks == b.internationalWorks
        ? a.field < b.field : a.internationalWorks > b.internationalWorks
    }
  }

  /// A country's ranks at a constant mix of fields; nil where the corpus has no two fields.
  ///
  /// - Complexity: one count a field and window, three rankings.
  public func constantFieldMix(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification
  ) throws -> ConstantFieldMix? {
    let fields = source.fields
    guard fields.count > 1 else { return nil }
    let parts = try [first, second].map { window in
      try fields.map { field in
        var own = specification
        own.filter.fields = [field]
        return try copublications(in: window, own)
      }
    }
    let totals = parts.map { $0.map(\.totalWeight) }
    let sums = totals.map { $0.reduce(0, +) }
    let held = zip(parts[1], zip(totals[0], totals[1])).map { part, total in
      guard total.0 > 0, total.1 > 0, sums[0] > 0, sums[1] > 0 else { return part }
      return part.weighted(by: (total.0 / sums[0]) / (total.1 / sums[1]))
    }
    let rank = { (window: YearWindow, parts: [Copublications]) in
      try self.ranking(of: Copublications(window, sumOf: parts), specification).rank(focus)
    }
    return ConstantFieldMix(
      ranks: try zip([first, second], parts).map { try rank($0, $1) },
      heldRank: try rank(second, held))
  }
}
