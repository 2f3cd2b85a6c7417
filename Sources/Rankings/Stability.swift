import Collaboration
import Dispatch
import Foundation
import Geography

/// How far the ranks of two windows move when publications are resampled (definitions,
/// "Stability").
///
/// It covers resampling only: not coverage, affiliation errors or method.
public struct Stability: Sendable {
  /// What was resampled.
  public enum Kind: String, Sendable {
    /// Publications with replacement: Poisson weights on identical profiles.
    case publications = "bootstrap-publications"
    /// A table has no publications: Poisson noise on each pair count and each number of works.
    case pairCounts = "parametric-poisson-pair-counts"
  }

  /// A country over the replicates.
  public struct Row: Sendable, Hashable {
    /// The country.
    public var country: CountryCode
    /// The 2.5 % and 97.5 % bounds of its rank, one a window; nil where it is ever without a rank.
    public var bounds: [ClosedRange<Int>?]
  }

  /// What was resampled.
  public var kind: Kind
  /// The recorded seed.
  public var seed: UInt64
  /// The number of replicates.
  public var replicates: Int
  /// The countries with a rank, by code.
  public var rows: [Row]
  /// The share of replicates in which the focus rises, falls, stays.
  public var shares: (rises: Double, falls: Double, unchanged: Double)

  /// The row of a country.
  public func row(_ country: CountryCode) -> Row? { rows.first { $0.country == country } }
}

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
}

extension Ranker {
  /// Resamples two windows and ranks them anew.
  ///
  /// - Complexity: one count and one ranking a replicate and window, spread over `jobs` threads; the
  ///   result does not depend on their number.
  public func stability(
    of focus: CountryCode, from first: YearWindow, to second: YearWindow,
    _ specification: Specification, replicates: Int = 1000, seed: UInt64 = 20_230_629, jobs: Int
  ) throws -> Stability {
    let windows = [first, second]
    let resampler = try Resampler(self, windows, specification)
    let collected = ReplicateRanks(count: replicates)
    let threads = max(1, min(jobs, replicates))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for replicate in stride(from: thread, to: replicates, by: threads) {
        collected.set(replicate) {
          var random = RandomSource(seed: seed, replicate: replicate)
          return try windows.indices.map { index in
            let counted = try resampler.replicate(index, &random)
            let ranking = try self.ranking(of: counted, specification)
            return Dictionary(
              ranking.entries.map { ($0.country, $0.rank) }, uniquingKeysWith: { a, _ in a })
          }
        }
      }
    }
    let ranks = try collected.values()
    let rises = ranks.map { tables -> Int? in
      guard let before = tables[0][focus] ?? nil, let after = tables[1][focus] ?? nil else {
        return nil
      }
      return before - after
    }
    let share = { (match: (Int) -> Bool) in
      Double(rises.filter { $0.map(match) ?? false }.count) / Double(max(1, replicates))
    }
    let countries = Set(ranks.flatMap { $0.flatMap(\.keys) }).sorted()
    let rows = countries.map { country in
      Stability.Row(
        country: country,
        bounds: windows.indices.map { index in bounds(ranks.map { $0[index][country] ?? nil }) })
    }
    return Stability(
      kind: resampler.kind, seed: seed, replicates: replicates, rows: rows,
      shares: (share { $0 > 0 }, share { $0 < 0 }, share { $0 == 0 }))
  }

  private func bounds(_ ranks: [Int?]) -> ClosedRange<Int>? {
    let known = ranks.compactMap(\.self).sorted()
    guard known.count == ranks.count, !known.isEmpty else { return nil }
    let last = Double(known.count - 1)
    let low = known[Int((0.025 * last).rounded(.down))]
    let high = known[Int((0.975 * last).rounded(.up))]
    return low...high
  }
}

/// Makes replicates of windows.
private struct Resampler: Sendable {
  let kind: Stability.Kind
  private let counted: [Copublications]
  private let windows: [YearWindow]
  private let specification: Specification
  private let entries: [ProfileCorpus.Entry]

  init(_ ranker: Ranker, _ windows: [YearWindow], _ specification: Specification) throws {
    self.windows = windows
    self.specification = specification
    if let corpus = ranker.source as? ProfileCorpus {
      kind = .publications
      entries = corpus.entries
      counted = []
    } else {
      kind = .pairCounts
      entries = []
      counted = try windows.map { try ranker.copublications(in: $0, specification) }
    }
  }

  func replicate(_ index: Int, _ random: inout RandomSource) throws -> Copublications {
    switch kind {
    case .pairCounts:
      var noisy = counted[index]
      for place in noisy.internationalWorks.indices {
        noisy.internationalWorks[place] = random.poisson(noisy.internationalWorks[place])
      }
      for place in noisy.ties.indices {
        let joint = noisy.ties[place].joint
        let drawn = random.poisson(joint)
        noisy.ties[place].weight *= joint > 0 ? drawn / joint : 0
        noisy.ties[place].joint = drawn
      }
      noisy.ties.removeAll { $0.joint == 0 }
      return noisy
    case .publications:
      var drawn: [ProfileCorpus.Entry] = []
      for entry in entries {
        guard let year = entry.profile.year, windows[index].contains(year) else { continue }
        let count = Int(random.poisson(Double(entry.publications)))
        if count > 0 {
          drawn.append(ProfileCorpus.Entry(profile: entry.profile, publications: count))
        }
      }
      return try Ranker(ProfileCorpus(entries: drawn, scope: .world))
        .copublications(in: windows[index], specification)
    }
  }
}

/// The ranks of many replicates, each in its own place.
private final class ReplicateRanks: @unchecked Sendable {
  typealias Ranks = [[CountryCode: Int?]]
  private let lock = NSLock()
  private var slots: [Result<Ranks, any Error>?]

  init(count: Int) { slots = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ make: () throws -> Ranks) {
    let result = Result { try make() }
    lock.withLock { slots[index] = result }
  }

  func values() throws -> [Ranks] { try lock.withLock { try slots.compactMap { try $0?.get() } } }
}
