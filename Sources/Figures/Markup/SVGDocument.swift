/// A whole SVG: the drawing with its title and description for readers who cannot see it.
public struct SVGDocument: Sendable {
  /// The root element.
  public let root: SVGElement
  /// Whether the text starts with an XML declaration.
  public let isFile: Bool

  /// Wraps a drawing.
  ///
  /// The root has `role="img"` and is named by its `<title>` and `<desc>`, whose ids start
  /// with the caption's id, so that several figures can stand in one page. A file has a
  /// margin of 16 pixels on paper.
  public init(_ drawing: Drawing, caption: Caption, form: FigureForm) {
    let id = SVGText.identifier(caption.id)
    isFile = form == .standalone
    let margin = isFile ? 16.0 : 0
    let sheet = TextBox(
      x: -margin, y: -margin, width: drawing.width + 2 * margin,
      height: drawing.height + 2 * margin)
    let numbers = [sheet.x, sheet.y, sheet.width, sheet.height].map(SVGNumber.coordinate)
    var root = SVGElement(
      .svg,
      [
        .id: id, .class: "fig", .role: "img", .ariaLabelledBy: "\(id)-title \(id)-desc",
        .viewBox: numbers.joined(separator: " "), .width: numbers[2], .height: numbers[3],
      ])
    root.append(SVGElement(.title, [.id: "\(id)-title"], text: caption.title))
    root.append(SVGElement(.desc, [.id: "\(id)-desc"], text: caption.description))
    if isFile {
      root.attributes[.xmlns] = "http://www.w3.org/2000/svg"
      root.append(SVGElement(.style, text: FigureStyle.fileCSS))
    }
    if !drawing.definitions.isEmpty {
      root.append(SVGElement(.defs, [:], drawing.definitions))
    }
    if isFile {
      root.append(.rect(sheet, "f-paper"))
    }
    for element in drawing.elements { root.append(element) }
    self.root = root
  }

  /// The markup, ending in a line break when it is a file.
  public var text: String {
    guard isFile else { return root.markup }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.markup + "\n"
  }
}
