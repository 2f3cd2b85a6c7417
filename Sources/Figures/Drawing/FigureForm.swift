/// Where a figure will stand.
public enum FigureForm: Sendable, Hashable, CaseIterable {
  /// In a page that brings ``FigureStyle/css``; title, subtitle and source note are drawn.
  case inline
  /// In a page that brings ``FigureStyle/css`` and prints title and source note itself.
  case untitled
  /// In a file of its own, with its style inside; title, subtitle and source note are drawn.
  case standalone

  /// Whether title, subtitle and source note are drawn.
  public var isTitled: Bool { self != .untitled }
}
