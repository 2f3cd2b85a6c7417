import Collaboration
import Geography
import Rankings
import Testing

struct MultiverseTests {
  private func multiverse(jobs: Int) throws -> Multiverse {
    try Ranker(Tables.small()).multiverse(
      of: Tables.code("CN"), windows: ["2019", "2020"].map { try YearWindow(parsing: $0) },
      axes: Multiverse.Axes(for: Tables.small(), around: Tables.specification()), jobs: jobs)
  }

  @Test func theNumberOfThreadsDoesNotMatter() throws {
    let one = try multiverse(jobs: 1)
    #expect(try multiverse(jobs: 2).results == one.results)
    #expect(one.results.map(\.specification) == one.axes.specifications)
    #expect(Set(one.results.map(\.specification)).count == one.results.count)
  }

  /// Every specification is counted once: rises, falls, unchanged, tied or unranked.
  @Test func directionsAddUp() throws {
    let multiverse = try self.multiverse(jobs: 1)
    let counts = multiverse.directions(from: 0, to: 1)
    #expect(
      counts.rises + counts.falls + counts.unchanged + counts.tied + counts.unranked
        == multiverse.results.count)
    #expect(counts.unranked > 0, "no country has 1000 works here")
  }

  @Test func everyResultIsTheRankUnderItsSpecification() throws {
    let ranker = Ranker(try Tables.small())
    for result in try multiverse(jobs: 2).results {
      let ranks = try ["2019", "2020"].map {
        try ranker.ranking(in: YearWindow(parsing: $0), result.specification)
          .rank(Tables.code("CN"))
      }
      #expect(result.ranks == ranks, "\(result.specification)")
    }
  }

  @Test func tiedResultsMatchNothing() throws {
    let multiverse = try self.multiverse(jobs: 1)
    #expect(multiverse.matching([2, 2]).allSatisfy { !$0.isTied && $0.ranks == [2, 2] })
    #expect(!multiverse.matching([2, 2]).isEmpty)
    #expect(multiverse.matching([nil, 77]).isEmpty)
  }

  /// The default axes on the world's table: enough, each once, the reference among them.
  @Test func theDefaultAxes() throws {
    let world = try Tables.world()
    let reference = try Tables.specification(
      "centrality=eigenvector weights=log nodes=works:5000")
    let axes = Multiverse.Axes(for: world, around: try Tables.specification())
    #expect(axes.specifications.count == 4275)
    #expect(Set(axes.specifications).count == 4275)
    #expect(axes.specifications.contains(reference))
    #expect(
      axes.territories
        == ["as-stated", "hk-mo-in-cn:max", "hk-mo-in-cn:sum", "sovereign:max", "sovereign:sum"])
    let own = Multiverse.Axes(
      for: world, around: try Tables.specification("weights=jaccard min-joint=7"))
    #expect(own.specifications.contains(try Tables.specification("weights=jaccard min-joint=7")))
    let corpus = Multiverse.Axes(for: try Corpora.six(), around: Specification())
    #expect(corpus.countings == [.full, .fractional])
    #expect(corpus.territories == ["as-resolved", "hk-mo-in-cn", "sovereign"])
  }

  @Test func axesAreChosen() throws {
    var axes = Multiverse.Axes(for: try Tables.small(), around: try Tables.specification())
    for axis in Multiverse.Axes.names where axis != "windows" {
      try axes.set(axis, [Tables.specification().items.first { $0.key == axis }?.value ?? ""])
    }
    #expect(axes.specifications == [try Tables.specification()])
    try axes.set("pool", ["sum", "mean-of-years"])
    #expect(axes.specifications.count == 2)
    try axes.set("centrality", ["degree"])
    #expect(axes.specifications.count == 1, "the pooling makes no difference to links")
    #expect(throws: SpecificationError.self) { try axes.set("colour", ["red"]) }
    #expect(throws: SpecificationError.self) { try axes.set("nodes", ["all", "all"]) }
    #expect(throws: SpecificationError.self) { try axes.set("weights", []) }
  }

  @Test func windowsVaryToo() throws {
    var axes = Multiverse.Axes(for: try Tables.small(), around: try Tables.specification())
    for (axis, level) in [("centrality", "strength"), ("weights", "raw"), ("nodes", "all")] {
      try axes.set(axis, [level])
    }
    try axes.set("min-joint", ["1"])
    try axes.set("windows", ["2019+2020", "2020+2019"])
    let ranker = Ranker(try Tables.small())
    let windows = try ["2019", "2020"].map { try YearWindow(parsing: $0) }
    let germany = try Tables.code("DE")
    let multiverse = try ranker.multiverse(
      of: germany, windows: windows, axes: axes, jobs: 1)
    #expect(multiverse.results.count == 2)
    #expect(multiverse.results[0].ranks == multiverse.results[1].ranks.reversed())
    #expect(multiverse.results[1].windows == windows.reversed())
  }

  /// Strata that the source lacks are left out with the reason; an empty product is refused.
  @Test func whatCannotBeAnsweredIsLeftOut() throws {
    var axes = Multiverse.Axes(for: try Tables.small(), around: try Tables.specification())
    try axes.set("counting", ["full", "fractional"])
    let ranker = Ranker(try Tables.small())
    let windows = try ["2019", "2020"].map { try YearWindow(parsing: $0) }
    let multiverse = try ranker.multiverse(
      of: Tables.code("CN"), windows: windows, axes: axes, jobs: 2)
    #expect(multiverse.leftOut.map(\.specifications) == [multiverse.results.count])
    try axes.set("counting", ["author-share"])
    let none = axes
    let china = try Tables.code("CN")
    #expect(throws: CountingError.self) {
      try ranker.multiverse(of: china, windows: windows, axes: none, jobs: 1)
    }
  }

  /// Effects against their formulas, from the results.
  @Test func effectsFollowTheirFormulas() throws {
    let multiverse = try self.multiverse(jobs: 1)
    let effects = multiverse.effects(from: 0, to: 1)
    let nodes = try #require(effects.first { $0.axis == "nodes" })
    let ranks = multiverse.results.filter { !$0.isTied(0, 1) && !$0.ranks.contains(nil) }.map {
      (level: $0.specification.nodes.description, rank: Double($0.ranks[1] ?? 0))
    }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(values.count) }
    let all = mean(ranks.map(\.rank))
    #expect(nodes.specifications == ranks.count)
    var between = 0.0
    for level in nodes.levels {
      let own = ranks.filter { $0.level == level.level }.map(\.rank)
      #expect(level.specifications == own.count)
      #expect(near(level.meanRank, mean(own)))
      between += Double(own.count) * (mean(own) - all) * (mean(own) - all)
    }
    let total = ranks.reduce(0) { $0 + ($1.rank - all) * ($1.rank - all) }
    #expect(near(nodes.shareOfRank, between / total))
    let distances = try #require(effects.first { $0.axis == "distance" })
    #expect(distances.specifications < nodes.specifications, "strength reads no distance")
  }

  @Test func theCurveIsInOrder() throws {
    let multiverse = try self.multiverse(jobs: 1)
    let curve = multiverse.curve(by: 1)
    #expect(curve.sorted() == Array(multiverse.results.indices))
    let ranks = curve.map { multiverse.results[$0].ranks[1] ?? .max }
    #expect(ranks == ranks.sorted())
    let distribution = multiverse.ranks(in: 1)
    #expect(distribution.counts.reduce(0) { $0 + $1.specifications } == distribution.specifications)
    #expect(distribution.quantile(0) == distribution.counts.first?.value)
    #expect(distribution.quantile(1) == distribution.counts.last?.value)
  }
}
