/// Where the parts of a ``RankSeries`` go.
struct RankSeriesLayout {
  let chart: RankSeries
  let top: Double
  let ranks: ClosedRange<Int>
  let years: ClosedRange<Int>
  let pitch: Double
  let left = 30.0
  let right: Double
  private let order: [RankSeries.Series]
  private let names: [Int: [String]]

  init(_ chart: RankSeries, top: Double) {
    self.chart = chart
    self.top = top
    let points = chart.series.flatMap(\.points)
    let found = points.compactMap { $0.standing?.rank }
    let best = found.min() ?? 1
    let low = best <= 4 ? 1 : best - 1
    ranks = low...max(low, (found.max() ?? 1))
    let first = points.map(\.years.lowerBound).min() ?? 0
    years = first...max(first, points.map(\.years.upperBound).max() ?? 0)
    pitch = min(30, max(4, 300 / Double(ranks.count)))
    order = chart.series.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      if (a.form == .rings) != (b.form == .rings) { return b.form == .rings }
      return (a.emphasis, $0.offset) < (b.emphasis, $1.offset)
    }.map(\.element)
    let limit = min(190, chart.width * 0.33)
    var names: [Int: [String]] = [:]
    for (index, series) in order.enumerated() where series.points.contains(where: \.hasRank) {
      let role = RankSeriesLayout.role(series)
      names[index] = TextWrap.lines(
        series.label, width: limit, size: role.size, bold: role.isBold)
    }
    self.names = names
    let roles = order.map(RankSeriesLayout.role)
    right =
      16
      + (names.flatMap { entry in
        entry.value.map {
          TextMetrics.width($0, size: roles[entry.key].size, bold: roles[entry.key].isBold)
        }
      }.max() ?? 0)
  }

  /// The lower edge of the plot.
  var bottom: Double { top + Double(ranks.count) * pitch + 8 }

  private func x(_ year: Double) -> Double {
    let span = Double(years.upperBound - years.lowerBound)
    let room = chart.width - left - right - 24
    guard span > 0 else { return left + 12 + room / 2 }
    return left + 12 + (year - Double(years.lowerBound)) / span * room
  }

  private func y(_ rank: Int) -> Double {
    top + (Double(rank - ranks.lowerBound) + 0.5) * pitch
  }

  private static func role(_ series: RankSeries.Series) -> TextRole {
    series.form == .rings ? .strong : series.emphasis.textRole
  }

  /// Rank numbers with fine lines, and the years.
  func drawAxes(on canvas: inout Canvas) {
    guard chart.series.contains(where: { $0.points.contains(where: \.hasRank) }) else { return }
    let end = chart.width - right
    let count = Int(Double(ranks.count) * pitch / 15)
    for rank in NiceTicks.whole(ranks, count: count) {
      canvas.elements.append(.line(left, y(rank), end, y(rank), "f-grid"))
      canvas.elements.append(
        canvas.text("\(rank)", x: left - 8, centre: y(rank), anchor: .end, role: .tick))
    }
    let most = Int((end - left) / 44)
    for year in NiceTicks.whole(years, count: most) {
      let at = x(Double(year))
      canvas.elements.append(.line(at, bottom, at, bottom + 4, "f-axis"))
      canvas.elements.append(
        canvas.text("\(year)", x: at, centre: bottom + 14, anchor: .middle, role: .tick))
    }
  }

  /// All series and their names.
  func drawSeries(on canvas: inout Canvas) {
    let places = labelPlaces()
    for (index, series) in order.enumerated() {
      var shapes = series.form == .rings ? rings(series, on: &canvas) : line(series)
      if let names = names[index], let place = places[index],
        let last = series.points.last(where: \.hasRank), let rank = last.standing?.rank
      {
        let start = chart.width - right + 6
        let edge = x(last.x) + (series.form == .rings ? 12 : 6)
        if start - edge > 8 || abs(y(rank) - place) > 4 {
          shapes.append(.line(edge, y(rank), start, place, "f-lead"))
        }
        for (row, name) in names.enumerated() {
          shapes.append(
            canvas.text(
              name, x: chart.width - right + 10, centre: place + Double(row) * 15,
              role: RankSeriesLayout.role(series)))
        }
      }
      let texts = series.points.map { "\($0.name): \($0.standing?.text ?? "–")" }
      canvas.elements.append(
        .mark(
          country: series.country ?? chart.country, key: series.key,
          value: series.points.map { $0.standing.map { "\($0.rank)" } ?? "" }
            .joined(separator: " "),
          title: "\(series.label)\n\(texts.joined(separator: ", "))", shapes))
    }
  }

  /// The y of each name's first line: names of several lines keep room for all of them.
  private func labelPlaces() -> [Int: Double] {
    var wanted: [(index: Int, y: Double, height: Double)] = []
    for (index, series) in order.enumerated() {
      guard let names = names[index],
        let rank = series.points.last(where: \.hasRank)?.standing?.rank
      else { continue }
      wanted.append((index, y(rank), Double(names.count) * 15 + 3))
    }
    let need = wanted.dropLast().reduce(0) { $0 + $1.height }
    let range = (top + 6)...max(top + 6 + need, bottom - (wanted.last?.height ?? 0))
    let ys = LabelDodge.place(wanted.map(\.y), heights: wanted.map(\.height), in: range)
    return Dictionary(uniqueKeysWithValues: zip(wanted.map(\.index), ys))
  }

  private func line(_ series: RankSeries.Series) -> [SVGElement] {
    var path = SVGPath()
    var dots: [SVGElement] = []
    var isDown = false
    for point in series.points {
      guard let rank = point.standing?.rank else {
        isDown = false
        continue
      }
      if isDown { path.line(x(point.x), y(rank)) } else { path.move(x(point.x), y(rank)) }
      isDown = true
      dots.append(
        .circle(x(point.x), y(rank), series.emphasis > .quiet ? 3 : 2, series.emphasis.area))
    }
    return path.isEmpty ? [] : [.path(path, series.emphasis.line)] + dots
  }

  private func rings(_ series: RankSeries.Series, on canvas: inout Canvas) -> [SVGElement] {
    var spans: [SVGElement] = []
    var rings: [SVGElement] = []
    for point in series.points {
      guard let standing = point.standing else { continue }
      let (at, centre) = (x(point.x), y(standing.rank))
      if point.years.count > 1 {
        let ends = (x(Double(point.years.lowerBound)), x(Double(point.years.upperBound)))
        spans.append(.line(ends.0, centre, ends.1, centre, "f-rule"))
      }
      rings.append(.circle(at, centre, 10, "f-ring"))
      if canvas.isFree(standing.text, x: at, centre: centre, anchor: .middle, role: .ring) {
        rings.append(
          canvas.text(standing.text, x: at, centre: centre, anchor: .middle, role: .ring))
      }
    }
    return spans + rings
  }
}

extension RankSeries.Point {
  var hasRank: Bool { standing != nil }

  /// `2018`, or `2018–2022`.
  var name: String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }
}
