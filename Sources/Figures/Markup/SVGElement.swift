/// One element of an SVG drawing: a name, attributes and children.
///
/// Names and attributes are closed sets, so that no data can become markup and no
/// script, event handler or inline style can be expressed at all.
public struct SVGElement: Sendable, Equatable {
  /// The elements a figure may use.
  public enum Name: String, Sendable {
    case svg, g, title, desc, defs, style, pattern, path, rect, circle, line, text
  }

  /// A child of an element.
  public enum Child: Sendable, Equatable {
    /// A nested element.
    case element(SVGElement)
    /// Character data, unescaped.
    case text(String)
  }

  /// The element's name.
  public var name: Name
  /// The attributes with their unescaped values.
  public var attributes: [SVGAttribute: String]
  /// The children in drawing order.
  public var children: [Child]

  /// Creates an element with nested elements.
  public init(
    _ name: Name, _ attributes: [SVGAttribute: String] = [:], _ children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children.map(Child.element)
  }

  /// Creates an element that holds text alone.
  public init(_ name: Name, _ attributes: [SVGAttribute: String] = [:], text: String) {
    self.name = name
    self.attributes = attributes
    self.children = [.text(text)]
  }

  /// Appends a nested element.
  public mutating func append(_ element: SVGElement) {
    children.append(.element(element))
  }

  /// The element as markup: attributes sorted by name, every text escaped.
  ///
  /// - Complexity: O(length of the markup).
  public var markup: String {
    var out = ""
    write(to: &out)
    return out
  }

  func write(to out: inout String) {
    out += "<\(name.rawValue)"
    let sorted = attributes.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    for (key, value) in sorted {
      out += " \(key)=\""
      SVGText.escape(value, into: &out)
      out += "\""
    }
    guard !children.isEmpty else {
      out += "/>"
      return
    }
    out += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &out)
      case .text(let text): SVGText.escape(text, into: &out)
      }
    }
    out += "</\(name.rawValue)>"
  }
}
