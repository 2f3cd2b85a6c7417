/// The rank of each country as a dot on the interval it would have had under resampling.
public struct RankIntervals: Figure, Hashable {
  /// One country.
  public struct Row: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The country's name in the reader's language.
    public var label: String
    /// The rank itself.
    public var standing: Standing
    /// The bounds of the interval; nil where none was computed.
    public var bounds: ClosedRange<Int>?
    /// How loud the row is.
    public var emphasis: Emphasis

    /// Creates a row.
    public init(
      country: String, label: String, standing: Standing, bounds: ClosedRange<Int>?,
      emphasis: Emphasis = .quiet
    ) {
      self.country = country
      self.label = label
      self.standing = standing
      self.bounds = bounds
      self.emphasis = emphasis
    }

    /// `6`, or `6 [5–7]`.
    public var text: String {
      guard let bounds else { return standing.text }
      return "\(standing.text) [\(bounds.lowerBound)–\(bounds.upperBound)]"
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The countries from top to bottom.
  public var rows: [Row]
  /// The width in pixels.
  public var width: Double

  /// Creates a chart of intervals.
  public init(caption: Caption, rows: [Row], width: Double = 720) {
    self.caption = caption
    self.rows = rows
    self.width = width
  }

  /// Country, label, rank, tie and bounds.
  public var table: (header: [String], rows: [[String]]) {
    let rows = rows.map { row in
      [
        row.country, row.label, "\(row.standing.rank)", row.standing.isTied ? "true" : "false",
        row.bounds.map { "\($0.lowerBound)" } ?? "", row.bounds.map { "\($0.upperBound)" } ?? "",
      ]
    }
    return (["country", "label", "rank", "tied", "low", "high"], rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    guard !rows.isEmpty else { return canvas.finish(below: canvas.top) }
    let pitch = 22.0
    let top = canvas.top + 20
    let bottom = top + Double(rows.count) * pitch
    let scale = scale()
    for rank in NiceTicks.whole(scale.ranks, count: Int((scale.right - scale.left) / 34)) {
      let x = scale.x(rank)
      canvas.elements.append(.line(x, top - 4, x, bottom, "f-grid"))
      canvas.elements.append(
        canvas.text("\(rank)", x: x, centre: top - 12, anchor: .middle, role: .tick))
    }
    for (index, row) in rows.enumerated() {
      draw(row, centre: top + (Double(index) + 0.5) * pitch, scale: scale, on: &canvas)
    }
    return canvas.finish(below: bottom)
  }

  private struct Scale {
    var ranks: ClosedRange<Int>
    var left: Double
    var right: Double
    var names: Double

    func x(_ rank: Int) -> Double {
      let span = ranks.upperBound - ranks.lowerBound
      guard span > 0 else { return (left + right) / 2 }
      return left + Double(rank - ranks.lowerBound) / Double(span) * (right - left)
    }
  }

  private func scale() -> Scale {
    let low = rows.map { min($0.standing.rank, $0.bounds?.lowerBound ?? $0.standing.rank) }
    let high = rows.map { max($0.standing.rank, $0.bounds?.upperBound ?? $0.standing.rank) }
    let first = min(low.min() ?? 1, high.max() ?? 1)
    func room(_ text: (Row) -> String) -> Double {
      rows.map {
        TextMetrics.width(text($0), size: TextRole.label.size, bold: $0.emphasis > .quiet)
      }.max() ?? 0
    }
    let names = min(room(\.label), width * 0.34)
    let left = names + 18
    return Scale(
      ranks: (first <= 5 ? 1 : first)...max(first, high.max() ?? 1), left: left,
      right: max(left, width - room(\.text) - 20), names: names)
  }

  private func draw(_ row: Row, centre: Double, scale: Scale, on canvas: inout Canvas) {
    var shapes: [SVGElement] = []
    let role: TextRole = row.emphasis > .quiet ? row.emphasis.textRole : .label
    shapes.append(
      canvas.text(row.label, x: 0, centre: centre, role: role, limit: scale.names + 0.5))
    if let bounds = row.bounds {
      let ends = (scale.x(bounds.lowerBound), scale.x(bounds.upperBound))
      let box = TextBox(x: ends.0 - 3, y: centre - 3, width: ends.1 - ends.0 + 6, height: 6)
      shapes.append(.rect(box, radius: 3, row.emphasis.area + " f-soft"))
    }
    let dot = row.emphasis == .quiet ? "f-muted" : row.emphasis.area
    shapes.append(.circle(scale.x(row.standing.rank), centre, 5, dot))
    shapes.append(
      canvas.text(row.text, x: width, centre: centre, anchor: .end, role: role))
    canvas.elements.append(
      .mark(
        country: row.country, value: "\(row.standing.rank)", title: "\(row.label): \(row.text)",
        shapes))
  }
}
