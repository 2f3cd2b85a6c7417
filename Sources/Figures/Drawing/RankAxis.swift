/// A vertical axis of ranks, 1 on top, that may leave out ranks nobody asked about.
///
/// The shown ranks form runs; between two runs stands a break of one row.
struct RankAxis: Sendable, Equatable {
  let runs: [ClosedRange<Int>]
  let top: Double
  let pitch: Double

  /// Shows 1 up to a limit, and every range asked for; gaps of up to three ranks are closed.
  init(upTo limit: Int, ranges: [ClosedRange<Int>], top: Double, height: Double) {
    var merged: [ClosedRange<Int>] = []
    let all = ([1...max(1, limit)] + ranges).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    for range in all {
      if let last = merged.last, range.lowerBound <= last.upperBound + 4 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    runs = merged
    self.top = top
    let rows = Double(merged.reduce(0) { $0 + $1.count } + merged.count - 1)
    pitch = min(22, max(6, height / max(1, rows)))
  }

  /// The lower edge of the last row.
  var bottom: Double {
    let rows = runs.reduce(0) { $0 + $1.count } + runs.count - 1
    return top + Double(rows) * pitch
  }

  /// The run that shows a rank.
  func run(of rank: Int) -> ClosedRange<Int>? {
    runs.first { $0.contains(rank) }
  }

  /// The y of a place within the runs; a place between two ranks is allowed.
  func y(_ place: Double) -> Double? {
    var offset = 0.0
    for run in runs {
      let low = Double(run.lowerBound)
      if place >= low - 0.5, place <= Double(run.upperBound) + 0.5 {
        return top + (offset + place - low + 0.5) * pitch
      }
      offset += Double(run.count) + 1
    }
    return nil
  }

  /// The y in the middle of each break.
  var breaks: [Double] {
    var offset = 0.0
    return runs.dropLast().map { run in
      offset += Double(run.count) + 1
      return top + (offset - 0.5) * pitch
    }
  }

  /// Where a line towards a rank that is not shown leaves the axis.
  func edge(from rank: Int, towards hidden: Int) -> Double? {
    guard let run = run(of: rank) else { return nil }
    let place = hidden > rank ? Double(run.upperBound) + 0.5 : Double(run.lowerBound) - 0.5
    return y(place)
  }
}
