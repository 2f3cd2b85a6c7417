extension BumpLayout {
  /// Step names above the plot and a fine line under each; crowded names are thinned,
  /// the last one always stays.
  func drawSteps(on canvas: inout Canvas) {
    let last = chart.steps.count - 1
    for step in chart.steps.indices {
      for run in axis.runs {
        guard let start = axis.y(Double(run.lowerBound) - 0.5),
          let end = axis.y(Double(run.upperBound) + 0.5)
        else { continue }
        canvas.elements.append(.line(x(step), start, x(step), end, "f-grid"))
      }
      for y in axis.breaks {
        canvas.elements.append(.line(x(step), y - 4, x(step), y + 5, "f-stub"))
      }
    }
    for step in chart.steps.indices.reversed() {
      let half = TextMetrics.width(chart.steps[step], size: TextRole.tick.size) / 2
      let at = min(max(x(step), half), chart.width - half)
      let y = axis.top - 14
      guard
        step == last
          || canvas.isFree(" \(chart.steps[step]) ", x: at, centre: y, anchor: .middle, role: .tick)
      else { continue }
      canvas.elements.append(
        canvas.text(chart.steps[step], x: at, centre: y, anchor: .middle, role: .tick))
    }
  }

  /// Bars behind the points that share a rank.
  func drawTies(on canvas: inout Canvas) {
    for tie in ties {
      let box = TextBox(
        x: x(tie.step) - 6, y: tie.ys.lowerBound - 6, width: 12,
        height: tie.ys.upperBound - tie.ys.lowerBound + 12)
      canvas.elements.append(.rect(box, radius: 6, "f-band"))
    }
  }

  /// One country: its line, its points, its labels.
  func draw(_ placed: Placed, on canvas: inout Canvas) {
    let line = placed.line
    var shapes: [SVGElement] = []
    let (curve, stub) = paths(placed)
    if !stub.isEmpty { shapes.append(.path(stub, "f-stub")) }
    if !curve.isEmpty { shapes.append(.path(curve, line.emphasis.line)) }
    for step in placed.ys.indices {
      guard let y = placed.ys[step], let standing = line.standing(step) else { continue }
      shapes += point(line, standing, at: (x(step), y), on: &canvas)
    }
    shapes += label(placed, isLeft: true, on: &canvas)
    shapes += label(placed, isLeft: false, on: &canvas)
    canvas.elements.append(
      .mark(country: line.country, value: line.values, title: line.summary, shapes))
  }

  private func paths(_ placed: Placed) -> (curve: SVGPath, stub: SVGPath) {
    var curve = SVGPath()
    var stub = SVGPath()
    var previous: Double?
    for step in placed.ys.indices {
      let here = placed.ys[step]
      defer { previous = here }
      guard step > 0 else { continue }
      if let start = previous, let end = here {
        if !isJoined(placed, step - 1) { curve.move(x(step - 1), start) }
        curve.ease(from: (x(step - 1), start), to: (x(step), end))
      } else if let start = previous, let to = placed.line.standing(step)?.rank,
        let from = placed.line.standing(step - 1)?.rank,
        let edge = axis.edge(from: from, towards: to)
      {
        stub.move(x(step - 1), start)
        stub.line(x(step - 1) + (x(step) - x(step - 1)) * 0.4, edge)
      } else if let end = here, let to = placed.line.standing(step)?.rank,
        let from = placed.line.standing(step - 1)?.rank,
        let edge = axis.edge(from: to, towards: from)
      {
        stub.move(x(step), end)
        stub.line(x(step) - (x(step) - x(step - 1)) * 0.4, edge)
      }
    }
    return (curve, stub)
  }

  /// Whether the curve already ends at a step.
  private func isJoined(_ placed: Placed, _ step: Int) -> Bool {
    step > 0 && placed.ys[step] != nil && placed.ys[step - 1] != nil
  }

  private func point(
    _ line: BumpChart.Line, _ standing: Standing, at point: (x: Double, y: Double),
    on canvas: inout Canvas
  ) -> [SVGElement] {
    guard line.emphasis > .quiet, hasPills else {
      let radius = line.emphasis == .quiet ? 3.0 : 4.5
      return [.circle(point.x, point.y, min(radius, axis.pitch / 2), line.emphasis.area)]
    }
    let role: TextRole = line.emphasis == .focus ? .onFocus : .onAgainst
    let half = max(9, TextMetrics.width(standing.text, size: role.size, bold: true) / 2 + 4)
    let box = TextBox(x: point.x - half, y: point.y - 9, width: half * 2, height: 18)
    return [
      .rect(box, radius: 9, line.emphasis.area),
      canvas.text(standing.text, x: point.x, centre: point.y, anchor: .middle, role: role),
    ]
  }

  private func label(
    _ placed: Placed, isLeft: Bool, on canvas: inout Canvas
  ) -> [SVGElement] {
    guard let y = isLeft ? placed.leftLabel : placed.rightLabel else { return [] }
    let line = placed.line
    let step = isLeft ? 0 : chart.steps.count - 1
    let role = line.emphasis.textRole
    let anchor: TextAnchor = isLeft ? .end : .start
    let away = isLeft ? -1.0 : 1.0
    let edge = x(step)
    let number = edge + away * BumpLayout.gap
    var shapes: [SVGElement] = []
    if let origin = placed.ys[step] {
      if abs(origin - y) > 3 {
        shapes.append(.line(edge + away * 4, origin, number - away * 2, y, "f-lead"))
      }
    } else if let lastStep = placed.ys.lastIndex(where: { $0 != nil }),
      let lastY = placed.ys[lastStep]
    {
      shapes.append(.line(x(lastStep) + 10, lastY, number - 2, y, "f-stub"))
    }
    let standing = line.standing(step)
    let hasNumber = !(hasPills && line.emphasis > .quiet && placed.ys[step] != nil)
    if hasNumber {
      let text = placed.ys[step] == nil ? "–" : standing?.text ?? "–"
      shapes.append(canvas.text(text, x: number, centre: y, anchor: anchor, role: role))
    }
    let room = isLeft ? nameRoom.left : nameRoom.right
    if room > 0 {
      shapes.append(
        canvas.text(
          line.label, x: number + away * numberRoom, centre: y, anchor: anchor,
          role: role, limit: room + 0.5))
    }
    return shapes
  }
}
