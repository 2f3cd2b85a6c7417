/// How much a publication adds to the tie of two of its countries (definitions, "Counting methods").
///
/// n is the number of countries of the publication, s(i) the author share of country i.
public enum CountingMethod: String, Sendable, CaseIterable {
  /// 1: a publication of 40 countries weighs as much as 780 bilateral ones.
  case full
  /// 1 / (n - 1), so that strength equals international works. Newman 2001; Perianes-Rodriguez,
  /// Waltman & van Eck 2016.
  case fractional
  /// 2 / (n (n - 1)): every international publication adds 1 in total.
  case paper
  /// 2 s(i) s(j). Batagelj & Cerinsek 2013.
  case authorShare = "author-share"
  /// s(i) + s(j): the collaboration score of the Nature Index.
  case bilateralScore = "bilateral-score"

  /// One line for people.
  public var summary: String {
    switch self {
    case .full: "every joint publication counts 1"
    case .fractional: "a joint publication of n countries counts 1/(n-1)"
    case .paper: "a joint publication of n countries counts 2/(n(n-1))"
    case .authorShare: "a joint publication counts twice the product of the author shares"
    case .bilateralScore: "a joint publication counts the sum of the author shares"
    }
  }

  /// The weight of one publication for the tie of two countries.
  @inline(__always)
  func weight(countries n: Int, _ shareI: Double, _ shareJ: Double) -> Double {
    switch self {
    case .full: 1
    case .fractional: 1 / Double(n - 1)
    case .paper: 2 / Double(n * (n - 1))
    case .authorShare: 2 * shareI * shareJ
    case .bilateralScore: shareI + shareJ
    }
  }
}
