import Collaboration
import Foundation
import Geography

/// Why the link weight of a country changed between two windows: the world grew, its partners grew
/// within it, its share in them grew.
///
/// Every tie is *w(i,j) = m · s(j)/m · w(i,j)/s(j)*: the total weight *m*, the partner's part of it,
/// and the country's share in the partner's links. The change of the tie splits by the logarithmic
/// mean *L = (w2 - w1) / ln(w2/w1)* (Ang 2004, LMDI-I): each factor *x* gives *L ln(x2/x1)*, and the
/// three add up to the change exactly. A tie that is new or gone is the share's alone, the limit of
/// the formula. Ties are added over all countries, before any node set.
public struct Growth: Hashable, Sendable {
  /// The parts of a change.
  public struct Parts: Hashable, Sendable {
    /// The total weight of the world's ties grew.
    public var world = 0.0
    /// Partners have a greater part of it.
    public var partners = 0.0
    /// The country has a greater share in its partners' ties.
    public var share = 0.0

    /// The whole change.
    public var sum: Double { world + partners + share }

    /// No change.
    public init() {}
  }

  /// The country.
  public var focus: CountryCode
  /// Its link sum in the first and the second window.
  public var linkSums: [Double]
  /// The parts of the change.
  public var parts: Parts
  /// The parts by partner, by code.
  public var byPartner: [(partner: CountryCode, parts: Parts)] {
    held.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
  private var held: [CountryCode: Parts] = [:]

  /// The growth of a country between two counts.
  ///
  /// - Complexity: O(n + m) in the countries and ties.
  public init(of focus: CountryCode, from first: Copublications, to second: Copublications) {
    self.focus = focus
    let (before, after) = (Growth.ties(of: focus, first), Growth.ties(of: focus, second))
    linkSums = [first, second].map { counted in
      counted.index(of: focus).map { counted.linkSums[$0] } ?? 0
    }
    parts = Parts()
    let (m1, m2) = (first.totalWeight, second.totalWeight)
    for partner in Set(before.keys).union(after.keys).sorted() {
      let (old, new) = (before[partner], after[partner])
      var part = Parts()
      let change = (new?.weight ?? 0) - (old?.weight ?? 0)
      if let old, let new, old.weight > 0, new.weight > 0 {
        let ratio = log(new.weight / old.weight)
        let mean = abs(ratio) < 1e-12 ? new.weight : change / ratio
        part.world = mean * log(m2 / m1)
        part.partners = mean * log((new.partnerSum / m2) / (old.partnerSum / m1))
      }
      part.share = change - part.world - part.partners
      held[partner] = part
      parts.world += part.world
      parts.partners += part.partners
      parts.share += part.share
    }
  }

  private static func ties(
    of focus: CountryCode, _ counted: Copublications
  ) -> [CountryCode: (weight: Double, partnerSum: Double)] {
    guard let place = counted.index(of: focus) else { return [:] }
    let sums = counted.linkSums
    var ties: [CountryCode: (weight: Double, partnerSum: Double)] = [:]
    for tie in counted.ties where tie.i == place || tie.j == place {
      let other = tie.i == place ? tie.j : tie.i
      ties[counted.countries[other]] = (tie.weight, sums[other])
    }
    return ties
  }
}

extension Ranker {
  /// Why the link weight of a country changed between two windows, by the counting of a
  /// specification.
  public func growth(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification
  ) throws -> Growth {
    try Growth(
      of: focus, from: copublications(in: first, specification),
      to: copublications(in: second, specification))
  }
}
