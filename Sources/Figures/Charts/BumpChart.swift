/// Ranks of many countries over windows or years, rank 1 on top.
///
/// Shown are the ranks 1 to `top` and the range of the focus and of the countries it is held
/// against, wherever that lies (of a long range the surroundings of its standings); other countries appear where they pass through.
/// Countries that tie stand on the rows their tie takes, joined by a bar and labelled `=6`.
/// A step without a rank leaves a gap; a line that leaves the shown ranks ends in dots.
public struct BumpChart: Figure, Hashable {
  /// One country through all steps.
  public struct Line: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The country's name in the reader's language.
    public var label: String
    /// One standing a step; nil where the country has no rank.
    public var standings: [Standing?]
    /// How loud the line is.
    public var emphasis: Emphasis

    /// Creates a line.
    public init(
      country: String, label: String, standings: [Standing?], emphasis: Emphasis = .quiet
    ) {
      self.country = country
      self.label = label
      self.standings = standings
      self.emphasis = emphasis
    }

    func standing(_ step: Int) -> Standing? {
      standings.indices.contains(step) ? standings[step] : nil
    }

    var summary: String {
      let texts = standings.map { $0?.text ?? "–" }
      return "\(label): \(texts.joined(separator: " → "))"
    }

    var values: String {
      standings.map { $0.map { "\($0.rank)" } ?? "" }.joined(separator: " ")
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The windows or years from left to right.
  public var steps: [String]
  /// The countries, in any order.
  public var lines: [Line]
  /// How many of the first ranks are shown.
  public var top: Int
  /// The width in pixels.
  public var width: Double

  /// Creates a bump chart.
  public init(
    caption: Caption, steps: [String], lines: [Line], top: Int = 15, width: Double = 720
  ) {
    self.caption = caption
    self.steps = steps
    self.lines = lines
    self.top = top
    self.width = width
  }

  /// Country, label, step, rank and tie, for every line given.
  public var table: (header: [String], rows: [[String]]) {
    let rows = lines.flatMap { line in
      steps.indices.map { step in
        let standing = line.standing(step)
        return [
          line.country, line.label, steps[step], standing.map { "\($0.rank)" } ?? "",
          standing.map { $0.isTied ? "true" : "false" } ?? "",
        ]
      }
    }
    return (["country", "label", "step", "rank", "tied"], rows)
  }

  /// Draws the chart.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let layout = BumpLayout(self, top: canvas.top + 26)
    layout.drawSteps(on: &canvas)
    layout.drawTies(on: &canvas)
    for line in layout.lines { layout.draw(line, on: &canvas) }
    return canvas.finish(below: layout.axis.bottom + 4)
  }
}
