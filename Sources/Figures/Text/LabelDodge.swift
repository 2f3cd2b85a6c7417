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
    guard let first = wanted.first else { return [] }
    guard wanted.count > 1 else { return [min(max(first, range.lowerBound), range.upperBound)] }
    let room = (range.upperBound - range.lowerBound) / Double(wanted.count - 1)
    return place(wanted, heights: wanted.map { _ in min(gap, room) }, in: range)
  }

  /// The same for labels of different heights, whose positions are their upper edges; the
  /// upper edge of the last one stays in the range.
  ///
  /// - Precondition: one height a position; positions beyond are ignored.
  public static func place(
    _ wanted: [Double], heights: [Double], in range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.prefix(heights.count).sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    guard let lastIndex = order.last else { return wanted }
    var offsets: [Double] = []
    var offset = 0.0
    var blocks: [(sum: Double, count: Int)] = []
    for index in order {
      offsets.append(offset)
      blocks.append((wanted[index] - offset, 1))
      offset += heights[index]
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.count + last.count))
      }
    }
    let highest = max(range.lowerBound, range.upperBound - (offset - heights[lastIndex]))
    var result = wanted
    var place = 0
    for block in blocks {
      let start = min(max(block.sum / Double(block.count), range.lowerBound), highest)
      for _ in 0..<block.count {
        result[order[place]] = start + offsets[place]
        place += 1
      }
    }
    return result
  }
}
