/// How loud a country or series is in a figure.
public enum Emphasis: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// Context: grey.
  case quiet
  /// Compared with the focus: the second colour.
  case against
  /// What the figure is about: the first colour, drawn last.
  case focus

  /// Orders by loudness, quiet first, which is the order of drawing.
  public static func < (left: Emphasis, right: Emphasis) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The word used in tables and class names.
  public var name: String {
    switch self {
    case .quiet: "quiet"
    case .against: "against"
    case .focus: "focus"
    }
  }

  var line: String { "f-\(name)-l" }
  var area: String { "f-\(name)-a" }
  var textRole: TextRole {
    switch self {
    case .quiet: .label
    case .against: .against
    case .focus: .focus
    }
  }

  /// The role of a short label over a column.
  var headRole: TextRole {
    switch self {
    case .quiet: .tick
    case .against: .againstHead
    case .focus: .focusHead
    }
  }
}
