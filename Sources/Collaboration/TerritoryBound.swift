/// How the counts of codes that become one country are put together.
///
/// Nobody knows how many publications two codes share with a third, so a merging policy on pair
/// counts is two policies that bound the truth (definitions, "Territory policy").
public enum TerritoryBound: String, Sendable, CaseIterable {
  /// The largest of them: as if every publication of the others were among its own.
  case max
  /// Their sum: as if they shared none.
  case sum

  /// Parts `NAME:max` or `NAME:sum` into the name of the policy and its bound; a name without one
  /// stays whole.
  public static func split(_ name: String) -> (policy: String, bound: TerritoryBound?) {
    for bound in allCases where name.hasSuffix(":\(bound.rawValue)") {
      return (String(name.dropLast(bound.rawValue.utf8.count + 1)), bound)
    }
    return (name, nil)
  }
}
