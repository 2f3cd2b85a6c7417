/// Text made safe for XML and HTML, scalar by scalar.
public enum SVGText {
  /// The text without what a figure must not carry.
  ///
  /// Dropped: characters XML 1.0 forbids, other controls (C1 and U+007F included),
  /// noncharacters, and the bidirectional controls U+202A–202E and U+2066–2069, which can
  /// make a label read as another. Tab, line feed and carriage return become a space each,
  /// so that text and attribute read back the same.
  public static func clean(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: out.append(" ")
      default: if isAllowed(scalar) { out.append(scalar) }
      }
    }
    return String(out)
  }

  /// Whether a scalar may stand in a figure.
  public static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    case let value where value & 0xFFFE == 0xFFFE: false
    default: true
    }
  }

  /// The text escaped for an element's content or a double-quoted attribute.
  public static func escape(_ text: String) -> String {
    var out = ""
    escape(text, into: &out)
    return out
  }

  static func escape(_ text: String, into out: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\t", "\n", "\r": out += " "
      default: if isAllowed(scalar) { out.unicodeScalars.append(scalar) }
      }
    }
  }

  /// A name usable as an `id` and inside `url(#…)`: ASCII letters, digits, `-` and `_`.
  ///
  /// Everything else becomes `-`; a name that does not start with a letter gets `f-` in front.
  public static func identifier(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": out.unicodeScalars.append(scalar)
      default: out += "-"
      }
    }
    if let first = out.unicodeScalars.first, first.properties.isAlphabetic { return out }
    return "f-" + out
  }
}
