/// Where everything of a ``BumpChart`` goes.
struct BumpLayout {
  /// A line with the places of its visible standings.
  struct Placed {
    var line: BumpChart.Line
    /// The y at each step, nil where the line has no visible rank.
    var ys: [Double?]
    var leftLabel: Double?
    var rightLabel: Double?
  }

  let chart: BumpChart
  let axis: RankAxis
  private(set) var lines: [Placed] = []
  let plot: ClosedRange<Double>
  let nameRoom: (left: Double, right: Double)
  /// Whether rank numbers stand in the points of the loud lines.
  let hasPills: Bool
  /// Vertical bars that join ties: step and y range.
  private(set) var ties: [(step: Int, ys: ClosedRange<Double>)] = []

  /// The width of the column of rank numbers.
  let numberRoom: Double

  static let gap = 12.0

  init(_ chart: BumpChart, top: Double) {
    self.chart = chart
    let axis = BumpLayout.axis(of: chart, top: top)
    let shown = chart.lines.filter { line in
      line.standings.contains { $0.map { axis.run(of: $0.rank) != nil } ?? false }
    }.sorted { ($0.emphasis, $0.country) < ($1.emphasis, $1.country) }
    let numbers = shown.flatMap { $0.standings.compactMap { $0?.text } }
    numberRoom = max(24, 9 + (numbers.map { TextMetrics.width($0, size: 12.5) }.max() ?? 0))
    let names = shown.map {
      TextMetrics.width($0.label, size: 12.5, bold: $0.emphasis > .quiet)
    }
    let need = names.max() ?? 0
    let fixed = 2 * (numberRoom + BumpLayout.gap)
    let steps = Double(max(1, chart.steps.count - 1))
    let least = min(steps * 12, chart.width * 0.42)
    let right = min(need, chart.width * 0.34, max(0, chart.width - fixed - least))
    let left = min(need, chart.width * 0.34, max(0, chart.width - fixed - steps * 30 - right))
    let isNarrow = chart.width < 480 && chart.steps.count > 2
    nameRoom = (isNarrow || left < min(need, 44) ? 0 : left, right)
    let start = nameRoom.left + numberRoom + BumpLayout.gap
    let end = chart.width - nameRoom.right - numberRoom - BumpLayout.gap
    plot = start...max(start, end)
    hasPills = axis.pitch >= 16 && (plot.upperBound - plot.lowerBound) / steps >= 26
    self.axis = axis
    place(shown)
  }

  /// A rank below the limit and its neighbours.
  private static func around(_ rank: Int?, _ places: Int, _ limit: Int) -> [ClosedRange<Int>] {
    guard let rank else { return [] }
    return rank <= limit ? [rank...rank] : [max(1, rank - places)...(rank + places)]
  }

  /// Ranks 1 to the limit, the ranges of the loud lines, and the three places around where one below
  /// the limit ends; of a range of more than 25 places only those around its standings.
  private static func axis(of chart: BumpChart, top: Double) -> RankAxis {
    let worst = chart.lines.flatMap { $0.standings.compactMap { $0?.rank } }.max() ?? 1
    let ranges = chart.lines.filter { $0.emphasis > .quiet }.flatMap { line in
      let ranks = line.standings.compactMap { $0?.rank }
      guard let low = ranks.min(), let high = ranks.max() else { return [ClosedRange<Int>]() }
      if high - low <= 24 { return [low...high] + BumpLayout.around(ranks.last, 3, chart.top) }
      return ranks.flatMap { BumpLayout.around($0, 1, chart.top) }
        + BumpLayout.around(ranks.last, 3, chart.top)
    }
    return RankAxis(upTo: min(chart.top, worst), ranges: ranges, top: top, height: 700)
  }

  /// The x of a step.
  func x(_ step: Int) -> Double {
    guard chart.steps.count > 1 else { return (plot.lowerBound + plot.upperBound) / 2 }
    let share = Double(step) / Double(chart.steps.count - 1)
    return plot.lowerBound + share * (plot.upperBound - plot.lowerBound)
  }

  private mutating func place(_ shown: [BumpChart.Line]) {
    var placed = shown.map {
      Placed(line: $0, ys: Array(repeating: nil, count: chart.steps.count))
    }
    for step in chart.steps.indices {
      var groups: [Int: [Int]] = [:]
      for (index, line) in shown.enumerated() {
        if let standing = line.standing(step) { groups[standing.rank, default: []].append(index) }
      }
      for (rank, members) in groups.sorted(by: { $0.key < $1.key }) {
        guard let run = axis.run(of: rank) else { continue }
        let loudFirst = members.sorted {
          (shown[$1].emphasis, shown[$0].country) < (shown[$0].emphasis, shown[$1].country)
        }
        let room = Double(run.upperBound - rank)
        let pace = members.count > 1 ? min(1, (room + 0.35) / Double(members.count - 1)) : 0
        for (offset, index) in loudFirst.enumerated() {
          placed[index].ys[step] = axis.y(Double(rank) + Double(offset) * pace)
        }
        if members.count > 1, let first = axis.y(Double(rank)),
          let last = axis.y(Double(rank) + Double(members.count - 1) * pace)
        {
          ties.append((step, first...last))
        }
      }
    }
    lines = placed
    placeLabels()
  }

  /// Labels at both ends, moved apart where the rows are closer than the texts are high.
  private mutating func placeLabels() {
    let last = chart.steps.count - 1
    guard last >= 0 else { return }
    let left = last == 0 ? [:] : dodge { $0.ys.first ?? nil }
    let right = dodge { placed in
      if let y = placed.ys[last] { return y }
      guard placed.line.emphasis > .quiet else { return nil }
      return placed.ys.last { $0 != nil } ?? nil
    }
    for index in lines.indices {
      lines[index].leftLabel = left[index]
      lines[index].rightLabel = right[index]
    }
  }

  private func dodge(_ wanted: (Placed) -> Double?) -> [Int: Double] {
    LabelColumn(
      entries: lines.map { (wanted($0), $0.line.emphasis) },
      range: (axis.top + 7)...max(axis.top + 7, axis.bottom - 7)
    ).places
  }
}
