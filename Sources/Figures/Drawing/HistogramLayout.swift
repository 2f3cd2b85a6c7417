/// Where the parts of a ``RankChangeHistogram`` go.
struct HistogramLayout {
  /// One column: a change of rank, or all from a change outwards.
  private struct Column {
    var change: Int
    var count: Int
    /// Whether changes beyond this one are counted with it.
    var isTail: Bool

    /// `+2`, `0`, `−3`; `≥ +6` and `≤ −6` for a tail.
    var text: String {
      let sign = change > 0 ? "+" : change < 0 ? "−" : ""
      let tail = !isTail ? "" : change > 0 ? "≥ " : "≤ "
      return "\(tail)\(sign)\(change.magnitude)"
    }

    /// The change in ASCII: `2`, `-3`; `6..` and `..-6` for a tail.
    var key: String { !isTail ? "\(change)" : change > 0 ? "\(change).." : "..\(change)" }
  }

  let chart: RankChangeHistogram
  let top: Double
  let height = 150.0
  /// Every change from the first column to the last, those without specifications too.
  private let columns: [Column]
  private let limit: Int
  private let pace: Double
  private let left: Double
  private let most: Int
  /// How far a tail stands apart from the other columns.
  private static let gap = 8.0

  init(_ chart: RankChangeHistogram, counts: [(key: Int, value: Int)], top: Double) {
    self.chart = chart
    self.top = top + (chart.published == nil ? 4 : 26)
    let limit = min(max(1, chart.limit), 1000)
    let found = counts.map(\.key) + [0] + (chart.published.map { [$0] } ?? [])
    let (least, greatest) = (found.min() ?? 0, found.max() ?? 0)
    var sums: [Int: Int] = [:]
    for (change, count) in counts { sums[min(max(change, -limit), limit), default: 0] += count }
    columns = (max(least, -limit)...min(greatest, limit)).map { change in
      Column(
        change: change, count: sums[change] ?? 0,
        isTail: change == limit && greatest > limit || change == -limit && least < -limit)
    }
    self.limit = limit
    most = columns.map(\.count).max() ?? 0
    let gaps = Double(columns.filter(\.isTail).count) * HistogramLayout.gap
    pace = min(56, max(1, chart.width - gaps) / Double(columns.count))
    left = (chart.width - pace * Double(columns.count) - gaps) / 2
  }

  private var base: Double { top + 18 + height }
  private var thick: Double { max(1, pace - max(1, min(6, pace * 0.2))) }

  private func centre(_ index: Int) -> Double {
    let isPastTail = columns[0].isTail && index > 0
    let isLastTail = columns[index].isTail && columns[index].change > 0
    return left + (Double(index) + 0.5) * pace
      + (isPastTail ? HistogramLayout.gap : 0) + (isLastTail ? HistogramLayout.gap : 0)
  }

  private static func classes(_ change: Int) -> String {
    change > 0 ? "f-rise-a" : change < 0 ? "f-fall-a" : "f-quiet-a"
  }

  private func box(_ index: Int) -> TextBox {
    let count = columns[index].count
    let high = count > 0 ? max(1, Double(count) / Double(max(1, most)) * height) : 0
    return TextBox(x: centre(index) - thick / 2, y: base - high, width: thick, height: high)
  }

  private func column(of change: Int) -> Int? {
    columns.firstIndex { $0.change == min(max(change, -limit), limit) }
  }

  /// Where the line of the published change ends, above the count of its column.
  private func publishedEnd(_ index: Int) -> Double {
    max(top - 4, base - (columns[index].count > 0 ? box(index).height + 18 : 0))
  }

  /// The nearest x to one wanted that keeps a centred text inside the width.
  private func inside(_ x: Double, _ text: String, role: TextRole) -> Double {
    let half = TextMetrics.width(text, size: role.size, bold: role.isBold) / 2
    return min(max(x, half), max(half, chart.width - half))
  }

  /// Columns with their counts, and the changes under them.
  func drawColumns(on canvas: inout Canvas) {
    let counts = countTexts(on: &canvas)
    for (index, column) in columns.enumerated() where column.count > 0 {
      let shapes =
        [SVGElement.rect(box(index), HistogramLayout.classes(column.change))]
        + (counts[index].map { [$0] } ?? [])
      canvas.elements.append(
        .mark(
          key: column.key, value: "\(column.count)", title: "\(column.text): \(column.count)",
          shapes))
    }
    drawAxis(on: &canvas)
  }

