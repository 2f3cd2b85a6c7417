/// Where the parts of a ``SpecificationCurve`` go.
struct SpecificationLayout {
  let chart: SpecificationCurve
  /// The results with a rank, best first, equal ranks by their choices.
  let results: [SpecificationCurve.Result]
  let top: Double
  let left: Double
  private var right: Double { chart.width }
  let scale: RankScale
  private static let rowHeight = 15.0

  init(_ chart: SpecificationCurve, top: Double) {
    self.chart = chart
    results = chart.results.filter { $0.standing != nil }.sorted { a, b in
      let (x, y) = (a.standing?.rank ?? 0, b.standing?.rank ?? 0)
      if x != y { return x < y }
      if a.choices != b.choices { return a.choices.lexicographicallyPrecedes(b.choices) }
      return a.key < b.key
    }
    let names = chart.axes.flatMap { axis in
      axis.choices.map { TextMetrics.width($0, size: 11) + 10 }
        + [TextMetrics.width(axis.label, size: 12.5, bold: true)]
    }
    left = min(max(34, (names.max() ?? 0) + 10), chart.width * 0.36)
    let rows = chart.flags.isEmpty ? 0.0 : Double(chart.flags.count) * 17 + 6
    self.top = top + rows
    scale = RankScale(RankScale.span(of: chart), top: self.top)
  }

  private var pace: Double { (right - left - 4) / Double(max(1, results.count)) }
  private func x(_ index: Double) -> Double { left + index * pace }

  private func y(_ rank: Int) -> Double { scale.y(rank) }

  /// Rank numbers, the staircase, and the published rank across it.
  func drawRanks(on canvas: inout Canvas) {
    for rank in scale.ticks {
      canvas.elements.append(.line(left, y(rank), right, y(rank), "f-grid"))
      canvas.elements.append(
        canvas.text("\(rank)", x: left - 8, centre: y(rank), anchor: .end, role: .tick))
    }
    if let published = chart.published {
      drawPublished(published, on: &canvas)
    }
    let thick = scale.thickness
    var start = 0
    while start < results.count {
      let rank = results[start].standing?.rank ?? 0
      var end = start
      while end < results.count, results[end].standing?.rank == rank { end += 1 }
      let box = TextBox(
        x: x(Double(start)), y: y(rank) - thick / 2,
        width: max(1, Double(end - start) * pace - 0.5), height: thick)
      let isPublished = chart.published?.rank == rank
      canvas.elements.append(
        .mark(
          key: "\(rank)", value: "\(end - start)", title: "\(rank): \(end - start)",
          [.rect(box, isPublished ? "f-ink" : "f-quiet-a")]))
      start = end
    }
  }

  /// The other countries, each sorted by itself, with their names on their curves.
  func drawOthers(on canvas: inout Canvas) {
    for other in chart.others where !other.ranks.isEmpty {
      let ranks = other.ranks.sorted()
      let pace = (right - left - 4) / Double(ranks.count)
      var path = SVGPath()
      path.move(left, y(ranks[0]))
      for place in ranks.indices.dropFirst() where ranks[place] != ranks[place - 1] {
        path.horizontal(to: left + Double(place) * pace)
        path.vertical(to: y(ranks[place]))
      }
      path.horizontal(to: right - 4)
      canvas.elements.append(
        .mark(
          country: other.country,
          title: "\(other.label): \(ranks[0])–\(ranks[ranks.count - 1])",
          [.path(path, "f-against-l f-thin")]))
      if let name = name(of: other, ranks, on: &canvas) { canvas.elements.append(name) }
    }
  }

  /// The name of a curve above it or below, where it has room.
  private func name(
    of other: SpecificationCurve.Other, _ ranks: [Int], on canvas: inout Canvas
  ) -> SVGElement? {
    for part in [0.5, 0.62, 0.4, 0.72, 0.3, 0.8, 0.2] {
      let x = left + part * (right - left - 4)
      let line = y(ranks[min(ranks.count - 1, Int(part * Double(ranks.count)))])
      for centre in [line - 10, line + 11]
      where canvas.isFree(other.label, x: x, centre: centre, anchor: .middle, role: .against) {
        return canvas.text(
          other.label, x: x, centre: centre, anchor: .middle, role: .against, halo: true)
      }
    }
    return nil
  }

