import Figures
import Testing

@Suite("Histogram of rank changes")
struct RankChangeHistogramTests {
  /// Changes from -38 to +20, nearly all of them close to zero.
  static let wide: [(Int, Int)] = [
    (-38, 1), (-26, 6), (-22, 8), (-7, 2), (-6, 3), (-5, 6), (-4, 1), (-1, 10), (0, 133), (1, 197),
    (2, 166), (3, 41), (4, 19), (5, 1), (6, 6), (9, 1), (11, 6), (20, 1),
  ]

  private func chart(
    _ bins: [(Int, Int)], published: Int? = nil, limit: Int = 6, width: Double = 720
  ) -> RankChangeHistogram {
    RankChangeHistogram(
      caption: Caption(id: "changes", title: "t", description: "d"),
      bins: bins.map { .init(change: $0.0, count: $0.1) },
      labels: .init(falls: "falls", unchanged: "unchanged", rises: "rises", published: "P"),
      published: published, limit: limit, width: width)
  }

  private func columns(_ chart: RankChangeHistogram) -> [String: Int] {
    let marks = ParsedSVG(chart.svg(.untitled)).elements.filter {
      $0.attributes["class"] == "mark"
    }
    return Dictionary(
      uniqueKeysWithValues: marks.map {
        ($0.attributes["data-key"] ?? "", Int($0.attributes["data-value"] ?? "") ?? -1)
      })
  }

  @Test("the tails are summed in one column each, and nothing is lost")
  func tails() {
    let found = columns(chart(RankChangeHistogramTests.wide))
    #expect(found["..-6"] == 20 && found["6.."] == 14)
    #expect(found["-6"] == nil && found["6"] == nil && found["-5"] == 6 && found["5"] == 1)
    let all = RankChangeHistogramTests.wide.reduce(0) { $0 + $1.1 }
    #expect(found.values.reduce(0, +) == all)
    for limit in [-3, 0, 1, 2, 30, 5000] {
      let found = columns(chart(RankChangeHistogramTests.wide, limit: limit))
      #expect(found.values.reduce(0, +) == all)
    }
  }

  @Test("the table keeps every change")
  func table() {
    let rows = chart(RankChangeHistogramTests.wide).table.rows
    #expect(rows == RankChangeHistogramTests.wide.map { ["\($0.0)", "\($0.1)"] })
  }

  @Test("a tail is grouped only where something lies beyond it")
  func labels() {
    let texts = { (chart: RankChangeHistogram) in
      Set(chart.drawing(.untitled).texts.map(\.text))
    }
    let both = texts(chart(RankChangeHistogramTests.wide))
    #expect(both.isSuperset(of: ["≤ −6", "−5", "−1", "0", "+1", "+5", "≥ +6"]))
    let within = texts(chart([(-6, 2), (0, 3), (6, 4)]))
    #expect(within.isSuperset(of: ["−6", "0", "+6"]) && within.isDisjoint(with: ["≤ −6", "≥ +6"]))
    let right = texts(chart([(-6, 2), (0, 3), (7, 4)]))
    #expect(right.isSuperset(of: ["−6", "≥ +6"]) && !right.contains("≤ −6"))
    #expect(texts(chart(RankChangeHistogramTests.wide, limit: 2)).contains("≤ −2"))
  }

  @Test("the published change stands over the column that counts it", arguments: [2, 6, 12, -38])
  func published(_ change: Int) throws {
    let chart = chart(RankChangeHistogramTests.wide, published: change)
    let parsed = ParsedSVG(chart.svg(.untitled))
    let line = try #require(parsed.elements.first { $0.attributes["class"] == "f-dash" })
    let x = try #require(line.attributes["x1"].flatMap(Double.init))
    let key = change >= 6 ? "6.." : change <= -6 ? "..-6" : "\(change)"
    let mark = try #require(parsed.elements.firstIndex { $0.attributes["data-key"] == key })
    let column = try #require(parsed.elements[mark...].first { $0.name == "rect" })
    let left = try #require(column.attributes["x"].flatMap(Double.init))
    let width = try #require(column.attributes["width"].flatMap(Double.init))
    #expect(abs(left + width / 2 - x) < 0.2)
  }

  @Test(
    "counts touch neither a column nor a text",
    arguments: [720.0, 360, 200], [1, 9, 60, 4000])
  func clear(_ width: Double, _ factor: Int) throws {
    for (published, limit) in [(Int?.none, 6), (2, 6), (12, 6), (2, 3), (2, 12), (-4, 60)] {
      let bins = RankChangeHistogramTests.wide.map { ($0.0, $0.1 * factor) }
      let chart = chart(bins, published: published, limit: limit, width: width)
      let drawing = chart.drawing(.untitled)
      #expect(drawing.collisions.isEmpty)
      let columns = try ParsedSVG(chart.svg(.untitled)).named("rect").map(box)
      for text in drawing.texts {
        #expect(!columns.contains { $0.overlaps(text, slack: 0) }, "\(text.text) at \(width)")
      }
    }
  }

  @Test("every column has its count where the numbers have three digits", arguments: [720.0, 360])
  func counted(_ width: Double) {
    let chart = chart(RankChangeHistogramTests.wide, published: 2, width: width)
    let texts = chart.drawing(.untitled).texts.map(\.text)
    #expect(columns(chart).values.allSatisfy { texts.contains("\($0)") })
    #expect(texts.filter { ["133", "197", "166"].contains($0) }.count == 3)
  }

  @Test("the greatest changes there are")
  func extremes() {
    let found = columns(chart([(Int.min, 2), (0, 1), (Int.max, 3)], published: Int.min))
    #expect(found == ["..-6": 2, "0": 1, "6..": 3])
  }

  private func box(_ element: ParsedSVG.Element) throws -> TextBox {
    let values = try ["x", "y", "width", "height"].map {
      try #require(element.attributes[$0].flatMap(Double.init))
    }
    return TextBox(x: values[0], y: values[1], width: values[2], height: values[3])
  }
}
