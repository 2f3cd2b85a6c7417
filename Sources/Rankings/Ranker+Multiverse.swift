import Collaboration
import Geography
import Networks

extension Ranker {
  /// Ranks a country under every specification of the axes.
  ///
  /// Work is shared: a window is counted once for all specifications that count alike, a network is
  /// built once for all measures, and closeness, harmonic and betweenness take one pass over the
  /// shortest paths. What the source cannot answer is left out, with the reason.
  ///
  /// - Complexity: one network for each combination of counting, territories, pooling, node set,
  ///   min-joint, weight and mass, and window, spread over `jobs` threads; the result does not depend
  ///   on their number.
  /// - Throws: `CountingError` where the source can answer none of the specifications;
  ///   `SpecificationError` where a set of windows has another number of windows.
  public func multiverse(
    of focus: CountryCode, windows: [YearWindow], axes: Multiverse.Axes, jobs: Int
  ) throws -> Multiverse {
    try multiverses(of: [focus], windows: windows, axes: axes, jobs: jobs)[0]
  }

  /// The same of several countries, one multiverse each: their results stand in the same order, and
  /// every score is computed once for all of them.
  public func multiverses(
    of countries: [CountryCode], windows: [YearWindow], axes: Multiverse.Axes, jobs: Int
  ) throws -> [Multiverse] {
    let specifications = axes.specifications
    var universes = countries.map {
      Multiverse(focus: $0, windows: windows, axes: axes, results: [])
    }
    var refusals: [String: Int] = [:]
    for set in axes.windows.isEmpty ? [windows] : axes.windows {
      guard set.count == windows.count else {
        throw SpecificationError(
          "The windows \(Multiverse.Axes.text(set)) are not \(windows.count) as those asked for.")
      }
      let groups = SpecificationGroup.groups(specifications)
      try count(groups, in: set, jobs: jobs)
      let answers = Parallel.map(groups.count * set.count, jobs: jobs) { place in
        Result {
          try self.standings(
            of: countries, in: set[place % set.count], groups[place / set.count], specifications)
        }
      }
      var results = countries.map { _ in
        [Multiverse.Result?](repeating: nil, count: specifications.count)
      }
      for (place, group) in groups.enumerated() {
        do {
          let standings = try set.indices.map { try answers[place * set.count + $0].get() }
          for (position, index) in group.members.enumerated() {
            for country in countries.indices {
              let own = standings.map { $0[position][country] }
              results[country][index] = Multiverse.Result(
                specification: specifications[index], windows: set, ranks: own.map(\.rank),
                ties: own.map(\.isTied))
            }
          }
        } catch let error as CountingError {
          refusals[error.description, default: 0] += group.members.count
        }
      }
      for country in countries.indices {
        universes[country].results += results[country].compactMap(\.self)
      }
    }
    let leftOut = refusals.sorted { $0.key < $1.key }.map {
      Multiverse.LeftOut(reason: $0.key, specifications: $0.value)
    }
    for country in countries.indices {
      if universes[country].results.isEmpty, let first = leftOut.first {
        throw CountingError("multiverse-empty", first.reason)
      }
      universes[country].leftOut = leftOut
    }
    return universes
  }

  /// Counts the windows once, before threads ask for them; refusals are met again there.
  private func count(_ groups: [SpecificationGroup], in windows: [YearWindow], jobs: Int) throws {
    var tables: [(YearWindow, Specification)] = []
    var seen = Set<Specification>()
    for group in groups {
      var key = Specification()
      key.counting = group.common.counting
      key.territories = group.common.territories
      key.filter = group.common.filter
      key.pool = group.common.pool
      key.mass = group.common.mass
      guard seen.insert(key).inserted else { continue }
      tables += windows.map { ($0, key) }
    }
    let work = tables
    let answers = Parallel.map(work.count, jobs: jobs) { place in
      Result { _ = try self.table(in: work[place].0, work[place].1) }
    }
    for answer in answers {
      do { try answer.get() } catch is CountingError {}
    }
  }

  /// The standings of countries under the specifications of a group.
  private func standings(
    of countries: [CountryCode], in window: YearWindow, _ group: SpecificationGroup,
    _ specifications: [Specification]
  ) throws -> [[(rank: Int?, isTied: Bool)]] {
    let stage = try Stage(table(in: window, group.common), group.common, among: nil)
    let nodes = countries.map { stage.node(of: $0) }
    let none: [(rank: Int?, isTied: Bool)] = nodes.map { _ in (nil, false) }
    guard nodes.contains(where: { $0 != nil }) else { return group.members.map { _ in none } }
    var paths = PathSolver()
    return group.members.map { index in
      let specification = specifications[index]
      guard let measure = Centralities.named(specification.centrality) else { return none }
      let scores = measure.scores(
        of: stage.network, distance: specification.distance, paths: &paths)
      return nodes.map { node in
        node.map {
          Ranking.standing(of: $0, in: scores.values, lowerIsBetter: measure.lowerIsBetter)
        } ?? (nil, false)
      }
    }
  }
}

/// Specifications that share a network in every window: they differ in centrality and distance alone.
private struct SpecificationGroup {
  /// A specification of the group.
  var common: Specification
  /// The places of its members, those of one distance together.
  var members: [Int]

  /// The groups of a list, in the order of their first members.
  static func groups(_ specifications: [Specification]) -> [SpecificationGroup] {
    var places: [Specification: Int] = [:]
    var groups: [SpecificationGroup] = []
    for (index, specification) in specifications.enumerated() {
      var key = specification
      key.centrality = "strength"
      key.distance = .inverse
      if let place = places[key] {
        groups[place].members.append(index)
      } else {
        places[key] = groups.count
        groups.append(SpecificationGroup(common: key, members: [index]))
      }
    }
    for place in groups.indices {
      groups[place].members.sort {
        let (a, b) = (specifications[$0].distance, specifications[$1].distance)
        return a == b ? $0 < $1 : a.description < b.description
      }
    }
    return groups
  }
}
