extension SVGElement {
  /// A straight line.
  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String
  ) -> SVGElement {
    SVGElement(
      .line,
      [
        .x1: SVGNumber.coordinate(x1), .y1: SVGNumber.coordinate(y1),
        .x2: SVGNumber.coordinate(x2), .y2: SVGNumber.coordinate(y2), .class: classes,
      ])
  }

  /// A circle.
  static func circle(_ cx: Double, _ cy: Double, _ r: Double, _ classes: String) -> SVGElement {
    SVGElement(
      .circle,
      [
        .cx: SVGNumber.coordinate(cx), .cy: SVGNumber.coordinate(cy),
        .r: SVGNumber.coordinate(r), .class: classes,
      ])
  }

  /// A rectangle, with rounded corners where a radius is given.
  static func rect(_ box: TextBox, radius: Double = 0, _ classes: String) -> SVGElement {
    var attributes: [SVGAttribute: String] = [
      .x: SVGNumber.coordinate(box.x), .y: SVGNumber.coordinate(box.y),
      .width: SVGNumber.coordinate(box.width), .height: SVGNumber.coordinate(box.height),
      .class: classes,
    ]
    if radius > 0 { attributes[.rx] = SVGNumber.coordinate(radius) }
    return SVGElement(.rect, attributes)
  }

  /// A path.
  static func path(_ path: SVGPath, _ classes: String) -> SVGElement {
    SVGElement(.path, [.d: path.data, .class: classes])
  }

  /// A group that stands for one thing of the data: a page script finds it by its
  /// attributes, and a reader gets its values by pointing at it.
  static func mark(
    country: String? = nil, key: String? = nil, value: String? = nil, title: String,
    classes: String = "mark", _ children: [SVGElement]
  ) -> SVGElement {
    var attributes: [SVGAttribute: String] = [.class: classes]
    if let country { attributes[.dataCountry] = country }
    if let key { attributes[.dataKey] = key }
    if let value { attributes[.dataValue] = value }
    return SVGElement(.g, attributes, [SVGElement(.title, text: title)] + children)
  }
}
