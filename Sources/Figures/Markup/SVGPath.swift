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

  /// Draws a curve that leans towards a point.
  public mutating func lean(to end: (x: Double, y: Double), towards point: (x: Double, y: Double)) {
    data += "Q\(SVGNumber.coordinate(point.x)) \(SVGNumber.coordinate(point.y)) "
    data += "\(SVGNumber.coordinate(end.x)) \(SVGNumber.coordinate(end.y))"
  }

  /// Draws a part of a circle, clockwise.
  public mutating func arc(radius: Double, isLong: Bool, to end: (x: Double, y: Double)) {
    let r = SVGNumber.coordinate(radius)
    data += "A\(r) \(r) 0 \(isLong ? 1 : 0) 1 "
    data += "\(SVGNumber.coordinate(end.x)) \(SVGNumber.coordinate(end.y))"
  }

  /// Draws a closed ring of points in tenths of a pixel, in relative steps: as short as it can be
  /// written.
  ///
  /// - Parameter least: points nearer than this to the one before, in tenths, are left out.
  public mutating func ring(_ points: [(x: Int, y: Int)], least: Int) {
    guard let first = points.first else { return }
    var (last, isFirst) = (first, true)
    var steps = ""
    for point in points.dropFirst() {
      let (dx, dy) = (point.x - last.x, point.y - last.y)
      guard max(abs(dx), abs(dy)) >= least else { continue }
      let (x, y) = (SVGPath.tenths(dx), SVGPath.tenths(dy))
      steps += (isFirst || x.hasPrefix("-") ? "" : " ") + x + (y.hasPrefix("-") ? "" : " ") + y
      (last, isFirst) = (point, false)
    }
    guard !isFirst else { return }
    data += "M\(SVGPath.tenths(first.x)) \(SVGPath.tenths(first.y))l\(steps)z"
  }

  /// Draws pieces of one horizontal line, in relative steps of tenths: as short as it can be written.
  public mutating func pieces(_ pieces: [ClosedRange<Double>], y: Double) {
    var end: Int?
    for piece in pieces {
      let start = Int((piece.lowerBound * 10).rounded())
      let length = max(1, Int((piece.upperBound * 10).rounded()) - start)
      if let end {
        data += "m\(SVGPath.tenths(start - end)) 0"
      } else {
        data += "M\(SVGPath.tenths(start)) \(SVGNumber.coordinate(y))"
      }
      data += "h\(SVGPath.tenths(length))"
      end = start + length
    }
  }

  /// Tenths as a decimal number: `-3`, `.5`, `12.4`.
  private static func tenths(_ value: Int) -> String {
    let sign = value < 0 ? "-" : ""
    let (whole, rest) = (value.magnitude / 10, value.magnitude % 10)
    if rest == 0 { return "\(sign)\(whole)" }
    return sign + (whole == 0 ? "" : "\(whole)") + ".\(rest)"
  }

  /// Closes the current piece.
  public mutating func close() {
    data += "Z"
  }

  /// Adds the pieces of another path.
  public mutating func append(_ other: SVGPath) { data += other.data }

  /// Whether nothing was drawn.
  public var isEmpty: Bool { data.isEmpty }
}
