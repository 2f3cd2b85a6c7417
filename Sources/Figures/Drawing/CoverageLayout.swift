/// Where the parts of a ``CoverageChart`` go.
struct CoverageLayout {
  let chart: CoverageChart
  let top: Double
  let height = 170.0
  let ticks: [Double]
  let left: Double

  init(_ chart: CoverageChart, top: Double) {
    self.chart = chart
    self.top = top
    let values = chart.columns.compactMap(\.value).filter(\.isFinite)
    ticks = NiceTicks.upTo(values.max() ?? 0)
    let unit = chart.unit
    left = 8 + (ticks.map { TextMetrics.width(unit.text($0), size: 11) }.max() ?? 0)
  }

  private var base: Double { top + height }
  private var pace: Double { (chart.width - left) / Double(max(1, chart.columns.count)) }
  private func centre(_ index: Int) -> Double { left + (Double(index) + 0.5) * pace }

  private func y(_ value: Double) -> Double {
    guard let most = ticks.last, most > 0 else { return base }
    return base - max(0, value) / most * height
  }

  /// Fine lines at round values, and their numbers.
  func drawAxis(on canvas: inout Canvas) {
    guard !chart.columns.isEmpty else { return }
    for tick in ticks {
      let isZero = tick == 0
      canvas.elements.append(
        .line(left, y(tick), chart.width, y(tick), isZero ? "f-axis" : "f-grid"))
      canvas.elements.append(
        canvas.text(
          chart.unit.text(tick), x: left - 8, centre: y(tick), anchor: .end, role: .tick))
    }
  }

  /// Columns, and as many years under them as fit; the last always stays.
  func drawColumns(on canvas: inout Canvas) {
    let thick = min(40, pace * 0.78)
    if chart.columns.contains(where: \.isFlagged) {
      canvas.definitions.append(CoverageLayout.hatch(canvas.id))
    }
    for (index, column) in chart.columns.enumerated() {
      guard let value = column.value, value.isFinite else { continue }
      let box = TextBox(
        x: centre(index) - thick / 2, y: y(value), width: thick, height: base - y(value))
      canvas.elements.append(
        .mark(
          key: column.label, value: SVGNumber.value(value),
          title: "\(column.label): \(column.text)",
          CoverageLayout.column(box, isFlagged: column.isFlagged, id: canvas.id)))
    }
    for index in chart.columns.indices.reversed() {
      let label = chart.columns[index].label
      guard
        canvas.isFree(
          " \(label) ", x: min(centre(index), chart.width - 16), centre: base + 13,
          anchor: .middle, role: .tick) || index == chart.columns.count - 1
      else { continue }
      let half = TextMetrics.width(label, size: 11) / 2
      canvas.elements.append(
        canvas.text(
          label, x: min(centre(index), chart.width - half), centre: base + 13, anchor: .middle,
          role: .tick))
    }
  }

  /// Brackets on as many levels as they need; gives the y below them.
  func drawBrackets(on canvas: inout Canvas) -> Double {
    var levels: [[ClosedRange<Double>]] = []
    var bottom = base + 24
    for bracket in chart.brackets.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
      let columns = bracket.columns.clamped(to: 0...max(0, chart.columns.count - 1))
      guard !chart.columns.isEmpty else { continue }
      let ends =
        (centre(columns.lowerBound) - pace * 0.4)...(centre(columns.upperBound) + pace * 0.4)
      let role: TextRole = bracket.emphasis.textRole
      let wide = TextMetrics.width(bracket.label, size: role.size, bold: role.isBold)
      let middle = min(
        max((ends.lowerBound + ends.upperBound) / 2, wide / 2), chart.width - wide / 2)
      let room =
        min(
          ends.lowerBound, middle - wide / 2 - 4)...max(
          ends.upperBound, middle + wide / 2 + 4)
      let level = levels.firstIndex { !$0.contains { $0.overlaps(room) } } ?? levels.count
      if level == levels.count { levels.append([]) }
      levels[level].append(room)
      let y = base + 30 + Double(level) * 26
      var path = SVGPath()
      path.move(ends.lowerBound, y - 4)
      path.vertical(to: y)
      path.horizontal(to: ends.upperBound)
      path.vertical(to: y - 4)
      canvas.elements.append(
        SVGElement(
          .g, [:],
          [
            .path(path, bracket.emphasis == .quiet ? "f-bracket" : bracket.emphasis.line),
            canvas.text(bracket.label, x: middle, centre: y + 11, anchor: .middle, role: role),
          ]))
      bottom = max(bottom, y + 22)
    }
    return bottom
  }

  /// The key to the hatching; gives the y below it.
  func drawNote(from y: Double, on canvas: inout Canvas) -> Double {
    guard !chart.flagNote.isEmpty, chart.columns.contains(where: \.isFlagged) else { return y }
    let box = TextBox(x: 0, y: y + 5, width: 22, height: 12)
    canvas.elements += CoverageLayout.column(box, isFlagged: true, id: canvas.id)
    var next = y
    for line in TextWrap.lines(chart.flagNote, width: chart.width - 30, size: 11) {
      canvas.elements.append(canvas.text(line, x: 30, centre: next + 11, role: .note))
      next += 16
    }
    return next + 4
  }

  private static func hatch(_ id: String) -> SVGElement {
    SVGElement(
      .pattern,
      [
        .id: "\(id)-hatch", .width: "6", .height: "6", .patternUnits: "userSpaceOnUse",
        .patternTransform: "rotate(45)",
      ], [.line(0, 0, 0, 6, "f-hatch")])
  }

  private static func column(_ box: TextBox, isFlagged: Bool, id: String) -> [SVGElement] {
    guard isFlagged else { return [.rect(box, "f-quiet-a")] }
    var hatched = SVGElement.rect(box, "f-box")
    hatched.attributes[.fill] = "url(#\(id)-hatch)"
    return [hatched]
  }
}