  /// The counts that stand clear of each other and of all other columns, the greatest first.
  private func countTexts(on canvas: inout Canvas) -> [Int: SVGElement] {
    let filled = columns.indices.filter { columns[$0].count > 0 }
    var boxes = filled.map { (index: $0, box: box($0)) }
    if let index = chart.published.flatMap(column) {
      let line = TextBox(
        x: centre(index) - 1, y: top - 8, width: 2, height: publishedEnd(index) - top + 8)
      boxes.append((index, line))
    }
    var texts: [Int: SVGElement] = [:]
    let order = filled.sorted { (columns[$1].count, $0) < (columns[$0].count, $1) }
    for index in order {
      let (text, y) = ("\(columns[index].count)", box(index).y - 9)
      let x = inside(centre(index), text, role: .tick)
      let others = boxes.filter { $0.index != index }.map(\.box)
      guard isClear(text, x: x, centre: y, by: 1.5, of: canvas.texts + others) else { continue }
      texts[index] = canvas.text(text, x: x, centre: y, anchor: .middle, role: .tick)
    }
    return texts
  }

  /// Whether a centred number keeps its distance from other boxes and stays inside the width.
  private func isClear(
    _ text: String, x: Double, centre: Double, by clearance: Double, of boxes: [TextBox]
  ) -> Bool {
    var room = Canvas.box(
      text, x: x, baseline: centre + TextRole.tick.size * 0.36, anchor: .middle, role: .tick)
    guard room.x >= -0.1, room.x + room.width <= chart.width + 0.1 else { return false }
    room.x -= clearance
    room.width += 2 * clearance
    return !boxes.contains { $0.overlaps(room, slack: 0) }
  }

  /// The line under the columns, broken before a tail, and the changes: those of the tails and
  /// zero always, the others at a pace that leaves them room.
  private func drawAxis(on canvas: inout Canvas) {
    let inner = columns.indices.filter { !columns[$0].isTail }
    let runs =
      columns.indices.filter { columns[$0].isTail }.map { $0...$0 }
      + (inner.first.flatMap { first in inner.last.map { [first...$0] } } ?? [])
    for run in runs {
      canvas.elements.append(
        .line(
          centre(run.lowerBound) - pace / 2, base, centre(run.upperBound) + pace / 2, base,
          "f-axis"))
    }
    let widest = inner.map { TextMetrics.width(columns[$0].text, size: TextRole.tick.size) }.max()
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500].first {
      Double($0) * pace >= (widest ?? 0) + 6
    }
    let order =
      columns.indices.filter { columns[$0].isTail } + inner.filter { columns[$0].change == 0 }
      + inner.filter { columns[$0].change != 0 && columns[$0].change % (step ?? 1000) == 0 }
    for index in order {
      let text = columns[index].text
      let x = inside(centre(index), text, role: .tick)
      guard isClear(text, x: x, centre: base + 12, by: 5, of: canvas.texts) else { continue }
      canvas.elements.append(
        canvas.text(text, x: x, centre: base + 12, anchor: .middle, role: .tick))
    }
  }

  /// The published change above, the three groups below; gives the y below them.
  func drawGroups(on canvas: inout Canvas) -> Double {
    if let published = chart.published {
      drawPublished(published, on: &canvas)
    }
    let groups: [(text: String, role: TextRole)] = [
      (columns.contains { $0.change < 0 } ? "← " + chart.labels.falls : "", .fall),
      (chart.labels.unchanged, .label),
      (columns.contains { $0.change > 0 } ? chart.labels.rises + " →" : "", .rise),
    ]
    let shown = groups.filter { !$0.text.isEmpty }
    let wide = shown.reduce(0) {
      $0 + TextMetrics.width($1.text, size: $1.role.size, bold: $1.role.isBold)
    }
    var y = base + 34
    guard wide + 24 * Double(shown.count - 1) <= chart.width else {
      for group in shown {
        canvas.elements.append(
          canvas.text(group.text, x: 0, centre: y, role: group.role, limit: chart.width))
        y += 18
      }
      return y - 4
    }
    let gap = shown.count > 1 ? (chart.width - wide) / Double(shown.count - 1) : 0
    var x = 0.0
    for group in shown {
      canvas.elements.append(canvas.text(group.text, x: x, centre: y, role: group.role))
      x += TextMetrics.width(group.text, size: group.role.size, bold: group.role.isBold) + gap
    }
    return y + 12
  }

  /// A line down to the column that the published change counts in, its name above.
  private func drawPublished(_ published: Int, on canvas: inout Canvas) {
    guard let index = column(of: published) else { return }
    let x = centre(index)
    canvas.elements.append(.line(x, top - 8, x, publishedEnd(index), "f-dash"))
    let at = inside(x, chart.labels.published, role: .strong)
    canvas.elements.append(
      canvas.text(
        chart.labels.published, x: at, centre: top - 16, anchor: .middle, role: .strong,
        limit: chart.width))
  }
}
