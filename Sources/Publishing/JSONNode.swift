/// A JSON document to be written: sorted keys, numbers with 12 significant digits, the same bytes
/// for the same value.
public indirect enum JSONNode: Sendable {
  /// An object; keys are written in order.
  case object([String: JSONNode])
  /// An array.
  case array([JSONNode])
  /// A string.
  case string(String)
  /// A number; one that is not finite becomes null.
  case number(Double)
  /// A Boolean.
  case bool(Bool)
  /// Null.
  case null

  /// A string, or null for nil.
  public static func optional(_ text: String?) -> JSONNode { text.map(JSONNode.string) ?? .null }
  /// A number, or null for nil.
  public static func optional(_ value: Double?) -> JSONNode { value.map(JSONNode.number) ?? .null }
  /// A number, or null for nil.
  public static func optional(_ value: Int?) -> JSONNode {
    value.map { .number(Double($0)) } ?? .null
  }
  /// A whole number.
  public static func int(_ value: Int) -> JSONNode { .number(Double(value)) }

  /// An object with one member more; the same where there is no value, or it is no object.
  public func with(_ key: String, _ value: JSONNode?) -> JSONNode {
    guard let value, case .object(var members) = self else { return self }
    members[key] = value
    return .object(members)
  }

  /// The document as text, with a newline at its end.
  public func text() -> String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  /// The document on one line, for JSON Lines.
  public func line() -> String {
    switch self {
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map { key, value in
        JSONNode.quote(key) + ":" + value.line().dropLast()
      }
      return "{" + parts.joined(separator: ",") + "}\n"
    case .array(let elements):
      return "[" + elements.map { String($0.line().dropLast()) }.joined(separator: ",") + "]\n"
    default:
      return text()
    }
  }

  private var isScalar: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private func write(to text: inout String, indent: Int) {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .object(let members):
      if members.isEmpty {
        text += "{}"
        return
      }
      let isFlat = members.values.allSatisfy(\.isScalar) && members.count <= 8
      text += isFlat ? "{" : "{\n"
      for (index, (key, value)) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { text += isFlat ? ", " : ",\n" }
        if !isFlat { text += inner }
        text += JSONNode.quote(key) + ": "
        value.write(to: &text, indent: indent + 2)
      }
      text += isFlat ? "}" : "\n\(outer)}"
    case .array(let elements):
      if elements.isEmpty {
        text += "[]"
        return
      }
      let isFlat = elements.allSatisfy(\.isScalar)
      text += isFlat ? "[" : "[\n"
      for (index, element) in elements.enumerated() {
        if index > 0 { text += isFlat ? ", " : ",\n" }
        if !isFlat { text += inner }
        element.write(to: &text, indent: indent + 2)
      }
      text += isFlat ? "]" : "\n\(outer)]"
    case .string(let string): text += JSONNode.quote(string)
    case .number(let value): text += value.isFinite ? NumberText.exact(value) : "null"
    case .bool(let value): text += value ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// A JSON string.
  ///
  /// `<`, `>` and `&` are escaped too, so that it can stand inside a page, and what a terminal would
  /// act on.
  public static func quote(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ", "<", ">", "&", "\u{7F}"..<"\u{A0}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
