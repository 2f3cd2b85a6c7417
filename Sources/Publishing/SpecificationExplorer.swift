/// All results of a multiverse, for a reader to choose among: what the page's script looks up.
public struct SpecificationExplorer: Sendable {
  /// An axis and its levels.
  struct Axis: Sendable {
    var key: String
    var label: String
    var levels: [String]
  }

  /// A specification by its levels, and the ranks it gives.
  struct Result: Sendable {
    var choices: [Int]
    var ranks: [Int?]
    var isTied: Bool
  }

  var axes: [Axis]
  var windows: [String]
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

  /// The data for the script: one array a result, its levels, then its ranks (0: none), then 1 for a
  /// tie.
  var json: String {
    let rows = results.map { result in
      JSONNode.array(
        result.choices.map(JSONNode.int) + result.ranks.map { .int($0 ?? 0) }
          + [.int(result.isTied ? 1 : 0)])
    }
    return JSONNode.object([
      "axes": .int(axes.count), "idle": .array(idle.map { .array($0.map(JSONNode.int)) }),
      "windows": .array(windows.map(JSONNode.string)),
      "results": .array(rows),
    ]).line()
  }
}
