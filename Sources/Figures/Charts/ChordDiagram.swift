import Foundation

/// Ties among countries as ribbons inside a circle, the focus in colour and the others quiet.
///
/// Each country takes a part of the circle in proportion to its ties with the others shown; a ribbon is
/// as wide at either end as the tie is in that proportion.
public struct ChordDiagram: Figure, Hashable {
  /// A country on the circle.
  public struct Item: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language.
    public var label: String
    /// How loud the country is.
    public var emphasis: Emphasis

    /// Creates an item.
    public init(country: String, label: String, emphasis: Emphasis = .quiet) {
      self.country = country
      self.label = label
      self.emphasis = emphasis
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The countries, clockwise from the top.
  public var items: [Item]
  /// The tie of each pair, one row an item; the greater of both halves counts.
  public var values: [[Double]]
  /// The ties as printed, one row an item.
  public var texts: [[String]]
  /// The width in pixels.
  public var width: Double

  /// Creates a chord diagram.
  public init(
    caption: Caption, items: [Item], values: [[Double]], texts: [[String]], width: Double = 720
  ) {
    self.caption = caption
    self.items = items
    self.values = values
    self.texts = texts
    self.width = width
  }

  /// First and second country, value and printed text.
  public var table: (header: [String], rows: [[String]]) {
    var rows: [[String]] = []
    for first in items.indices {
      for second in items.indices where second > first {
        rows.append([
          items[first].country, items[first].label, items[second].country, items[second].label,
          SVGNumber.value(value(first, second)), text(first, second),
        ])
      }
    }
    return (["first", "first_label", "second", "second_label", "value", "text"], rows)
  }

  func value(_ a: Int, _ b: Int) -> Double {
    let both = [(a, b), (b, a)].map { row, column in
      values.indices.contains(row) && values[row].indices.contains(column)
        ? values[row][column] : 0
    }
    let greater = max(both[0], both[1])
    return a != b && greater.isFinite && greater > 0 ? greater : 0
  }

  func text(_ a: Int, _ b: Int) -> String {
    texts.indices.contains(a) && texts[a].indices.contains(b) ? texts[a][b] : ""
  }

  /// Draws the diagram.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = ChordLayout(self, top: canvas.top)
    layout.drawRibbons(on: &canvas)
    layout.drawCircle(on: &canvas)
    layout.drawLabels(on: &canvas)
    return canvas.finish(below: layout.bottom)
  }
}
