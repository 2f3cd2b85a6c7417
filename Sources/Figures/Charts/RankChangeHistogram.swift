/// How many specifications give each change of rank between two windows.
///
/// Falls stand on the left, no change in the middle, rises on the right. Changes far from
/// zero share one column at each end, a little apart from the others and labelled "≤ −6"
/// or "≥ +6"; ``table`` keeps every change by itself.
public struct RankChangeHistogram: Figure, Hashable {
  /// One change of rank and how often it was found.
  public struct Bin: Sendable, Hashable {
    /// Ranks gained: 2 for a rise from 6th to 4th, negative for a fall.
    public var change: Int
    /// The number of specifications.
    public var count: Int

    /// Creates a bin.
    public init(change: Int, count: Int) {
      self.change = change
      self.count = count
    }
  }

  /// The three groups, in words with their numbers: "212 specifications: rises".
  public struct Labels: Sendable, Hashable {
    /// Over the falls.
    public var falls: String
    /// Over the unchanged ones.
    public var unchanged: String
    /// Over the rises.
    public var rises: String
    /// Beside the marker of the published change.
    public var published: String

    /// Creates the labels.
    public init(falls: String, unchanged: String, rises: String, published: String = "") {
      self.falls = falls
      self.unchanged = unchanged
      self.rises = rises
      self.published = published
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The changes found, in any order; equal changes are added up.
  public var bins: [Bin]
  /// The words of the groups.
  public var labels: Labels
  /// The published change, if there is one.
  public var published: Int?
  /// The change where the tails begin, at least 1.
  ///
  /// On a side where changes lie beyond it, the column of this change counts them too.
  public var limit: Int
  /// The width in pixels.
  public var width: Double

  /// Creates a histogram of rank changes.
  public init(
    caption: Caption, bins: [Bin], labels: Labels, published: Int? = nil, limit: Int = 6,
    width: Double = 720
  ) {
    self.caption = caption
    self.bins = bins
    self.labels = labels
    self.published = published
    self.limit = limit
    self.width = width
  }

  /// Change and number of specifications, by change; the tails are not grouped here.
  public var table: (header: [String], rows: [[String]]) {
    (["change", "specifications"], counts.map { ["\($0.key)", "\($0.value)"] })
  }

  /// Draws the histogram.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    guard !counts.isEmpty else { return canvas.finish(below: canvas.top) }
    let layout = HistogramLayout(self, counts: counts, top: canvas.top)
    layout.drawColumns(on: &canvas)
    let bottom = layout.drawGroups(on: &canvas)
    return canvas.finish(below: bottom)
  }

  private var counts: [(key: Int, value: Int)] {
    var sums: [Int: Int] = [:]
    for bin in bins where bin.count > 0 { sums[bin.change, default: 0] += bin.count }
    return sums.sorted { $0.key < $1.key }
  }
}
