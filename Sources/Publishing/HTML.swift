/// HTML as a value: texts and attributes are escaped where they are made, so that no data can become
/// markup.
public struct HTML: Sendable {
  /// The markup.
  public let text: String

  private init(markup: String) { text = markup }

  /// An element with attributes and contents.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ contents: [HTML] = []
  ) -> HTML {
    var text = "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(escape(value))\"" }
    text += ">"
    if isVoid("\(name)") { return HTML(markup: text) }
    for part in contents { text += part.text }
    return HTML(markup: text + "</\(name)>")
  }

  /// An element that holds a text.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ content: String
  ) -> HTML {
    element(name, attributes, [.text(content)])
  }

  /// A text.
  public static func text(_ text: String) -> HTML { HTML(markup: escape(text)) }

  /// The markup of a figure, which escapes its own texts.
  static func figure(_ svg: String) -> HTML { HTML(markup: svg) }

  /// A style sheet of copub's own; no data can reach it.
  static func style(_ css: String) -> HTML { HTML(markup: "<style>\(css)</style>") }

  /// A script of copub's own; no data can reach it.
  static func script(_ script: String) -> HTML { HTML(markup: "<script>\(script)</script>") }

  /// Data for the script, which never runs: JSON in which `<`, `>` and `&` are escaped.
  static func json(_ id: StaticString, _ json: String) -> HTML {
    HTML(markup: "<script type=\"application/json\" id=\"\(id)\">\(json)</script>")
  }

  private static func isVoid(_ name: String) -> Bool {
    ["meta", "br", "hr", "img", "link", "input", "col"].contains(name)
  }

  /// A text with the characters that mean something in HTML written as references, and those that no
  /// document may hold left out.
  public static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default:
        switch scalar.value {
        case 0x09, 0x0A: escaped.append(scalar)
        case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
        default: escaped.append(scalar)
        }
      }
    }
    return String(escaped)
  }
}
