import Collaboration

extension Multiverse {
  /// How far an axis moves the rank and the rise, among the untied results that read it.
  public struct AxisEffect: Hashable, Sendable {
    /// The axis.
    public var axis: String
    /// The results that read the axis.
    public var specifications: Int
    /// The levels that stand in them, in the order of the axis.
    public var levels: [Level]
    /// The share of the variance of the rank in the later window that lies between the levels; nil
    /// where nothing varies.
    ///
    /// First-order eta squared: the sum over the levels of n(l) (mean(l) - mean)², over the sum of
    /// (x - mean)² of all results that read the axis. Axes interact and are not balanced, so the
    /// shares of several axes do not add up.
    public var shareOfRank: Double?
    /// The same share of the variance of the rise.
    public var shareOfRise: Double?

    /// A level of an axis.
    public struct Level: Hashable, Sendable {
      /// The level as a specification writes it.
      public var level: String
      /// The results at this level.
      public var specifications: Int
      /// The results with a rise, and with a fall.
      public var rises: Int, falls: Int
      /// The mean rank in the later window.
      public var meanRank: Double
      /// The mean rank less that of all results that read the axis.
      public var effectOnRank: Double
      /// The mean rise.
      public var meanRise: Double
      /// The mean rise less that of all results that read the axis.
      public var effectOnRise: Double
    }
  }

  /// How often each value occurs, from the smallest; untied results only.
  public struct Distribution: Hashable, Sendable {
    /// The values and their numbers.
    public var counts: [(value: Int, specifications: Int)] {
      held.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    private var held: [Int: Int] = [:]

    init(_ values: some Sequence<Int>) { for value in values { held[value, default: 0] += 1 } }

    /// The number of results.
    public var specifications: Int { held.values.reduce(0, +) }

    /// The least value that at least this share of the results does not exceed; nil for none.
    public func quantile(_ share: Double) -> Int? {
      var rest = share * Double(specifications)
      for (value, count) in counts {
        rest -= Double(count)
        if rest <= 0 { return value }
      }
      return counts.last?.value
    }
  }

  /// The ranks in a window, untied.
  public func ranks(in window: Int) -> Distribution {
    Distribution(results.lazy.filter { !$0.ties[window] }.compactMap { $0.ranks[window] })
  }

  /// The rises between two windows, untied.
  public func rises(from first: Int, to last: Int) -> Distribution {
    Distribution(
      results.lazy.filter { !$0.isTied(first, last) }
        .compactMap { $0.rise(from: first, to: last) })
  }

  /// The places of the results in the order of the specification curve: by the rank in a window, then
  /// in the others from the last to the first, ties after the same rank untied, no rank at the end.
  public func curve(by window: Int) -> [Int] {
    let order = [window] + windows.indices.reversed().filter { $0 != window }
    return results.indices.sorted { a, b in
      for index in order {
        let (x, y) = (results[a].ranks[index] ?? .max, results[b].ranks[index] ?? .max)
        if x != y { return x < y }
      }
      let (x, y) = (results[a].ties[window] ? 1 : 0, results[b].ties[window] ? 1 : 0)
      return (x, a) < (y, b)
    }
  }

  /// How far each axis of several levels moves the rank in the later window and the rise.
  ///
  /// - Complexity: O(axes · results).
  public func effects(from first: Int, to last: Int) -> [AxisEffect] {
    axes.items.compactMap { axis, _ in
      var points: [(level: String, rank: Double, rise: Double)] = []
      for result in results where !result.isTied(first, last) {
        guard let rank = result.ranks[last], let rise = result.rise(from: first, to: last),
          let level = level(of: axis, result)
        else { continue }
        points.append((level, Double(rank), Double(rise)))
      }
      return AxisEffect(axis, order: axes.items.first { $0.key == axis }?.levels ?? [], points)
    }
  }

  /// The level of an axis that a result has; nil where its specification does not read the axis.
  private func level(of axis: String, _ result: Result) -> String? {
    if axis == "windows" { return Axes.text(result.windows) }
    guard Axes.isRead(axis, by: result.specification) else { return nil }
    return result.specification.items.first { $0.key == axis }?.value
  }
}

extension Multiverse.AxisEffect {
  /// The effect of an axis; nil where fewer than two of its levels stand in the points.
  fileprivate init?(
    _ axis: String, order: [String], _ points: [(level: String, rank: Double, rise: Double)]
  ) {
    let groups = Dictionary(grouping: points, by: \.level)
    guard groups.count > 1 else { return nil }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(max(1, values.count)) }
    let (rank, rise) = (mean(points.map(\.rank)), mean(points.map(\.rise)))
    let names =
      order.filter { groups[$0] != nil } + groups.keys.filter { !order.contains($0) }.sorted()
    self.axis = axis
    specifications = points.count
    let levels = names.map { name in
      let group = groups[name] ?? []
      let (meanRank, meanRise) = (mean(group.map(\.rank)), mean(group.map(\.rise)))
      return Level(
        level: name, specifications: group.count, rises: group.count { $0.rise > 0 },
        falls: group.count { $0.rise < 0 }, meanRank: meanRank, effectOnRank: meanRank - rank,
        meanRise: meanRise, effectOnRise: meanRise - rise)
    }
    let share = { (effect: (Level) -> Double, total: Double) -> Double? in
      let between = levels.reduce(0) { $0 + Double($1.specifications) * effect($1) * effect($1) }
      return total > 0 ? between / total : nil
    }
    let (ranks, rises) = points.reduce((0.0, 0.0)) {
      ($0.0 + ($1.rank - rank) * ($1.rank - rank), $0.1 + ($1.rise - rise) * ($1.rise - rise))
    }
    self.levels = levels
    shareOfRank = share(\.effectOnRank, ranks)
    shareOfRise = share(\.effectOnRise, rises)
  }
}
