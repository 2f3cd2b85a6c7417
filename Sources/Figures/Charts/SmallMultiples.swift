/// Many small line charts, one a country, side by side.
///
/// Every panel has a scale of its own that begins at zero, so that the course can be seen beside a
/// partner ten times as great; its first and last value are printed.
public struct SmallMultiples: Figure, Hashable {
  /// The same value of another country, drawn thin and named by its code.
  public struct Other: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// One value a step; nil where there is none.
    public var values: [Double?]

    /// Creates another line.
    public init(country: String, values: [Double?]) {
      self.country = country
      self.values = values
    }
  }

  /// One panel.
  public struct Panel: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language.
    public var label: String
    /// One value a step; nil where there is none.
    public var values: [Double?]
    /// The first and the last value as printed.
    public var text: String
    /// How loud the panel is.
    public var emphasis: Emphasis
    /// The same of countries set beside.
    public var others: [Other]

    /// Creates a panel.
    public init(
      country: String, label: String, values: [Double?], text: String,
      emphasis: Emphasis = .quiet, others: [Other] = []
    ) {
      self.country = country
      self.label = label
      self.values = values
      self.text = text
      self.emphasis = emphasis
      self.others = others
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The steps from left to right, such as years.
  public var steps: [String]
  /// The panels in reading order.
  public var panels: [Panel]
  /// The width in pixels.
  public var width: Double

  /// Creates small multiples.
  public init(caption: Caption, steps: [String], panels: [Panel], width: Double = 720) {
    self.caption = caption
    self.steps = steps
    self.panels = panels
    self.width = width
  }

  /// Country, label, step and value, and a column for each country set beside.
  public var table: (header: [String], rows: [[String]]) {
    let codes = Set(panels.flatMap { $0.others.map(\.country) }).sorted()
    let rows = panels.flatMap { panel in
      steps.indices.map { step in
        [
          panel.country, panel.label, steps[step],
          SmallMultiples.value(panel.values, step).map(SVGNumber.value) ?? "",
        ]
          + codes.map { code in
            panel.others.first { $0.country == code }
              .flatMap { SmallMultiples.value($0.values, step) }.map(SVGNumber.value) ?? ""
          }
      }
    }
    return (["country", "label", "step", "value"] + codes.map { "value_\($0)" }, rows)
  }

  private static func value(_ values: [Double?], _ step: Int) -> Double? {
    values.indices.contains(step) ? values[step] : nil
  }

  private var columns: Int { width < 480 ? 2 : 4 }
  private static let (height, gap) = (110.0, 16.0)

  /// Draws the panels.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let top = canvas.top
    let room = (width - SmallMultiples.gap * Double(columns - 1)) / Double(columns)
    for (index, panel) in panels.enumerated() {
      let box = TextBox(
        x: Double(index % columns) * (room + SmallMultiples.gap),
        y: top + Double(index / columns) * (SmallMultiples.height + SmallMultiples.gap),
        width: room, height: SmallMultiples.height)
      canvas.elements.append(draw(panel, in: box, on: &canvas))
    }
    let rows = Double((panels.count + columns - 1) / columns)
    return canvas.finish(
      below: top + max(0, rows * (SmallMultiples.height + SmallMultiples.gap)))
  }

  private func draw(
    _ panel: Panel, in box: TextBox, on canvas: inout Canvas
  ) -> SVGElement {
    let role: TextRole = panel.emphasis == .quiet ? .strong : panel.emphasis.textRole
    var shapes = [
      canvas.text(panel.label, x: box.x, baseline: box.y + 12, role: role, limit: box.width),
      canvas.text(panel.text, x: box.x, baseline: box.y + 27, role: .tick, limit: box.width),
    ]
    let largest =
      ([panel.values] + panel.others.map(\.values)).flatMap { $0 }.compactMap { $0 }
      .filter { $0.isFinite && $0 > 0 }.max() ?? 0
    let (upper, lower) = (box.y + 34, box.y + box.height - 14)
    let end = box.x + box.width - (panel.others.isEmpty ? 0 : 20)
    shapes.append(.line(box.x, lower, end, lower, "f-grid"))
    let frame = TextBox(x: box.x, y: upper, width: end - box.x, height: lower - upper)
    let lines = panel.others.map { self.line($0.values, largest, in: frame) }
    let places = LabelDodge.place(
      lines.compactMap { $0.last?.y }, gap: 12.5, in: (upper + 4)...(lower - 4))
    var labelled = 0
    for (other, line) in zip(panel.others, lines) where !line.path.isEmpty {
      shapes.append(.path(line.path, "f-against-l f-w0"))
      if line.last != nil {
        shapes.append(
          canvas.text(other.country, x: end + 3, centre: places[labelled], role: .tick, limit: 18))
        labelled += 1
      }
    }
    let own = line(panel.values, largest, in: frame)
    if !own.path.isEmpty {
      let loud: Emphasis =
        panel.others.isEmpty && panel.emphasis == .quiet ? .against : .focus
      shapes.append(.path(own.path, "\(loud.line) f-thin"))
      if let last = own.last { shapes.append(.circle(last.x, last.y, 2.5, loud.area)) }
    }
    if let first = steps.first, let latest = steps.last, steps.count > 1 {
      let half = (end - box.x) / 2 - 4
      shapes.append(
        canvas.text(first, x: box.x, baseline: lower + 12, role: .tick, limit: half))
      shapes.append(
        canvas.text(
          latest, x: end, baseline: lower + 12, anchor: .end, role: .tick, limit: half))
    }
    return .mark(
      country: panel.country, title: "\(panel.label): \(panel.text)", shapes)
  }

  /// A line through the values, and its last point.
  private func line(
    _ values: [Double?], _ largest: Double, in box: TextBox
  ) -> (path: SVGPath, last: (x: Double, y: Double)?) {
    let pace = (box.width - 6) / Double(max(1, steps.count - 1))
    var path = SVGPath()
    var isDown = false
    var last: (x: Double, y: Double)?
    for (step, value) in values.prefix(steps.count).enumerated() {
      guard let value, value.isFinite, largest > 0 else {
        isDown = false
        continue
      }
      let point = (
        x: box.x + 3 + Double(step) * pace,
        y: box.y + box.height - min(1, max(0, value / largest)) * box.height
      )
      if isDown { path.line(point.x, point.y) } else { path.move(point.x, point.y) }
      (isDown, last) = (true, point)
    }
    return (path, last)
  }
}
