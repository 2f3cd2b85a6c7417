/// Where the parts of a ``BarChart`` go.
struct BarLayout {
  let chart: BarChart
  let top: Double
  let pitch: Double
  let zero: Double
  let labelRoom: Double
  /// Whether names stand above their bars.
  let isStacked: Bool
  private let span: Double
  private let barRoom: Double
  /// The most a value text may take.
  private let textRoom: Double

  init(_ chart: BarChart, top: Double) {
    self.chart = chart
    self.top = top
    let need = chart.bars.map { BarLayout.width($0.label, $0) }.max() ?? 0
    isStacked = need > chart.width * 0.42
    labelRoom = isStacked ? 0 : (need > 0 ? need + 10 : 0)
    let others = chart.bars.map(\.others.count).max() ?? 0
    pitch = (isStacked ? 40 : 24) + (others > 0 ? Double(others) * BarLayout.otherPitch + 6 : 0)
    let besides = chart.bars.flatMap { bar in
      bar.others.map {
        BarChart.Bar(key: "", label: "", value: $0.value, text: BarLayout.text($0))
      }
    }
    let all = chart.bars + besides
    let finite = all.compactMap { bar in bar.value.flatMap { $0.isFinite ? $0 : nil } }
    let room = max(20, chart.width - labelRoom)
    let most = chart.width * 0.24
    let left = chart.bars.filter { ($0.value.map { $0.isFinite ? $0 : 0 } ?? 0) < 0 }.map {
      min(most, BarLayout.width($0.text, $0)) + 6
    }
    // The names of those set beside stand to the right whatever their sign.
    let right = (chart.bars.filter { !(($0.value ?? 0) < 0) } + besides).map {
      min(most, BarLayout.width($0.text, $0)) + 6
    }
    let low = min(0, finite.min() ?? 0)
    span = max(0, finite.max() ?? 0) - low
    barRoom = max(10, room - (left.max() ?? 0) - (right.max() ?? 0))
    textRoom = most + 0.5
    zero = labelRoom + (left.max() ?? 0) + (span > 0 ? -low / span * barRoom : 0)
  }

  private static func width(_ text: String, _ bar: BarChart.Bar) -> Double {
    TextMetrics.width(text, size: TextRole.label.size, bold: bar.emphasis > .quiet)
  }

  /// One bar with its name and value.
  func draw(_ bar: BarChart.Bar, at index: Int, on canvas: inout Canvas) -> SVGElement {
    let start = top + Double(index) * pitch
    let centre = isStacked ? start + 28 : start + 12
    let nameCentre = isStacked ? start + 10 : centre
    let value = bar.value.flatMap { $0.isFinite ? $0 : nil } ?? 0
    let length = span > 0 ? abs(value) / span * barRoom : 0
    let isBelow = value < 0
    var shapes: [SVGElement] = []
    if length > 0 {
      let box = TextBox(
        x: isBelow ? zero - length : zero, y: centre - 8, width: max(0.75, length), height: 16)
      shapes.append(.rect(box, area(bar, isBelow: isBelow)))
    }
    let half = isStacked ? 10.0 : 12
    shapes.append(
      .line(zero, centre - half, zero, max(centre + half, start + pitch - 6), "f-axis"))
    shapes.append(
      canvas.text(
        bar.label, x: 0, centre: nameCentre, role: bar.emphasis > .quiet ? .strong : .label,
        limit: isStacked ? chart.width : labelRoom))
    shapes.append(
      canvas.text(
        bar.text, x: isBelow ? zero - length - 6 : zero + length + 6, centre: centre,
        anchor: isBelow ? .end : .start, role: bar.emphasis.textRole, limit: textRoom))
    shapes += others(bar, below: centre, on: &canvas)
    return .mark(
      country: chart.isByCountry ? bar.key : nil, key: chart.isByCountry ? nil : bar.key,
      value: bar.value.map(SVGNumber.value), title: "\(bar.label): \(bar.text)", shapes)
  }

  private static let otherPitch = 13.0

  private static func text(_ other: BarChart.Other) -> String { "\(other.label) \(other.text)" }

  /// The thin bars of the countries set beside, their names at their ends.
  private func others(
    _ bar: BarChart.Bar, below centre: Double, on canvas: inout Canvas
  ) -> [SVGElement] {
    bar.others.enumerated().flatMap { index, other -> [SVGElement] in
      guard let value = other.value, value.isFinite else { return [] }
      let length = span > 0 ? abs(value) / span * barRoom : 0
      let isBelow = value < 0
      let middle = centre + 16 + Double(index) * BarLayout.otherPitch
      let box = TextBox(
        x: isBelow ? zero - length : zero, y: middle - 3, width: max(0.75, length), height: 6)
      return [
        .rect(box, "f-quiet-a"),
        canvas.text(
          BarLayout.text(other), x: zero + (isBelow ? 6 : length + 6), centre: middle, role: .tick,
          limit: textRoom),
      ]
    }
  }

  private func area(_ bar: BarChart.Bar, isBelow: Bool) -> String {
    guard chart.colour == .sign else { return bar.emphasis.area }
    return isBelow ? "f-fall-a" : "f-rise-a"
  }
}
