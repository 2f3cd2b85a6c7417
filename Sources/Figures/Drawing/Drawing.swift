/// A figure laid out: shapes, their size, and the room each text takes.
public struct Drawing: Sendable, Equatable {
  /// The width in pixels.
  public var width: Double
  /// The height in pixels.
  public var height: Double
  /// The shapes in drawing order.
  public var elements: [SVGElement]
  /// Shared definitions, such as hatching.
  public var definitions: [SVGElement]
  /// The estimated room of every visible text.
  public var texts: [TextBox]

  /// Creates a drawing.
  public init(
    width: Double, height: Double, elements: [SVGElement], definitions: [SVGElement] = [],
    texts: [TextBox]
  ) {
    self.width = width
    self.height = height
    self.elements = elements
    self.definitions = definitions
    self.texts = texts
  }

  /// Pairs of texts that would overlap, and texts beyond the edge paired with themselves.
  ///
  /// Empty for a sound figure.
  ///
  /// - Complexity: O(n²) for n texts.
  public var collisions: [(TextBox, TextBox)] {
    var found: [(TextBox, TextBox)] = []
    for (index, box) in texts.enumerated() {
      let inside =
        box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= width + 0.5
        && box.y + box.height <= height + 0.5
      if !inside { found.append((box, box)) }
      for other in texts[(index + 1)...] where box.overlaps(other) { found.append((box, other)) }
    }
    return found
  }
}
