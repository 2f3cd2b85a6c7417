/// How far an assigned country can be trusted.
///
/// A better grade is smaller.
public enum Grade: UInt8, Sendable, Comparable, CaseIterable, CustomStringConvertible {
  /// Stated as a code, or named in so many words.
  case certain
  /// Follows from a region, a postal code, a large city or a well-known institution.
  case likely
  /// The best of several readings.
  case guess

  /// The name as options and outputs print it.
  public var description: String {
    switch self {
    case .certain: "certain"
    case .likely: "likely"
    case .guess: "guess"
    }
  }

  /// The grade of a printed name.
  public init?(_ name: some StringProtocol) {
    guard let grade = Grade.allCases.first(where: { $0.description == name }) else { return nil }
    self = grade
  }

  /// A better grade is smaller.
  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
