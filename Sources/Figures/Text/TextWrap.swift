/// Breaks prose into lines that fit a width.
public enum TextWrap {
  /// The lines of a text: broken at spaces, and between Chinese, Japanese or Korean
  /// characters except before closing and after opening punctuation.
  ///
  /// A word wider than the line stands alone on its line, shortened with an ellipsis.
  /// An empty text has no lines.
  ///
  /// - Complexity: O(scalars of the text).
  public static func lines(
    _ text: String, width: Double, size: Double, bold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0.0
    let space = TextMetrics.width(" ", size: size, bold: bold)
    for piece in pieces(text) {
      let need = TextMetrics.width(piece.text, size: size, bold: bold)
      let gap = line.isEmpty || !piece.afterSpace ? 0 : space
      if !line.isEmpty, used + gap + need > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if line.isEmpty {
        line = TextMetrics.truncate(piece.text, to: width, size: size, bold: bold)
        used = min(need, width)
      } else {
        line += (gap > 0 ? " " : "") + piece.text
        used += gap + need
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private struct Piece {
    var text: String
    var afterSpace: Bool
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = String.UnicodeScalarView()
    var afterSpace = false
    var previous: Unicode.Scalar?
    func flush() {
      if !current.isEmpty { pieces.append(Piece(text: String(current), afterSpace: afterSpace)) }
      current = .init()
      afterSpace = false
    }
    for scalar in SVGText.clean(text).unicodeScalars {
      if scalar == " " {
        flush()
        afterSpace = true
        previous = nil
        continue
      }
      if let before = previous, breaks(between: before, and: scalar) { flush() }
      current.append(scalar)
      previous = scalar
    }
    flush()
    return pieces
  }

  private static func breaks(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    guard TextMetrics.isFullWidth(left) || TextMetrics.isFullWidth(right) else { return false }
    return !closing.contains(right) && !opening.contains(left)
      && right.properties.generalCategory != .nonspacingMark
  }

  private static let closing = Set<Unicode.Scalar>(
    "，。、；：？！）》」』】〕”’%‰…—·,.;:?!)]}".unicodeScalars)
  private static let opening = Set<Unicode.Scalar>("（《「『【〔“‘([{".unicodeScalars)
}
