/// A map of the world, each country in one of seven classes from light to strong.
///
/// Countries too small to see get a round mark. Without outlines every country with a value is a round
/// mark, the greater the higher its class, so that the map says nothing about borders.
public struct ChoroplethMap: Figure, Hashable {
  /// A country with a value.
  public struct Area: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language.
    public var label: String
    /// The value; nil where there is none, as for the country that the others are held against.
    ///
    /// A country whose value is 0 is drawn as land.
    public var value: Double?
    /// The value as printed.
    public var text: String
    /// The class from 0, weakest, to 6.
    public var step: Int
    /// How loud the country is; the focus has its own colour instead of a class.
    public var emphasis: Emphasis
    /// Whether its name stands on the map where there is room.
    public var isNamed: Bool

    /// Creates an area.
    public init(
      country: String, label: String, value: Double?, text: String, step: Int,
      emphasis: Emphasis = .quiet, isNamed: Bool = false
    ) {
      self.country = country
      self.label = label
      self.value = value
      self.text = text
      self.step = min(max(step, 0), 6)
      self.emphasis = emphasis
      self.isNamed = isNamed
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The countries with values; others are drawn as land.
  public var areas: [Area]
  /// The land of the world.
  public var outlines: [MapOutline]
  /// Whether land is drawn.
  public var showsOutlines: Bool
  /// The lower bound of each class as printed, up to seven.
  public var legend: [String]
  /// The width in pixels.
  public var width: Double

  /// Creates a map.
  public init(
    caption: Caption, areas: [Area], outlines: [MapOutline], showsOutlines: Bool = true,
    legend: [String], width: Double = 720
  ) {
    self.caption = caption
    self.areas = areas
    self.outlines = outlines
    self.showsOutlines = showsOutlines
    self.legend = legend
    self.width = width
  }

  /// Country, label, value, class and printed text.
  public var table: (header: [String], rows: [[String]]) {
    let rows = areas.map { area in
      [
        area.country, area.label, area.value.map(SVGNumber.value) ?? "",
        area.value == nil ? "" : "\(area.step)", area.text,
      ]
    }
    return (["country", "label", "value", "class", "text"], rows)
  }

  /// Draws the map and the key to its classes.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = MapLayout(
      width: width, top: HeatKey.draw(legend, width: width, from: canvas.top, on: &canvas) + 4)
    var byCode: [String: Area] = [:]
    for area in areas where byCode[area.country] == nil { byCode[area.country] = area }
    var marks: [(area: Area, place: MapOutline.Place)] = []
    var quiet = SVGPath()
    for outline in outlines {
      let land = showsOutlines ? layout.land(outline, least: width < 480 ? 7 : 5) : nil
      let area = outline.country.flatMap { byCode[$0] }
      if let area, (land?.area ?? 0) < 14 || land?.path.isEmpty != false {
        marks.append((area, outline.point))
      }
      guard let land, !land.path.isEmpty else { continue }
      if let area {
        canvas.elements.append(
          mark(area, [.path(land.path, "f-coast \(colour(area))")]))
      } else {
        quiet.append(land.path)
      }
    }
    if !quiet.isEmpty { canvas.elements.insert(.path(quiet, "f-land"), at: canvas.elements.count) }
    drawMarks(marks, layout, on: &canvas)
    drawNames(layout, byCode, on: &canvas)
    return canvas.finish(below: layout.bottom + 4)
  }

  private func colour(_ area: Area) -> String {
    area.emphasis == .focus
      ? "f-focus-a" : (area.value ?? 0) == 0 ? "f-land" : "f-heat\(area.step)"
  }

  private func mark(_ area: Area, _ shapes: [SVGElement]) -> SVGElement {
    .mark(
      country: area.country, value: area.value.map(SVGNumber.value) ?? "",
      title: area.text.isEmpty ? area.label : "\(area.label): \(area.text)", shapes)
  }

  /// Round marks, greater ones first, so that no small one is hidden.
  private func drawMarks(
    _ marks: [(area: Area, place: MapOutline.Place)], _ layout: MapLayout,
    on canvas: inout Canvas
  ) {
    let sorted = marks.sorted { ($1.area.step, $0.area.country) < ($0.area.step, $1.area.country) }
    for (area, place) in sorted {
      let (x, y) = layout.position(place)
      canvas.elements.append(
        mark(area, [.circle(x, y, radius(area), "f-dot \(colour(area))")]))
    }
  }

  private func radius(_ area: Area) -> Double {
    let whole =
      showsOutlines ? 3.2 : area.value.map { $0 == 0 ? 2 : 2.4 + 1.6 * Double(area.step) } ?? 7
    return width < 480 ? whole * 0.6 : whole
  }

  /// Names where they have room, the loudest first.
  private func drawNames(
    _ layout: MapLayout, _ areas: [String: Area], on canvas: inout Canvas
  ) {
    let named = outlines.compactMap { outline in
      outline.country.flatMap { areas[$0] }.map { (area: $0, place: outline.point) }
    }.filter { $0.area.isNamed || $0.area.emphasis != .quiet }
      .sorted {
        ($1.area.emphasis, $1.area.value ?? 0, $0.area.country)
          < ($0.area.emphasis, $0.area.value ?? 0, $1.area.country)
      }
    for (area, place) in named {
      let (x, y) = layout.position(place)
      let role: TextRole = area.emphasis == .quiet ? .ring : area.emphasis.headRole
      let clean = SVGText.clean(area.label)
      let half = TextMetrics.width(clean, size: role.size, bold: role.isBold) / 2
      let at = min(max(x, half), max(half, width - half))
      let away = showsOutlines ? 12 : radius(area) + 7
      for shift in (showsOutlines ? [0] : []) + [-away, away]
      where canvas.isFree(
        clean, x: at, centre: y + shift, anchor: .middle, role: role)
      {
        var name = canvas.text(
          clean, x: at, centre: y + shift, anchor: .middle, role: role, halo: true)
        name.attributes[.dataKey] = area.country
        canvas.elements.append(name)
        break
      }
    }
  }
}
