/// A picture of plain values: the same values give the same bytes.
public protocol Figure: Sendable {
  /// The words of the figure as a whole.
  var caption: Caption { get set }
  /// The width in pixels; the height follows from it and from the data.
  var width: Double { get set }
  /// The data behind the figure, tidy: a header and one observation a row.
  var table: (header: [String], rows: [[String]]) { get }
  /// Draws the figure.
  func drawing(_ form: FigureForm) -> Drawing
}

extension Figure {
  /// The figure as SVG text.
  public func svg(_ form: FigureForm = .inline) -> String {
    SVGDocument(drawing(form), caption: caption, form: form).text
  }
}
