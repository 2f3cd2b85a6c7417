import Foundation

/// Where the parts of a ``ChordDiagram`` go.
struct ChordLayout {
  private struct Ribbon {
    var ends: [Int]
    var angles: [ClosedRange<Double>]
    var value: Double
  }

  private let chart: ChordDiagram
  private let radius: Double
  private let centre: (x: Double, y: Double)
  private var arcs: [ClosedRange<Double>?] = []
  private var ribbons: [Ribbon] = []
  let bottom: Double

  init(_ chart: ChordDiagram, top: Double) {
    self.chart = chart
    let names = chart.items.map {
      TextMetrics.width(SVGText.clean($0.label), size: 12.5, bold: true)
    }
    let side = min((names.max() ?? 0) + 24, chart.width * 0.29)
    let need = Double((chart.items.count + 1) / 2) * LabelColumn.leading / 2
    radius = max(20, min((chart.width - 2 * side) / 2, 240))
    let half = max(radius, need) + 12
    centre = (chart.width / 2, top + half)
    bottom = top + 2 * half + 4
    place()
  }

  /// The name of a country; its code on a narrow page.
  private static func label(_ item: ChordDiagram.Item, _ width: Double) -> String {
    SVGText.clean(width < 480 ? item.country : item.label)
  }

  /// Divides the circle and the part of each country among its ties, in the order that keeps
  /// ribbons from crossing near the circle.
  private mutating func place() {
    let count = chart.items.count
    let sums = chart.items.indices.map { a in
      chart.items.indices.reduce(0) { $0 + chart.value(a, $1) }
    }
    let total = sums.reduce(0, +)
    guard count > 0, total > 0 else {
      arcs = chart.items.map { _ in nil }
      return
    }
    let gap = min(0.03, 1 / Double(count))
    let unit = (2 * Double.pi - gap * Double(count)) / total
    var angle = -Double.pi / 2
    var parts: [[Int: ClosedRange<Double>]] = []
    for item in 0..<count {
      let start = angle
      var own: [Int: ClosedRange<Double>] = [:]
      for step in 1..<max(2, count) {
        let other = (item + count - step) % count
        let width = chart.value(item, other) * unit
        guard width > 0 else { continue }
        own[other] = angle...(angle + width)
        angle += width
      }
      arcs.append(sums[item] > 0 ? start...angle : nil)
      parts.append(own)
      angle += gap
    }
    for a in 0..<count {
      for b in (a + 1)..<max(a + 1, count) {
        guard let from = parts[a][b], let to = parts[b][a] else { continue }
        ribbons.append(Ribbon(ends: [a, b], angles: [from, to], value: chart.value(a, b)))
      }
    }
  }

  private func point(_ angle: Double, _ radius: Double) -> (x: Double, y: Double) {
    (centre.x + radius * cos(angle), centre.y + radius * sin(angle))
  }

  private func emphasis(_ ribbon: Ribbon) -> Emphasis {
    ribbon.ends.map { chart.items[$0].emphasis }.max() ?? .quiet
  }

  func drawRibbons(on canvas: inout Canvas) {
    let order = ribbons.sorted {
      (emphasis($0), $1.value, $0.ends[0], $0.ends[1])
        < (emphasis($1), $0.value, $1.ends[0], $1.ends[1])
    }
    for ribbon in order {
      var path = SVGPath()
      let inner = radius - 9
      let corners = ribbon.angles.map {
        (point($0.lowerBound, inner), point($0.upperBound, inner))
      }
      path.move(corners[0].0.x, corners[0].0.y)
      path.arc(radius: inner, isLong: isLong(ribbon.angles[0]), to: corners[0].1)
      path.lean(to: corners[1].0, towards: centre)
      path.arc(radius: inner, isLong: isLong(ribbon.angles[1]), to: corners[1].1)
      path.lean(to: corners[0].0, towards: centre)
      path.close()
      let loud = emphasis(ribbon)
      canvas.elements.append(
        .mark(
          country: ribbon.ends.map { chart.items[$0].country }.joined(separator: " "),
          value: SVGNumber.value(ribbon.value), title: title(ribbon),
          [.path(path, "\(loud.area) \(loud == .quiet ? "f-haze" : "f-ribbon")")]))
    }
  }

  private func title(_ ribbon: Ribbon) -> String {
    let names = ribbon.ends.map { chart.items[$0].label }.joined(separator: " – ")
    let text = chart.text(ribbon.ends[0], ribbon.ends[1])
    return text.isEmpty ? names : "\(names): \(text)"
  }

  private func isLong(_ angles: ClosedRange<Double>) -> Bool {
    angles.upperBound - angles.lowerBound > Double.pi
  }

  func drawCircle(on canvas: inout Canvas) {
    for (index, arc) in arcs.enumerated() {
      guard let arc else { continue }
      var path = SVGPath()
      let outer = (point(arc.lowerBound, radius), point(arc.upperBound, radius))
      path.move(outer.0.x, outer.0.y)
      path.arc(radius: radius, isLong: isLong(arc), to: outer.1)
      canvas.elements.append(
        .mark(
          country: chart.items[index].country, title: chart.items[index].label,
          [.path(path, "\(chart.items[index].emphasis.line) f-w4")]))
    }
  }

  /// Names in a column on either side, joined with their part of the circle.
  func drawLabels(on canvas: inout Canvas) {
    for side in [1.0, -1] {
      let own = arcs.indices.compactMap { index -> (index: Int, angle: Double)? in
        guard let arc = arcs[index] else { return nil }
        let middle = (arc.lowerBound + arc.upperBound) / 2
        return (cos(middle) >= 0) == (side > 0) ? (index, middle) : nil
      }
      let column = LabelColumn(
        entries: own.map {
          (centre.y + (radius + 6) * sin($0.angle), chart.items[$0.index].emphasis)
        }, range: (centre.y - bottomHalf)...(centre.y + bottomHalf))
      for (place, entry) in own.enumerated() {
        guard let y = column.places[place] else { continue }
        let item = chart.items[entry.index]
        let start = point(entry.angle, radius + 5)
        let x = centre.x + side * (radius + 16)
        canvas.elements.append(.line(start.x, start.y, x - side * 2, y, "f-lead"))
        canvas.elements.append(
          .mark(
            country: item.country, title: item.label,
            [
              canvas.text(
                ChordLayout.label(item, chart.width), x: x + side * 2, centre: y,
                anchor: side > 0 ? .start : .end,
                role: item.emphasis.textRole)
            ]))
      }
    }
  }

  private var bottomHalf: Double { max(20, (bottom - 4 - centre.y) - 12) }
}
