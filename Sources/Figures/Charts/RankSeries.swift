/// The rank of one country through the years, by several specifications.
///
/// Published ranks stand as rings with their number, with a thin line over the years each
/// pools; computed series are lines through the middle of their windows, named where they end.
public struct RankSeries: Figure, Hashable {
  /// A rank of a year or of a window of years.
  public struct Point: Sendable, Hashable {
    /// The years pooled.
    public var years: ClosedRange<Int>
    /// The rank; nil where the country has none.
    public var standing: Standing?

    /// Creates a point.
    public init(years: ClosedRange<Int>, standing: Standing?) {
      self.years = years
      self.standing = standing
    }

    /// The middle of the window.
    var x: Double { (Double(years.lowerBound) + Double(years.upperBound)) / 2 }
  }

  /// How a series is drawn.
  public enum Form: Sendable, Hashable {
    /// A line through its points.
    case line
    /// Rings with the rank inside: what somebody published.
    case rings
  }

  /// The ranks by one specification.
  public struct Series: Sendable, Hashable {
    /// A stable name.
    public var key: String
    /// The name in the reader's language.
    public var label: String
    /// The ranks in time order.
    public var points: [Point]
    /// How it is drawn.
    public var form: Form
    /// How loud it is.
    public var emphasis: Emphasis
    /// The code of another country, whose ranks these are; nil for the chart's own.
    public var country: String?

    /// Creates a series.
    public init(
      key: String, label: String, points: [Point], form: Form = .line,
      emphasis: Emphasis = .quiet, country: String? = nil
    ) {
      self.key = key
      self.label = label
      self.points = points
      self.form = form
      self.emphasis = emphasis
      self.country = country
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The country's code.
  public var country: String
  /// The series, in any order; lines are drawn quiet first, rings last.
  public var series: [Series]
  /// The width in pixels.
  public var width: Double

  /// Creates a rank series.
  public init(caption: Caption, country: String, series: [Series], width: Double = 720) {
    self.caption = caption
    self.country = country
    self.series = series
    self.width = width
  }

  /// Series, label, first year, last year, rank and tie.
  public var table: (header: [String], rows: [[String]]) {
    let rows = series.flatMap { series in
      series.points.map { point in
        [
          series.key, series.label, "\(point.years.lowerBound)", "\(point.years.upperBound)",
          point.standing.map { "\($0.rank)" } ?? "",
          point.standing.map { $0.isTied ? "true" : "false" } ?? "",
        ]
      }
    }
    return (["series", "label", "from", "to", "rank", "tied"], rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = RankSeriesLayout(self, top: canvas.top + 6)
    layout.drawAxes(on: &canvas)
    layout.drawSeries(on: &canvas)
    return canvas.finish(below: layout.bottom + 24)
  }
}
