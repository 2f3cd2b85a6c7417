import Collaboration

/// Which countries a ranking is among.
///
/// Bounds are inclusive.
public enum NodeSet: Hashable, Sendable, CustomStringConvertible {
  /// Every country with a link or a work in the window.
  case all
  /// Every country with a link of at least `min-joint` joint publications, as tables have it that
  /// leave countries without a link out.
  case linked
  /// The N countries of greatest mass; all that tie at the border stay.
  case top(Int)
  /// Countries with at least N international works in the window.
  case works(Int)

  /// `all`, `linked`, `top:N` or `works:N`.
  public var description: String {
    switch self {
    case .all: "all"
    case .linked: "linked"
    case .top(let count): "top:\(count)"
    case .works(let count): "works:\(count)"
    }
  }

  /// Reads the text form; nil if it is none.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 1, let simple = [NodeSet.all, .linked].first(where: { "\($0)" == parts[0] }) {
      self = simple
      return
    }
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
    switch parts[0] {
    case "top": self = .top(number)
    case "works": self = .works(number)
    default: return nil
    }
  }

  /// The places of the countries in the set, in order, and what is worth saying about the border.
  func members(
    of window: Copublications, masses: [Double], minJoint: Int
  ) -> (places: [Int], note: String?) {
    let present = window.countries.indices.filter {
      !window.partial.contains(window.countries[$0])
    }
    switch self {
    case .all:
      return (present, nil)
    case .linked:
      var isLinked = [Bool](repeating: false, count: window.countries.count)
      let isPresent = window.countries.map { !window.partial.contains($0) }
      for tie in window.ties
      where tie.joint >= Double(minJoint) && isPresent[tie.i] && isPresent[tie.j] {
        isLinked[tie.i] = true
        isLinked[tie.j] = true
      }
      return (present.filter { isLinked[$0] }, nil)
    case .works(let least):
      return (present.filter { window.internationalWorks[$0] >= Double(least) }, nil)
    case .top(let count):
      guard present.count > count else { return (present, nil) }
      let border = present.map { masses[$0] }.sorted(by: >)[count - 1]
      let places = present.filter { masses[$0] >= border }
      let note =
        places.count > count
        ? "\(places.count) countries in the node set: several tie at place \(count)." : nil
      return (places, note)
    }
  }
}
