/// All results of a multiverse, for a reader to choose among: what the page's script looks up.
public struct SpecificationExplorer: Sendable {
  /// An axis and its levels.
  struct Axis: Sendable {
    var key: String
    var label: String
    var levels: [String]
  }

  /// A specification by its levels, and the ranks it gives: a list a country, a rank a window.
  struct Result: Sendable {
    var choices: [Int]
    var ranks: [[Int?]]
    /// Whether the focus is tied.
    var isTied: Bool
  }

  var axes: [Axis]
  var windows: [String]
  /// The focus and those beside it.
  var countries: [String]
  var results: [Result]
  /// The levels that the controls begin with.
  var start: [Int]

  /// Sets of axes, by place, that a specification may leave out because they make no difference to it:
  /// where a choice was not tried, the result of the first set that gives one stands for it.
  private var idle: [[Int]] {
    let places = ["distance", "mass", "weights"].map { key in axes.firstIndex { $0.key == key } }
    let sets = [[0], [1], [0, 1], [2], [1, 2], [0, 2], [0, 1, 2]]
    return sets.map { $0.compactMap { places[$0] } }.filter { !$0.isEmpty }
  }

  /// The data for the script: one text of all results, each as long as the others.
  ///
  /// A result is a digit a level, two digits a rank (`00`: none), country by country, and 1 for a tie of
  /// the focus; digits are those of base 36.
  var json: String {
    let rows = results.map { result in
      result.choices.map { SpecificationExplorer.digits($0, 1) }.joined()
        + result.ranks.flatMap { $0 }.map { SpecificationExplorer.digits($0 ?? 0, 2) }.joined()
        + (result.isTied ? "1" : "0")
    }
    return JSONNode.object([
      "axes": .int(axes.count), "idle": .array(idle.map { .array($0.map(JSONNode.int)) }),
      "windows": .array(windows.map(JSONNode.string)), "countries": .int(countries.count),
      "results": .string(rows.joined()),
    ]).line()
  }

  /// A number in base 36; one too great for its digits is the greatest that they can say.
  private static func digits(_ value: Int, _ count: Int) -> String {
    let most = count == 1 ? 35 : 1295
    let text = String(min(max(value, 0), most), radix: 36)
    return String(repeating: "0", count: count - text.utf8.count) + text
  }
}
