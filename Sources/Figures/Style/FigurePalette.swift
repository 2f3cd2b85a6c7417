/// The colours of the figures, each for light and for dark pages.
///
/// Focus, against, rise and fall keep apart for readers with any of the common colour vision
/// deficiencies, and as text they have a contrast of at least 4.5 to the page (WCAG 2.2 AA).
/// The heat classes grow evenly in lightness, away from the page's own.
public enum FigurePalette: String, Sendable, CaseIterable {
  case paper, ink, muted, grid, quiet, fill
  case focus, against, rise, fall
  case onFocus, onAgainst
  case group0, group1, group2, group3, group4, group5
  case heat0, heat1, heat2, heat3, heat4, heat5, heat6

  /// The colour on a light page and in print.
  public var light: String {
    switch self {
    case .paper: "#ffffff"
    case .ink: "#1b1f24"
    case .muted: "#57606a"
    case .grid: "#e3e6ea"
    case .quiet: "#b4bbc4"
    case .fill: "#c3c9d1"
    case .focus: "#b8420f"
    case .against: "#0b6aa8"
    case .rise: "#0b7a6b"
    case .fall: "#7a3b94"
    case .onFocus, .onAgainst: "#ffffff"
    case .group0: "#2c6fb3"
    case .group1: "#0b7a6b"
    case .group2: "#8d4bab"
    case .group3: "#8f6b00"
    case .group4: "#b03a6b"
    case .group5: "#57606a"
    case .heat0: "#f1f5f9"
    case .heat1: "#d3e3ef"
    case .heat2: "#a9cbe3"
    case .heat3: "#74add1"
    case .heat4: "#3478ac"
    case .heat5: "#205a8c"
    case .heat6: "#0c3a66"
    }
  }

  /// The colour on a dark page.
  public var dark: String {
    switch self {
    case .paper: "#14181d"
    case .ink: "#e8ebef"
    case .muted: "#a3adb8"
    case .grid: "#2b323a"
    case .quiet: "#5d6875"
    case .fill: "#4a5461"
    case .focus: "#ff9e64"
    case .against: "#72b7f2"
    case .rise: "#4fc3b0"
    case .fall: "#c79be0"
    case .onFocus, .onAgainst: "#14181d"
    case .group0: "#72b7f2"
    case .group1: "#4fc3b0"
    case .group2: "#c79be0"
    case .group3: "#d9b64a"
    case .group4: "#f08aa8"
    case .group5: "#a3adb8"
    case .heat0: "#1e2730"
    case .heat1: "#23394d"
    case .heat2: "#28506f"
    case .heat3: "#2f6a93"
    case .heat4: "#4d8ab5"
    case .heat5: "#84b4d8"
    case .heat6: "#c9e2f6"
    }
  }

  /// The colours of communities; a seventh begins again.
  public static let groups: [FigurePalette] = [
    .group0, .group1, .group2, .group3, .group4, .group5,
  ]

  /// The text colour that reads on a heat class.
  static func onHeat(_ step: Int) -> (light: String, dark: String) {
    step <= 3 ? (ink.light, ink.dark) : (paper.light, paper.dark)
  }

  /// The CSS custom property of the colour: `--fig-focus`.
  public var property: String { "--fig-\(rawValue)" }
}