  private func drawPublished(
    _ published: SpecificationCurve.Published, on canvas: inout Canvas
  ) {
    let line = y(published.rank)
    canvas.elements.append(.line(left, line, right, line, "f-dash"))
    let firstWorse = results.firstIndex { ($0.standing?.rank ?? 0) >= published.rank }
    let isRight = x(Double(firstWorse ?? results.count)) < (left + right) / 2
    canvas.elements.append(
      canvas.text(
        published.label, x: isRight ? right : left + 6,
        centre: isRight ? line - 10 : line + 10, anchor: isRight ? .end : .start, role: .strong,
        halo: true, limit: (right - left) * 0.6))
  }

  /// The matrix of choices; gives the y below it.
  func drawChoices(on canvas: inout Canvas) -> Double {
    var y = top + scale.height + 14
    for (axis, item) in chart.axes.enumerated() {
      canvas.elements.append(
        canvas.text(
          item.label, x: 0, centre: y + 8, role: .strong, limit: chart.width))
      y += 19
      for (choice, label) in item.choices.enumerated() {
        let centre = y + SpecificationLayout.rowHeight / 2
        canvas.elements.append(
          .line(left, centre, right - 4, centre, "f-grid"))
        canvas.elements.append(row(axis, choice, label, centre: centre, on: &canvas))
        y += SpecificationLayout.rowHeight
      }
      y += 6
    }
    return y
  }

  /// One choice as pieces of line, neighbours of one shade joined.
  ///
  /// Pieces are darker where the specification gives the published rank.
  private func row(
    _ axis: Int, _ choice: Int, _ label: String, centre: Double, on canvas: inout Canvas
  ) -> SVGElement {
    let columns = min(results.count, max(1, Int(right - left)))
    var pieces = Array(repeating: [ClosedRange<Double>](), count: 10)
    let edge = { (column: Int) in
      self.left + Double(column) / Double(columns) * (self.right - self.left - 4)
    }
    var start = 0
    var shade = 0
    for column in 0...columns {
      let next = column < columns ? self.shade(axis, choice, column, of: columns) : -1
      guard next != shade else { continue }
      if shade > 0 {
        let end = max(edge(column) - min(1, pace * 0.2), edge(start) + 0.5)
        pieces[shade].append(edge(start)...end)
      }
      start = column
      shade = next
    }
    let count = results.filter {
      $0.choices.indices.contains(axis) && $0.choices[axis] == choice
    }.count
    var shapes = [
      canvas.text(
        label, x: left - 8, centre: centre, anchor: .end, role: .tick, limit: left - 10)
    ]
    for shade in pieces.indices where !pieces[shade].isEmpty {
      var path = SVGPath()
      path.pieces(pieces[shade], y: centre)
      let part = shade % 5 == 4 ? "" : " f-tick\(shade % 5)"
      let hit = shade > 4 ? " f-hit" : ""
      shapes.append(.path(path, "f-tick\(part)\(hit)"))
    }
    return .mark(key: "\(axis).\(choice)", value: "\(count)", title: "\(label): \(count)", shapes)
  }

  /// How many of a column's specifications make the choice, in quarters rounded up.
  ///
  /// 0 where none does; 5 more where the column gives the published rank.
  private func shade(_ axis: Int, _ choice: Int, _ column: Int, of columns: Int) -> Int {
    let from = column * results.count / columns
    let to = max(from + 1, (column + 1) * results.count / columns)
    let hits = results[from..<to].filter {
      $0.choices.indices.contains(axis) && $0.choices[axis] == choice
    }.count
    guard hits > 0 else { return 0 }
    let isHit = results[from].standing?.rank == chart.published?.rank
    return (hits * 4 + to - from - 1) / (to - from) + (isHit ? 5 : 0)
  }

  /// Lines down through the named specifications, their names above the curve.
  func drawFlags(to bottom: Double, on canvas: inout Canvas) {
    for (row, flag) in chart.flags.enumerated() {
      guard let index = results.firstIndex(where: { $0.key == flag.key }),
        let standing = results[index].standing
      else { continue }
      let at = x(Double(index) + 0.5)
      let label = "\(flag.label): \(standing.text)"
      let role = flag.emphasis.textRole
      let wide = TextMetrics.width(label, size: role.size, bold: role.isBold)
      let start = min(max(at - wide / 2, 0), max(0, chart.width - wide))
      let level = top - Double(chart.flags.count - row) * 17 + 2
      canvas.elements.append(
        .mark(
          key: flag.key, value: "\(standing.rank)", title: label,
          [
            .line(at, level + 8, at, bottom, flag.emphasis.line + " f-thin"),
            .circle(at, y(standing.rank), 4.5, flag.emphasis.area),
            canvas.text(label, x: start, centre: level, role: role, halo: true, limit: chart.width),
          ]))
    }
  }
}
