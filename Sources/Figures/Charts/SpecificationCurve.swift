/// The rank of one country over many specifications, sorted, and the choices behind each.
///
/// Above, the staircase of ranks; below, one row a choice, marked where a specification
/// makes it. Published ranks are a line across, named specifications a line down. Where
/// there are more specifications than pixels, neighbours share a column, whose shade says
/// how many of them make the choice.
///
/// Where the ranks reach far down, their axis is logarithmic, so that the leading ranks keep
/// their distance: from 1st to 2nd is as far as from 100th to 200th. See
/// ``hasLogarithmicRanks``.
public struct SpecificationCurve: Figure, Hashable {
  /// An axis of choice: counting, weights, centrality and so on.
  public struct Axis: Sendable, Hashable {
    /// The name in the reader's language.
    public var label: String
    /// The choices.
    public var choices: [String]
    /// The name of the axis in data.
    public var key: String
    /// The names of the choices in data.
    public var values: [String]

    /// Creates an axis; without names for data those of the reader's language stand there.
    public init(
      label: String, choices: [String], key: String? = nil, values: [String]? = nil
    ) {
      self.label = label
      self.choices = choices
      self.key = key ?? label
      self.values = values ?? choices
    }
  }

  /// One specification and the rank it gives.
  public struct Result: Sendable, Hashable {
    /// The specification in its canonical line.
    public var key: String
    /// The rank; nil where the country has none, and the result is left out of the curve.
    public var standing: Standing?
    /// The choice on each axis, by position.
    public var choices: [Int]

    /// Creates a result.
    public init(key: String, standing: Standing?, choices: [Int]) {
      self.key = key
      self.standing = standing
      self.choices = choices
    }
  }

  /// A specification with a name: the default, the reference.
  public struct Flag: Sendable, Hashable {
    /// The key of the specification.
    public var key: String
    /// The name in the reader's language.
    public var label: String
    /// How loud it is.
    public var emphasis: Emphasis

    /// Creates a flag.
    public init(key: String, label: String, emphasis: Emphasis) {
      self.key = key
      self.label = label
      self.emphasis = emphasis
    }
  }

  /// Another country under the same specifications, its ranks sorted by themselves.
  public struct Other: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language.
    public var label: String
    /// Its ranks, in any order.
    public var ranks: [Int]

    /// Creates another country.
    public init(country: String, label: String, ranks: [Int]) {
      self.country = country
      self.label = label
      self.ranks = ranks
    }
  }

  /// A published rank and its name.
  public struct Published: Sendable, Hashable {
    /// The rank.
    public var rank: Int
    /// The name in the reader's language.
    public var label: String

    /// Creates a published rank.
    public init(rank: Int, label: String) {
      self.rank = rank
      self.label = label
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The axes from top to bottom.
  public var axes: [Axis]
  /// The specifications, in any order.
  public var results: [Result]
  /// The published rank, if there is one.
  public var published: Published?
  /// The specifications with names.
  public var flags: [Flag]
  /// Countries that it is held against.
  public var others: [Other]
  /// The width in pixels.
  public var width: Double

  /// Creates a specification curve.
  public init(
    caption: Caption, axes: [Axis], results: [Result], published: Published? = nil,
    flags: [Flag] = [], others: [Other] = [], width: Double = 720
  ) {
    self.caption = caption
    self.axes = axes
    self.results = results
    self.published = published
    self.flags = flags
    self.others = others
    self.width = width
  }

  /// Whether the axis of ranks is logarithmic: the greatest rank, the published one included,
  /// is above 40 and at least five times the least.
  public var hasLogarithmicRanks: Bool {
    RankScale.isWide(RankScale.span(of: self))
  }

  /// Specification, rank, tie, and the choice on every axis, in the order given.
  public var table: (header: [String], rows: [[String]]) {
    let rows = results.map { result in
      [
        result.key, result.standing.map { "\($0.rank)" } ?? "",
        result.standing.map { $0.isTied ? "true" : "false" } ?? "",
      ]
        + axes.indices.map { axis in
          guard result.choices.indices.contains(axis),
            axes[axis].values.indices.contains(result.choices[axis])
          else { return "" }
          return axes[axis].values[result.choices[axis]]
        }
    }
    return (["specification", "rank", "tied"] + axes.map(\.key), rows)
  }

  /// Draws the curve and the matrix of choices.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = SpecificationLayout(self, top: canvas.top)
    guard !layout.results.isEmpty else { return canvas.finish(below: canvas.top) }
    layout.drawRanks(on: &canvas)
    layout.drawOthers(on: &canvas)
    let bottom = layout.drawChoices(on: &canvas)
    layout.drawFlags(to: bottom, on: &canvas)
    return canvas.finish(below: bottom)
  }
}
