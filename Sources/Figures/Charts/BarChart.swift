/// Horizontal bars with their values beside them.
///
/// Bars start at zero, on either side of it where values have signs. On narrow pages long
/// names move above their bars.
public struct BarChart: Figure, Hashable {
  /// The value of another country beside a bar.
  public struct Other: Sendable, Hashable {
    /// The country's code, or another short name.
    public var label: String
    /// The value; nil draws nothing.
    public var value: Double?
    /// The value as printed.
    public var text: String

    /// Creates a value beside a bar.
    public init(label: String, value: Double?, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  /// One bar.
  public struct Bar: Sendable, Hashable {
    /// The country's code, or another stable name.
    public var key: String
    /// The name in the reader's language.
    public var label: String
    /// The value; nil draws no bar.
    public var value: Double?
    /// The value as printed.
    public var text: String
    /// How loud the bar is.
    public var emphasis: Emphasis
    /// The same value of countries set beside, drawn below it.
    public var others: [Other]

    /// Creates a bar.
    public init(
      key: String, label: String, value: Double?, text: String, emphasis: Emphasis = .quiet,
      others: [Other] = []
    ) {
      self.key = key
      self.label = label
      self.value = value
      self.text = text
      self.emphasis = emphasis
      self.others = others
    }
  }

  /// What the colour of a bar says.
  public enum Colour: Sendable, Hashable {
    /// The bar's emphasis.
    case emphasis
    /// The sign of its value: contributions up and down.
    case sign
  }

  /// The words of the figure.
  public var caption: Caption
  /// The bars from top to bottom.
  public var bars: [Bar]
  /// What the colour says.
  public var colour: Colour
  /// Whether the keys are country codes.
  public var isByCountry: Bool
  /// The width in pixels.
  public var width: Double

  /// Creates a bar chart.
  public init(
    caption: Caption, bars: [Bar], colour: Colour = .emphasis, isByCountry: Bool = true,
    width: Double = 720
  ) {
    self.caption = caption
    self.bars = bars
    self.colour = colour
    self.isByCountry = isByCountry
    self.width = width
  }

  /// Key, label, value and printed text, and two columns for each country set beside.
  public var table: (header: [String], rows: [[String]]) {
    let rows = bars.map { bar in
      [bar.key, bar.label, bar.value.map(SVGNumber.value) ?? "", bar.text]
        + bar.others.flatMap { [$0.value.map(SVGNumber.value) ?? "", $0.text] }
    }
    let others = bars.first?.others.flatMap { ["value: \($0.label)", "text: \($0.label)"] } ?? []
    return ([isByCountry ? "country" : "key", "label", "value", "text"] + others, rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = BarLayout(self, top: canvas.top)
    for (index, bar) in bars.enumerated() {
      canvas.elements.append(layout.draw(bar, at: index, on: &canvas))
    }
    return canvas.finish(below: layout.top + Double(bars.count) * layout.pitch)
  }
}
