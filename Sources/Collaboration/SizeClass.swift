/// A class of publications by their number of countries (definitions, "Bilateral and multilateral").
public enum SizeClass: String, Sendable, CaseIterable {
  /// Bilateral: 2 countries.
  case two = "2"
  /// 3 or 4 countries.
  case threeToFour = "3-4"
  /// 5 to 9 countries.
  case fiveToNine = "5-9"
  /// 10 countries or more.
  case tenOrMore = "10+"

  /// The numbers of countries; the last class has no end.
  public var countries: ClosedRange<Int> {
    switch self {
    case .two: 2...2
    case .threeToFour: 3...4
    case .fiveToNine: 5...9
    case .tenOrMore: 10...Int.max
    }
  }
}
