/// Moves labels apart along one axis, each as little as possible.
public enum LabelDodge {
  /// Positions at least `gap` apart, in the order of the wanted ones (ties: in order given).
  ///
  /// The result minimises the sum of squared moves within the range (isotonic regression by
  /// pooling adjacent violators). Where the range is too short for all, the labels are spread
  /// evenly over it and are closer than `gap`.
  ///
  /// - Complexity: O(n log n) for n labels.
  public static func place(
    _ wanted: [Double], gap: Double, in range: ClosedRange<Double>
  ) -> [Double] {
    let count = wanted.count
    guard count > 0 else { return [] }
    guard count > 1 else { return [min(max(wanted[0], range.lowerBound), range.upperBound)] }
    let room = (range.upperBound - range.lowerBound) / Double(count - 1)
    let step = min(gap, room)
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var blocks: [(sum: Double, count: Int)] = []
    for (place, index) in order.enumerated() {
      blocks.append((wanted[index] - Double(place) * step, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let highest = range.upperBound - Double(count - 1) * step
    var result = [Double](repeating: 0, count: count)
    var place = 0
    for block in blocks {
      let mean = block.sum / Double(block.count)
      let start = min(max(mean, range.lowerBound), max(highest, range.lowerBound))
      for _ in 0..<block.count {
        result[order[place]] = start + Double(place) * step
        place += 1
      }
    }
    return result
  }
}
