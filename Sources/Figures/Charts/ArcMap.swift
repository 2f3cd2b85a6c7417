/// The strongest ties of the world as arcs on a map, the wider the more joint publications.
public struct ArcMap: Figure, Hashable {
  /// A tie of two countries.
  public struct Tie: Sendable, Hashable {
    /// The codes of both countries.
    public var countries: [String]
    /// The value.
    public var value: Double
    /// The value as printed, with both names.
    public var text: String
    /// How loud the tie is.
    public var emphasis: Emphasis

    /// Creates a tie.
    public init(
      _ first: String, _ second: String, value: Double, text: String,
      emphasis: Emphasis = .quiet
    ) {
      countries = [first, second]
      self.value = value
      self.text = text
      self.emphasis = emphasis
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The ties, in any order.
  public var ties: [Tie]
  /// The names of countries by code; those with ties stand on the map where there is room.
  public var names: [String: String]
  /// The land of the world.
  public var outlines: [MapOutline]
  /// Whether land is drawn.
  public var showsOutlines: Bool
  /// The width in pixels.
  public var width: Double

  /// Creates a map of ties.
  public init(
    caption: Caption, ties: [Tie], names: [String: String], outlines: [MapOutline],
    showsOutlines: Bool = true, width: Double = 720
  ) {
    self.caption = caption
    self.ties = ties
    self.names = names
    self.outlines = outlines
    self.showsOutlines = showsOutlines
    self.width = width
  }

  /// Both countries, value and printed text.
  public var table: (header: [String], rows: [[String]]) {
    let rows = ties.map { tie in
      [tie.countries[0], tie.countries[1], SVGNumber.value(tie.value), tie.text]
    }
    return (["first", "second", "value", "text"], rows)
  }

  /// Draws the map.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = MapLayout(width: width, top: canvas.top + 4)
    if showsOutlines {
      var land = SVGPath()
      for outline in outlines { land.append(layout.land(outline, least: 10).path) }
      if !land.isEmpty { canvas.elements.append(.path(land, "f-land")) }
    }
    var places: [String: (x: Double, y: Double)] = [:]
    for outline in outlines {
      if let country = outline.country { places[country] = layout.position(outline.point) }
    }
    let largest = ties.map(\.value).filter(\.isFinite).max() ?? 0
    let order = ties.sorted {
      ($0.emphasis, $0.value, $0.countries[0], $0.countries[1])
        < ($1.emphasis, $1.value, $1.countries[0], $1.countries[1])
    }
    var sums: [String: (emphasis: Emphasis, value: Double)] = [:]
    for tie in order where tie.value > 0 {
      guard let a = places[tie.countries[0]], let b = places[tie.countries[1]] else { continue }
      canvas.elements.append(draw(tie, a, b, part: largest > 0 ? tie.value / largest : 0))
      for country in tie.countries {
        let known = sums[country] ?? (.quiet, 0)
        sums[country] = (max(known.emphasis, tie.emphasis), known.value + tie.value)
      }
    }
    drawEnds(sums, places, on: &canvas)
    return canvas.finish(below: layout.bottom + 4)
  }

  private func draw(
    _ tie: Tie, _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), part: Double
  ) -> SVGElement {
    let distance = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    var path = SVGPath()
    path.move(a.x, a.y)
    path.lean(
      to: b, towards: ((a.x + b.x) / 2, (a.y + b.y) / 2 - min(distance * 0.28, width * 0.12)))
    let step = part > 0.6 ? 4 : part > 0.3 ? 3 : part > 0.15 ? 2 : part > 0.07 ? 1 : 0
    return .mark(
      country: tie.countries.joined(separator: " "), value: SVGNumber.value(tie.value),
      title: tie.text, [.path(path, "\(tie.emphasis.line) f-w\(step)")])
  }

  /// Dots, and names where they have room.
  private func drawEnds(
    _ sums: [String: (emphasis: Emphasis, value: Double)],
    _ places: [String: (x: Double, y: Double)], on canvas: inout Canvas
  ) {
    let order = sums.sorted {
      ($1.value.emphasis, $1.value.value, $0.key) < ($0.value.emphasis, $0.value.value, $1.key)
    }
    for (country, sum) in order {
      guard let (x, y) = places[country] else { continue }
      canvas.elements.append(
        .mark(
          country: country, title: SVGText.clean(names[country] ?? country),
          [.circle(x, y, 2.6, sum.emphasis.area)]))
    }
    for (country, _) in order.prefix(width < 480 ? 12 : order.count) {
      guard let (x, y) = places[country] else { continue }
      let name = SVGText.clean(names[country] ?? country)
      for (dx, dy, anchor) in [
        (6.0, 4.0, TextAnchor.start), (-6, 4, .end), (0, -10, .middle), (0, 13, .middle),
      ] where canvas.isFree(name, x: x + dx, centre: y + dy, anchor: anchor, role: .ring, margin: 3)
      {
        canvas.elements.append(
          .mark(
            country: country, title: name,
            [
              canvas.text(name, x: x + dx, centre: y + dy, anchor: anchor, role: .ring, halo: true)
            ]))
        break
      }
    }
  }
}
