/// A value of many countries in two windows, joined by straight lines.
///
/// Labels stand at both ends and move apart where values lie close; context countries
/// without room for a label keep their line and lose the label.
public struct SlopeChart: Figure, Hashable {
  /// One country in both windows.
  public struct Line: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The country's name in the reader's language.
    public var label: String
    /// The values before and after; nil where there is none.
    public var values: [Double?]
    /// The values as printed, two as well.
    public var texts: [String]
    /// How loud the line is.
    public var emphasis: Emphasis

    /// Creates a line.
    public init(
      country: String, label: String, before: (value: Double?, text: String),
      after: (value: Double?, text: String), emphasis: Emphasis = .quiet
    ) {
      self.country = country
      self.label = label
      values = [before.value, after.value]
      texts = [before.text, after.text]
      self.emphasis = emphasis
    }
  }

  /// Which way the axis grows.
  public enum Direction: Sendable, Hashable {
    /// Higher values stand higher.
    case upwards
    /// Lower values stand higher, as ranks do.
    case downwards
  }

  /// The words of the figure.
  public var caption: Caption
  /// The names of the two windows.
  public var steps: [String]
  /// The countries, in any order.
  public var lines: [Line]
  /// Which way the axis grows.
  public var direction: Direction
  /// The width in pixels.
  public var width: Double

  /// Creates a slope chart between two windows.
  public init(
    caption: Caption, from before: String, to after: String, lines: [Line],
    direction: Direction = .upwards, width: Double = 720
  ) {
    self.caption = caption
    steps = [before, after]
    self.lines = lines
    self.direction = direction
    self.width = width
  }

  /// Country, label, window, value and printed text.
  public var table: (header: [String], rows: [[String]]) {
    let rows = lines.flatMap { line in
      steps.indices.map { step in
        [
          line.country, line.label, steps[step],
          line.values[step].map(SVGNumber.value) ?? "", line.texts[step],
        ]
      }
    }
    return (["country", "label", "window", "value", "text"], rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let top = canvas.top + 30
    let shown = lines.filter { $0.values.contains { $0?.isFinite == true } }
      .sorted { ($0.emphasis, $0.country) < ($1.emphasis, $1.country) }
    let height = min(520, max(160, Double(shown.count) * 17))
    let scale = scale(shown, top: top, height: height)
    let rooms = labelRooms(shown)
    let xs = [rooms[0], max(rooms[0], width - rooms[1])]
    for (step, anchor) in [(0, TextAnchor.end), (1, TextAnchor.start)] {
      canvas.elements.append(.line(xs[step], top - 8, xs[step], top + height + 8, "f-grid"))
      let head = TextMetrics.width(steps[step], size: TextRole.strong.size, bold: true)
      let at = step == 0 ? max(xs[0], min(head, width * 0.47)) : min(xs[1], width - head)
      canvas.elements.append(
        canvas.text(
          steps[step], x: max(at, width * 0.53 * Double(step)), centre: top - 20, anchor: anchor,
          role: .strong, limit: width * 0.47))
    }
    let labels = [0, 1].map { step in
      LabelColumn(
        entries: shown.map { line in
          (line.values[step].flatMap { $0.isFinite ? scale($0) : nil }, line.emphasis)
        }, range: (top - 4)...(top + height + 4))
    }
    for (index, line) in shown.enumerated() {
      draw(line, index, xs: xs, scale: scale, labels: labels, rooms: rooms, on: &canvas)
    }
    return canvas.finish(below: top + height + 12)
  }

  private func draw(
    _ line: Line, _ index: Int, xs: [Double], scale: (Double) -> Double, labels: [LabelColumn],
    rooms: [Double], on canvas: inout Canvas
  ) {
    var shapes: [SVGElement] = []
    let ys = line.values.map { value in value.flatMap { $0.isFinite ? scale($0) : nil } }
    if let start = ys[0], let end = ys[1] {
      shapes.append(.line(xs[0], start, xs[1], end, line.emphasis.line))
    }
    for step in [0, 1] {
      guard let y = ys[step] else { continue }
      shapes.append(.circle(xs[step], y, line.emphasis > .quiet ? 5 : 3.5, line.emphasis.area))
      guard let at = labels[step].places[index] else { continue }
      let away = step == 0 ? -1.0 : 1.0
      if abs(at - y) > 3 {
        shapes.append(.line(xs[step] + away * 5, y, xs[step] + away * 14, at, "f-lead"))
      }
      let role = line.emphasis.textRole
      let value = min(
        width * 0.2, TextMetrics.width(line.texts[step], size: role.size, bold: role.isBold))
      let anchor: TextAnchor = step == 0 ? .end : .start
      let x = xs[step] + away * 16
      shapes.append(
        canvas.text(
          line.texts[step], x: x, centre: at, anchor: anchor, role: role, limit: value + 0.5))
      let room = rooms[step] - 16 - value - 7
      guard room > 20 else { continue }
      shapes.append(
        canvas.text(
          line.label, x: x + away * (value + 7), centre: at, anchor: anchor, role: role,
          limit: room))
    }
    let summary = "\(line.label): \(line.texts[0]) → \(line.texts[1])"
    let values = line.values.map { $0.map(SVGNumber.value) ?? "" }.joined(separator: " ")
    canvas.elements.append(
      .mark(country: line.country, value: values, title: summary, shapes))
  }

  /// The room for names and values on either side; a narrow chart names countries once,
  /// on the right.
  private func labelRooms(_ shown: [Line]) -> [Double] {
    let names = shown.map { TextMetrics.width($0.label, size: 12.5, bold: $0.emphasis > .quiet) }
    return [0, 1].map { step in
      let values = shown.map {
        TextMetrics.width($0.texts[step], size: 12.5, bold: $0.emphasis > .quiet)
      }
      let value = 17 + min(width * 0.2, values.max() ?? 0)
      let whole = value + 7 + (names.max() ?? 0)
      if step == 0 { return width < 480 || whole > width * 0.4 ? value : whole }
      return min(whole, width * 0.55)
    }
  }

  private func scale(_ shown: [Line], top: Double, height: Double) -> (Double) -> Double {
    let values = shown.flatMap { $0.values.compactMap { $0 } }.filter(\.isFinite)
    let low = values.min() ?? 0
    let span = (values.max() ?? 1) - low
    let isUp = direction == .upwards
    return { value in
      guard span > 0 else { return top + height / 2 }
      let share = (value - low) / span
      return top + (isUp ? 1 - share : share) * height
    }
  }
}
