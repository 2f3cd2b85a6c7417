/// Where the parts of a ``RankChangeHistogram`` go.
struct HistogramLayout {
  let chart: RankChangeHistogram
  let counts: [(key: Int, value: Int)]
  let top: Double
  let height = 150.0
  let changes: ClosedRange<Int>
  let pace: Double
  private let left: Double

  init(_ chart: RankChangeHistogram, counts: [(key: Int, value: Int)], top: Double) {
    self.chart = chart
    self.counts = counts
    self.top = top + (chart.published == nil ? 4 : 26)
    let found = counts.map(\.key) + [0] + (chart.published.map { [$0] } ?? [])
    changes = (found.min() ?? 0)...(found.max() ?? 0)
    pace = min(56, chart.width / Double(changes.count))
    left = (chart.width - pace * Double(changes.count)) / 2
  }

  private var base: Double { top + 18 + height }

  private func centre(_ change: Int) -> Double {
    left + (Double(change - changes.lowerBound) + 0.5) * pace
  }

  private static func classes(_ change: Int) -> String {
    change > 0 ? "f-rise-a" : change < 0 ? "f-fall-a" : "f-quiet-a"
  }

  private func columnHeight(_ count: Int) -> Double {
    max(1, Double(count) / Double(max(1, counts.map(\.value).max() ?? 1)) * height)
  }

  /// `+2`, `0`, `−3`.
  static func text(_ change: Int) -> String {
    change > 0 ? "+\(change)" : change < 0 ? "−\(change.magnitude)" : "0"
  }

  /// Columns with their counts, and the changes under them.
  func drawColumns(on canvas: inout Canvas) {
    let thick = max(1, pace - max(1, min(6, pace * 0.2)))
    for (change, count) in counts {
      let high = columnHeight(count)
      let x = centre(change)
      let box = TextBox(x: x - thick / 2, y: base - high, width: thick, height: high)
      var shapes = [SVGElement.rect(box, HistogramLayout.classes(change))]
      let y = base - high - 9
      if canvas.isFree("\(count)", x: x, centre: y, anchor: .middle, role: .tick) {
        shapes.append(canvas.text("\(count)", x: x, centre: y, anchor: .middle, role: .tick))
      }
      canvas.elements.append(
        .mark(
          key: "\(change)", value: "\(count)", title: "\(HistogramLayout.text(change)): \(count)",
          shapes))
    }
    canvas.elements.append(
      .line(left, base, left + pace * Double(changes.count), base, "f-axis"))
    let order = [0] + changes.filter { $0 != 0 }.sorted { $0.magnitude < $1.magnitude }
    for change in order {
      let text = HistogramLayout.text(change)
      if canvas.isFree(
        " \(text) ", x: centre(change), centre: base + 12, anchor: .middle, role: .tick)
      {
        canvas.elements.append(
          canvas.text(text, x: centre(change), centre: base + 12, anchor: .middle, role: .tick))
      }
    }
  }

  /// The published change above, the three groups below; gives the y below them.
  func drawGroups(on canvas: inout Canvas) -> Double {
    if let published = chart.published {
      let x = centre(published)
      let count = counts.first { $0.key == published }?.value ?? 0
      let end = base - (count > 0 ? columnHeight(count) + 18 : 0)
      canvas.elements.append(.line(x, top - 8, x, max(end, top - 4), "f-dash"))
      let half = TextMetrics.width(chart.labels.published, size: 12.5, bold: true) / 2
      let at = min(max(x, half), chart.width - half)
      canvas.elements.append(
        canvas.text(
          chart.labels.published, x: at, centre: top - 16, anchor: .middle, role: .strong,
          limit: chart.width))
    }
    let groups: [(text: String, role: TextRole)] = [
      (changes.lowerBound < 0 ? "← " + chart.labels.falls : "", .fall),
      (chart.labels.unchanged, .label),
      (changes.upperBound > 0 ? chart.labels.rises + " →" : "", .rise),
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
}
