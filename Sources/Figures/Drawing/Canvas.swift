/// Collects the shapes of one figure and remembers where its texts lie.
struct Canvas {
  let width: Double
  let form: FigureForm
  /// The figure's id, safe in `url(#…)`.
  let id: String
  /// The first free y below title and subtitle.
  private(set) var top: Double = 0
  private(set) var texts: [TextBox] = []
  var elements: [SVGElement] = []
  var definitions: [SVGElement] = []
  private let caption: Caption

  init(_ caption: Caption, width: Double, form: FigureForm) {
    self.caption = caption
    self.width = width
    self.form = form
    self.id = SVGText.identifier(caption.id)
    guard form.isTitled else { return }
    top = 4
    top = prose(caption.title, role: .title, leading: 22, from: top)
    if !caption.subtitle.isEmpty {
      top = prose(caption.subtitle, role: .subtitle, leading: 18, from: top + 1)
    }
    if top > 4 { top += 12 }
  }

  /// A text element at a baseline; its room is remembered.
  ///
  /// A text too long for its limit, or for the way to the edge, is shortened.
  mutating func text(
    _ string: String, x: Double, baseline: Double, anchor: TextAnchor = .start, role: TextRole,
    halo: Bool = false, limit: Double = .infinity
  ) -> SVGElement {
    let clean = SVGText.clean(string)
    let room =
      switch anchor {
      case .start: width - x
      case .middle: 2 * min(x, width - x)
      case .end: x
      }
    let most = min(limit, max(0, room) + 0.4)
    let shown = TextMetrics.truncate(clean, to: most, size: role.size, bold: role.isBold)
    texts.append(Canvas.box(shown, x: x, baseline: baseline, anchor: anchor, role: role))
    var attributes: [SVGAttribute: String] = [
      .x: SVGNumber.coordinate(x), .y: SVGNumber.coordinate(baseline),
      .class: role.classes + (halo ? " f-halo" : ""),
      .fontSize: SVGNumber.coordinate(role.size),
    ]
    if anchor != .start { attributes[.textAnchor] = anchor.rawValue }
    return SVGElement(.text, attributes, text: shown)
  }

  /// The same, vertically centred on a y.
  mutating func text(
    _ string: String, x: Double, centre: Double, anchor: TextAnchor = .start, role: TextRole,
    halo: Bool = false, limit: Double = .infinity
  ) -> SVGElement {
    text(
      string, x: x, baseline: centre + role.size * 0.36, anchor: anchor, role: role, halo: halo,
      limit: limit)
  }

  /// Whether a text would stand free of all others and inside the width.
  func isFree(
    _ string: String, x: Double, centre: Double, anchor: TextAnchor, role: TextRole,
    margin: Double = 0
  ) -> Bool {
    var box = Canvas.box(
      string, x: x, baseline: centre + role.size * 0.36, anchor: anchor, role: role)
    box.x -= margin
    box.width += 2 * margin
    return box.x >= 0 && box.x + box.width <= width && !texts.contains { $0.overlaps(box) }
  }

  /// Wrapped prose across the whole width; gives the y below it.
  mutating func prose(_ string: String, role: TextRole, leading: Double, from y: Double) -> Double {
    var y = y
    let lines = TextWrap.lines(string, width: width, size: role.size, bold: role.isBold)
    for line in lines {
      elements.append(text(line, x: 0, baseline: y + leading * 0.74, role: role))
      y += leading
    }
    return y
  }

  /// The finished drawing, with the source note below the given y.
  consuming func finish(below y: Double) -> Drawing {
    var bottom = y
    if form.isTitled, !caption.source.isEmpty {
      bottom = prose(caption.source, role: .note, leading: 16, from: bottom + 8)
    }
    return Drawing(
      width: width, height: (bottom + 4).rounded(.up), elements: elements,
      definitions: definitions, texts: texts)
  }

  static func box(
    _ string: String, x: Double, baseline: Double, anchor: TextAnchor, role: TextRole
  ) -> TextBox {
    let wide = TextMetrics.width(string, size: role.size, bold: role.isBold)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - wide / 2
      case .end: x - wide
      }
    return TextBox(
      x: left, y: baseline - role.size * 0.82, width: wide, height: role.size * 1.06, text: string)
  }
}
