/// A rectangle in a drawing: the room a text takes, or a shape.
public struct TextBox: Sendable, Equatable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The width.
  public var width: Double
  /// The height.
  public var height: Double
  /// The text in the rectangle, empty for a shape.
  public var text: String

  /// Creates a rectangle.
  public init(x: Double, y: Double, width: Double, height: Double, text: String = "") {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.text = text
  }

  /// Whether two rectangles share more than an edge.
  ///
  /// - Parameter slack: the overlap that is still forgiven.
  public func overlaps(_ other: TextBox, slack: Double = 0.5) -> Bool {
    x + slack < other.x + other.width && other.x + slack < x + width
      && y + slack < other.y + other.height && other.y + slack < y + height
  }
}
