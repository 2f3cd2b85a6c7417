/// What the checks beside a result come to.
///
/// Never "significant".
public enum Verdict: Sendable, Hashable {
  /// The same direction in at least 95 % of the replicates and in every check.
  case firm
  /// The same direction in at least 95 % of the replicates, but not in these checks.
  case dependsOnMethod([Firmness.Check])
  /// Another direction in more than 5 % of the replicates.
  case notDistinguishable

  /// The verdict on a change between two windows.
  public init(_ firmness: Firmness, _ stability: Stability) {
    let before = firmness.ranks.first ?? nil
    let after = firmness.ranks.last ?? nil
    let share =
      switch ((before ?? 0) - (after ?? 0)).signum() {
      case 1: stability.shares.rises
      case -1: stability.shares.falls
      default: stability.shares.unchanged
      }
    if before == nil || after == nil || share < 0.95 {
      self = .notDistinguishable
    } else if firmness.dissenting.isEmpty {
      self = .firm
    } else {
      self = .dependsOnMethod(firmness.dissenting)
    }
  }

  /// The stable name: `firm`, `depends-on-method`, `not-distinguishable`.
  public var name: String {
    switch self {
    case .firm: "firm"
    case .dependsOnMethod: "depends-on-method"
    case .notDistinguishable: "not-distinguishable"
    }
  }
}
