/// A quantity per year as columns, with doubtful years hatched.
///
/// Windows, where given, are drawn as brackets under the years they pool.
public struct CoverageChart: Figure, Hashable {
  /// One year.
  public struct Column: Sendable, Hashable {
    /// The year as printed.
    public var label: String
    /// The value; nil draws nothing.
    public var value: Double?
    /// The value as printed.
    public var text: String
    /// Whether the year is doubtful.
    public var isFlagged: Bool

    /// Creates a column.
    public init(label: String, value: Double?, text: String, flagged: Bool = false) {
      self.label = label
      self.value = value
      self.text = text
      self.isFlagged = flagged
    }
  }

  /// Columns that belong together.
  public struct Bracket: Sendable, Hashable {
    /// The name under the bracket.
    public var label: String
    /// The positions of its first and last column.
    public var columns: ClosedRange<Int>
    /// How loud the bracket is.
    public var emphasis: Emphasis

    /// Creates a bracket.
    public init(label: String, columns: ClosedRange<Int>, emphasis: Emphasis = .quiet) {
      self.label = label
      self.columns = columns
      self.emphasis = emphasis
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The years from left to right.
  public var columns: [Column]
  /// The windows, in any order.
  public var brackets: [Bracket]
  /// What hatching means, printed under the years when one is flagged.
  public var flagNote: String
  /// How the axis prints values.
  public var unit: ValueUnit
  /// The width in pixels.
  public var width: Double

  /// Creates a coverage chart.
  public init(
    caption: Caption, columns: [Column], brackets: [Bracket] = [], flagNote: String = "",
    unit: ValueUnit = ValueUnit(), width: Double = 720
  ) {
    self.caption = caption
    self.columns = columns
    self.brackets = brackets
    self.flagNote = flagNote
    self.unit = unit
    self.width = width
  }

  /// Year, value, printed text and flag.
  public var table: (header: [String], rows: [[String]]) {
    let rows = columns.map { column in
      [
        column.label, column.value.map(SVGNumber.value) ?? "", column.text,
        column.isFlagged ? "true" : "false",
      ]
    }
    return (["year", "value", "text", "flagged"], rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = CoverageLayout(self, top: canvas.top + 10)
    layout.drawAxis(on: &canvas)
    layout.drawColumns(on: &canvas)
    let bottom = layout.drawBrackets(on: &canvas)
    let end = layout.drawNote(from: bottom, on: &canvas)
    return canvas.finish(below: end)
  }
}
