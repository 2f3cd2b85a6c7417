/// A column of labels beside a plot, moved apart; quiet ones give way where room is short.
struct LabelColumn {
  /// The y of each entry that keeps its label, by its index.
  let places: [Int: Double]

  /// The height a line of label takes.
  static let leading = 15.0

  init(entries: [(y: Double?, emphasis: Emphasis)], range: ClosedRange<Double>) {
    let room = Int((range.upperBound - range.lowerBound) / LabelColumn.leading + 0.001) + 1
    var kept = entries.indices.compactMap { index in
      entries[index].y.map { (index: index, y: $0) }
    }.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    while kept.count > room,
      let quiet = kept.lastIndex(where: { entries[$0.index].emphasis == .quiet })
    {
      kept.remove(at: quiet)
    }
    while kept.count > room { kept.removeLast() }
    let ys = LabelDodge.place(kept.map(\.y), gap: LabelColumn.leading, in: range)
    places = Dictionary(uniqueKeysWithValues: zip(kept.map(\.index), ys))
  }
}
