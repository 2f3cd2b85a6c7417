import Collaboration
import Dispatch
import Foundation
import Geography
import Networks

/// The rank of one country over the product of choices.
///
/// It shows how far a rank depends on them; it never picks the choice that was made, and shares of
/// specifications are not probabilities.
public struct Multiverse: Sendable {
  /// The levels of each axis.
  ///
  /// The first specification that any level makes is the smallest in the order of axes; levels are
  /// used as given.
  public struct Axes: Hashable, Sendable {
    /// Counting methods.
    public var countings = [CountingMethod.full]
    /// Territory policies, by name.
    public var territories: [String]
    /// Node sets.
    public var nodes: [NodeSet] = [
      .all, .works(100), .works(1000), .works(2500), .works(5000), .works(10000), .top(50),
      .top(100),
    ]
    /// Thresholds of joint publications.
    public var minJoints = [1, 10, 50]
    /// Link values.
    public var weights: [LinkWeight] = [.raw, .sqrt, .log, .association, .salton]
    /// Centralities by name; `partner-share` is taken once, with its own weight.
    public var centralities = [
      "degree", "strength", "partner-share", "eigenvector", "pagerank", "closeness", "harmonic",
      "betweenness",
    ]

    /// The axes that copub varies where nothing else is said; publications are counted fractionally
    /// too.
    public init(for source: any CopublicationSource, territories: String) {
      self.territories = [territories]
      if source.hasPublications { countings.append(.fractional) }
    }

    /// Every specification of the product that makes sense, in the order of the axes.
    ///
    /// Measures that read links alone are taken with one weight.
    public var specifications: [Specification] {
      var list: [Specification] = []
      for counting in countings {
        for territory in territories {
          for nodeSet in nodes {
            for minJoint in minJoints {
              for name in centralities {
                guard let measure = Centralities.named(name) else { continue }
                for weight in sensible(measure) {
                  var specification = Specification()
                  specification.counting = counting
                  specification.territories = territory
                  specification.nodes = nodeSet
                  specification.minJoint = minJoint
                  specification.weight = weight
                  specification.centrality = name
                  list.append(specification)
                }
              }
            }
          }
        }
      }
      return list
    }

    private func sensible(_ measure: any Centrality) -> [LinkWeight] {
      switch measure.reads {
      case .links: [.raw]
      case .partnerValues: [.partner]
      default: weights.filter { measure.accepts($0) }
      }
    }
  }

  /// One specification and what it gives.
  public struct Result: Hashable, Sendable {
    /// The specification.
    public var specification: Specification
    /// The ranks of the focus, one a window; nil where it has none.
    public var ranks: [Int?]
    /// True if the focus is tied with another country in any window.
    public var isTied: Bool

    /// By how many places the focus rose between two windows.
    public func rise(from first: Int, to last: Int) -> Int? {
      guard let before = ranks[first], let after = ranks[last] else { return nil }
      return before - after
    }
  }

  /// The country.
  public var focus: CountryCode
  /// The windows.
  public var windows: [YearWindow]
  /// The axes.
  public var axes: Axes
  /// The results in the order of the specifications.
  public var results: [Result]

  /// How many specifications rise, fall or stay between two windows, ties and missing ranks apart.
  public func directions(
    from first: Int, to last: Int
  ) -> (rises: Int, falls: Int, unchanged: Int, tied: Int, unranked: Int) {
    var counts = (rises: 0, falls: 0, unchanged: 0, tied: 0, unranked: 0)
    for result in results {
      guard let rise = result.rise(from: first, to: last) else {
        counts.unranked += 1
        continue
      }
      if result.isTied {
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

  /// The specifications that give exactly these ranks, untied.
  public func matching(_ published: [Int?]) -> [Result] {
    results.filter { result in
      !result.isTied && zip(result.ranks, published).allSatisfy { $1 == nil || $0 == $1 }
    }
  }
}

extension Ranker {
  /// Ranks a country under every specification of the axes.
  ///
  /// - Complexity: one ranking a specification and window, spread over `jobs` threads; the result
  ///   does not depend on their number.
  public func multiverse(
    of focus: CountryCode, windows: [YearWindow], axes: Multiverse.Axes, jobs: Int
  ) throws -> Multiverse {
    let specifications = axes.specifications
    // What windows count is shared: make it once, before the threads start.
    for specification in specifications {
      for window in windows { _ = try copublications(in: window, specification) }
    }
    let results = Slots(count: specifications.count)
    let threads = max(1, min(jobs, specifications.count))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: specifications.count, by: threads) {
        results.set(index) {
          let specification = specifications[index]
          let entries = try windows.map {
            try self.ranking(in: $0, specification).entry(focus)
          }
          return Multiverse.Result(
            specification: specification, ranks: entries.map { $0?.rank },
            isTied: entries.contains { $0?.isTied ?? false })
        }
      }
    }
    return Multiverse(
      focus: focus, windows: windows, axes: axes, results: try results.values())
  }
}

/// Results of many threads, each in its own place.
private final class Slots: @unchecked Sendable {
  private let lock = NSLock()
  private var slots: [Swift.Result<Multiverse.Result, any Error>?]

  init(count: Int) { slots = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ make: () throws -> Multiverse.Result) {
    let result = Swift.Result { try make() }
    lock.withLock { slots[index] = result }
  }

  func values() throws -> [Multiverse.Result] {
    try lock.withLock { try slots.compactMap { try $0?.get() } }
  }
}
