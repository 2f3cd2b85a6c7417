import Collaboration
import Geography

/// The rank of one country over the product of choices.
///
/// Definitions, "Multiverse"; Steegen and others 2016. It shows how far a rank depends on them; it never picks the choice that was made, and shares of
/// specifications are not probabilities. Results in which the country is tied are counted apart.
public struct Multiverse: Sendable {
  /// One specification and what it gives.
  public struct Result: Hashable, Sendable {
    /// The specification.
    public var specification: Specification
    /// The windows, where the axes vary them.
    public var windows: [YearWindow]
    /// The ranks of the focus, one a window; nil where it has none.
    public var ranks: [Int?]
    /// True where the focus is tied with another country, one a window.
    public var ties: [Bool]

    /// True if the focus is tied in any window.
    public var isTied: Bool { ties.contains(true) }

    /// True if the focus is tied in one of two windows.
    public func isTied(_ first: Int, _ last: Int) -> Bool { ties[first] || ties[last] }

    /// By how many places the focus rose between two windows.
    public func rise(from first: Int, to last: Int) -> Int? {
      guard let before = ranks[first], let after = ranks[last] else { return nil }
      return before - after
    }
  }

  /// Specifications that the source cannot answer.
  public struct LeftOut: Hashable, Sendable {
    /// Why, in a paragraph.
    public var reason: String
    /// How many there are.
    public var specifications: Int
  }

  /// The country.
  public var focus: CountryCode
  /// The windows.
  public var windows: [YearWindow]
  /// The axes.
  public var axes: Axes
  /// The results in the order of the specifications.
  public var results: [Result]
  /// What the source cannot answer, by reason.
  public var leftOut: [LeftOut] = []

  /// How many specifications go which way.
  public struct Directions: Hashable, Sendable {
    /// The focus rises, untied.
    public var rises = 0
    /// It falls, untied.
    public var falls = 0
    /// It keeps its rank, untied.
    public var unchanged = 0
    /// It is tied in one of the windows.
    public var tied = 0
    /// It has no rank in one of the two windows.
    public var unranked = 0
  }

  /// How many specifications rise, fall or stay between two windows, ties and missing ranks apart.
  public func directions(from first: Int, to last: Int) -> Directions {
    var counts = Directions()
    for result in results {
      guard let rise = result.rise(from: first, to: last) else {
        counts.unranked += 1
        continue
      }
      if result.isTied(first, last) {
        counts.tied += 1
      } else if rise > 0 {
        counts.rises += 1
      } else if rise < 0 {
        counts.falls += 1
      } else {
        counts.unchanged += 1
      }
    }
    return counts
  }

  /// The specifications that give exactly these ranks, untied; nil stands for any, tied or not.
  public func matching(_ published: [Int?]) -> [Result] {
    results.filter { result in
      zip(zip(result.ranks, result.ties), published).allSatisfy { own, rank in
        rank == nil || (own.0 == rank && !own.1)
      }
    }
  }
}
