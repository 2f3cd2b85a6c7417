/// The `d` of a path, written command by command.
public struct SVGPath: Sendable, Equatable {
  /// The path data so far.
  public private(set) var data = ""

  /// Creates an empty path.
  public init() {}

  /// Starts a new piece at a point.
  public mutating func move(_ x: Double, _ y: Double) {
    data += "M\(SVGNumber.coordinate(x)) \(SVGNumber.coordinate(y))"
  }

  /// Draws a straight line to a point.
  public mutating func line(_ x: Double, _ y: Double) {
    data += "L\(SVGNumber.coordinate(x)) \(SVGNumber.coordinate(y))"
  }

  /// Draws a horizontal line to an x.
  public mutating func horizontal(to x: Double) {
    data += "H\(SVGNumber.coordinate(x))"
  }

  /// Draws a vertical line to a y.
  public mutating func vertical(to y: Double) {
    data += "V\(SVGNumber.coordinate(y))"
  }

  /// Draws a curve that leaves and arrives horizontally, as bump charts do.
  public mutating func ease(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    let middle = SVGNumber.coordinate((start.x + end.x) / 2)
    data += "C\(middle) \(SVGNumber.coordinate(start.y)) \(middle) \(SVGNumber.coordinate(end.y))"
    data += " \(SVGNumber.coordinate(end.x)) \(SVGNumber.coordinate(end.y))"
  }

  /// Closes the current piece.
  public mutating func close() {
    data += "Z"
  }

  /// Whether nothing was drawn.
  public var isEmpty: Bool { data.isEmpty }
}
