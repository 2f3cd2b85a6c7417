/// Estimates of how wide a text will be, without a font engine.
///
/// A figure is laid out once and shown in fonts its author never sees; the estimate is
/// therefore the upper end of the usual sans-serif fonts. Chinese, Japanese and Korean
/// characters are one font size wide.
public enum TextMetrics {
  /// The estimated width of a text at a font size.
  ///
  /// - Complexity: O(scalars of the text).
  public static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var sum = 0.0
    for scalar in text.unicodeScalars { sum += advance(scalar, bold: bold) }
    return sum * size / 1000
  }

  /// The advance of one scalar in thousandths of the font size.
  static func advance(_ scalar: Unicode.Scalar, bold isBold: Bool) -> Double {
    let value = Int(scalar.value)
    if value >= 0x20, value < 0x7F {
      return isBold ? bold[value - 0x20] : regular[value - 0x20]
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .unassigned: return 0
    default: break
    }
    if isFullWidth(scalar) { return 1000 }
    switch value {
    case 0xB7: return isBold ? 380 : 318
    case 0x2009, 0x202F: return 200
    case 0x2013: return 500
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: return 1000
    case 0xA0: return isBold ? 348 : 318
    default: break
    }
    let isUpper = scalar.properties.isUppercase
    if value < 0x600 { return isUpper ? (isBold ? 860 : 790) : (isBold ? 730 : 650) }
    return isBold ? 900 : 850
  }

  /// Whether a scalar takes a full square, as Chinese, Japanese and Korean ones do.
  public static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The text, shortened with an ellipsis where it would be wider than allowed.
  ///
  /// Combining marks stay with their base, because whole characters are removed.
  public static func truncate(
    _ text: String, to limit: Double, size: Double, bold: Bool = false
  ) -> String {
    guard width(text, size: size, bold: bold) > limit else { return text }
    var kept = text
    while !kept.isEmpty {
      kept.removeLast()
      let candidate = trimmed(kept) + "…"
      if width(candidate, size: size, bold: bold) <= limit { return candidate }
    }
    return "…"
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
