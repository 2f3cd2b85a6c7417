/// Round numbers for an axis.
enum NiceTicks {
  /// Multiples of 1, 2 or 5 times a power of ten from 0 to the first at or above a maximum.
  ///
  /// A maximum below 1e-12, or none, gives 0 alone.
  static func upTo(_ maximum: Double, count: Int = 4) -> [Double] {
    guard maximum.isFinite, maximum >= 1e-12, count > 0 else { return [0] }
    let rough = maximum / Double(count)
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power * 10
    let last = Int((maximum / step).rounded(.up))
    return (0...max(1, last)).map { Double($0) * step }
  }

  /// Whole numbers of a range at a pace of 1, 2, 5, 10 … that gives at most `count` of them,
  /// with both ends where they keep their distance.
  static func whole(_ range: ClosedRange<Int>, count: Int) -> [Int] {
    let span = range.upperBound - range.lowerBound
    var pace = 1
    var turn = 0
    while span / pace + 1 > max(2, count) {
      pace = turn % 3 == 1 ? pace / 2 * 5 : pace * 2
      turn += 1
    }
    guard pace > 1 else { return Array(range) }
    let ticks = range.filter { $0 % pace == 0 }
    let hasRoom = ticks.first.map { ($0 - range.lowerBound) * 3 >= pace * 2 } ?? true
    return hasRoom ? [range.lowerBound] + ticks : ticks
  }

  /// 1, 2, 5, 10, 20, 50, 100 … up to a maximum.
  static func decades(upTo maximum: Int) -> [Int] {
    var ticks: [Int] = []
    var power = 1
    while power <= maximum {
      ticks += [1, 2, 5].map { $0 * power }.filter { $0 <= maximum }
      guard power <= maximum / 10 else { break }
      power *= 10
    }
    return ticks
  }
}
