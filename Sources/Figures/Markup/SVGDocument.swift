/// A whole SVG: the drawing with its title and description for readers who cannot see it.
public struct SVGDocument: Sendable {
  /// The root element.
  public let root: SVGElement
  /// Whether the text starts with an XML declaration.
  public let isFile: Bool

  /// Wraps a drawing.
  ///
  /// The root has `role="img"` and is named by its `<title>` and `<desc>`, whose ids start
  /// with the caption's id, so that several figures can stand in one page.
  public init(_ drawing: Drawing, caption: Caption, form: FigureForm) {
    let id = SVGText.identifier(caption.id)
    let size = (
      SVGNumber.coordinate(drawing.width), SVGNumber.coordinate(drawing.height)
    )
    var root = SVGElement(
      .svg,
      [
        .id: id, .class: "fig", .role: "img", .ariaLabelledBy: "\(id)-title \(id)-desc",
        .viewBox: "0 0 \(size.0) \(size.1)", .width: size.0, .height: size.1,
      ])
    root.append(SVGElement(.title, [.id: "\(id)-title"], text: caption.title))
    root.append(SVGElement(.desc, [.id: "\(id)-desc"], text: caption.description))
    isFile = form == .standalone
    if isFile {
      root.attributes[.xmlns] = "http://www.w3.org/2000/svg"
      root.append(SVGElement(.style, text: FigureStyle.fileCSS))
    }
    if !drawing.definitions.isEmpty {
      root.append(SVGElement(.defs, [:], drawing.definitions))
    }
    if isFile {
      let whole = TextBox(x: 0, y: 0, width: drawing.width, height: drawing.height)
      root.append(.rect(whole, "f-paper"))
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
