/// How the counting weight *w* of two countries becomes the value *v* of their link.
///
/// The table "Weights" of the definitions, case by case. Raw values are the names used in
/// specifications.
public enum LinkWeight: String, CaseIterable, Sendable, Hashable, Codable {
  /// *v = w*.
  case raw
  /// *v* = square root of *w*.
  case sqrt
  /// *v* = ln(1 + *w*).
  case log
  /// *v* = 1 for every link that `min-joint` keeps.
  case binary
  /// Association strength, *v = w* 2*m* / (*s(i) s(j)*); van Eck & Waltman 2009.
  case association
  /// Association strength with the expectation of links between different countries only,
  /// *v* = 2*w* / (*s(i) s(j)* (1/(2*m - s(i)*) + 1/(2*m - s(j)*))); Steijn 2021.
  case associationSteijn = "association-steijn"
  /// *v = w* / sqrt(*d(i) d(j)*); Salton & McGill 1983.
  case salton
  /// *v = w* / (*d(i) + d(j) - w*); Jaccard 1901.
  case jaccard
  /// *v = w* / min(*d(i), d(j)*).
  case inclusion
  /// *v(i,j) = w / d(j)*, from *j* to *i*: the share of *j*'s collaborations that involve *i*.
  case partner

  /// The link value *v(i,j)*, or 0 where the formula has none.
  ///
  /// The value is 0, which means no link, where *w* is not greater than 0, where a mass or link
  /// sum that the formula divides by is not greater than 0, where the denominator of `jaccard` is
  /// not greater than 0 (masses smaller than the pair's own weight), and where the result is not
  /// finite.
  ///
  /// - Parameters:
  ///   - w: The counting weight *w(i,j)*.
  ///   - di: The mass of *i*.
  ///   - dj: The mass of *j*.
  ///   - si: The link sum of *i*, over all countries.
  ///   - sj: The link sum of *j*, over all countries.
  ///   - m: The total weight, half the sum of all link sums.
  /// - Complexity: O(1).
  public func value(
    w: Double, di: Double, dj: Double, si: Double, sj: Double, m: Double
  ) -> Double {
    guard w > 0 else { return 0 }
    let value: Double
    switch self {
    case .raw: value = w
    case .sqrt: value = w.squareRoot()
    case .log: value = Elementary.logarithmOfOnePlus(w)
    case .binary: value = 1
    case .association: value = si > 0 && sj > 0 ? w / si * (2 * m / sj) : 0
    case .associationSteijn:
      let (ri, rj) = (2 * m - si, 2 * m - sj)
      value = si > 0 && sj > 0 && ri > 0 && rj > 0 ? w / si * (2 / sj) / (1 / ri + 1 / rj) : 0
    case .salton: value = di > 0 && dj > 0 ? w / (di.squareRoot() * dj.squareRoot()) : 0
    case .jaccard: value = di > 0 && dj > 0 && di + dj > w ? w / (di + dj - w) : 0
    case .inclusion: value = di > 0 && dj > 0 ? w / min(di, dj) : 0
    case .partner: value = dj > 0 ? w / dj : 0
    }
    return value > 0 && value.isFinite ? value : 0
  }

  /// Whether the formula reads the masses *d*, so that a result must state which mass it used.
  ///
  /// The two association strengths read the link sums instead, which need no such choice.
  public var readsMass: Bool {
    switch self {
    case .salton, .jaccard, .inclusion, .partner: true
    case .raw, .sqrt, .log, .binary, .association, .associationSteijn: false
    }
  }

  /// Whether *v(i,j)* and *v(j,i)* may differ; only `strength` and `partner-share` read such values.
  public var isDirected: Bool { self == .partner }

  /// The weight in one line.
  public var summary: String {
    switch self {
    case .raw: "the counting weight itself: w"
    case .sqrt: "the square root of the counting weight"
    case .log: "ln(1 + w)"
    case .binary: "1 for every link that min-joint keeps"
    case .association: "association strength: w 2m / (s(i) s(j)), observed over expected weight"
    case .associationSteijn: "association strength whose expectation leaves self-links out"
    case .salton: "w / sqrt(d(i) d(j)), the cosine of two countries' publications"
    case .jaccard: "w / (d(i) + d(j) - w), shared over all publications of the two"
    case .inclusion: "w / min(d(i), d(j)), the share of the smaller country's publications"
    case .partner: "w / d(j), the share of j's collaborations that involve i (directed)"
    }
  }
}
