import Figures

/// A figure whose values a reader exchanges: another window, another year, another country.
///
/// Without scripts the last compared window is shown; the files have every compared window, and the
/// data all choices.
struct ExplorableFigure: Sendable {
  /// A choice that the page offers.
  struct Choice: Sendable {
    var label: String
    var options: [String]
    /// The option that is shown first.
    var start: Int
  }

  /// The name of the data in the page.
  var dataID: StaticString
  /// The figure of each compared window; the last one is shown.
  var figures: [any Figure]
  /// Windows and years first.
  var choices: [Choice]
  /// What the script shows for each choice.
  var json: String
  /// The values of all choices, for a file.
  var data: CSVTable
  /// The name of that file.
  var name: String
}
