import Figures
import Testing

@Suite("Figures as data")
struct FigureTableTests {
  @Test("every figure gives its data in rows of one length")
  func shape() {
    for figure in SampleFigures().all {
      let table = figure.table
      #expect(!table.rows.isEmpty && Set(table.header).count == table.header.count)
      #expect(table.rows.allSatisfy { $0.count == table.header.count }, "\(type(of: figure))")
    }
  }

  @Test func histogramAddsUpEqualChanges() {
    #expect(SampleFigures().changes.table.rows.contains(["1", "213"]))
    let drawing = SampleFigures().changes.drawing(.untitled)
    for text in ["213", "401", "+2", "−4"] {
      #expect(drawing.texts.contains { $0.text == text })
    }
  }

  @Test func heatMapLeavesOutTheDiagonal() {
    let heat = SampleFigures().heat
    let count = heat.items.count
    #expect(heat.table.rows.count == count * (count - 1))
    let cells = ParsedSVG(heat.svg()).elements.filter { $0.attributes["class"] == "cell" }
    #expect(cells.count == count * (count - 1))
  }

  @Test("the curve counts each specification once on every axis")
  func curveCounts() {
    for count in [96, 3000] {
      let curve = SampleFigures().curve(count)
      let ranked = curve.results.filter { $0.standing != nil }.count
      let parsed = ParsedSVG(curve.svg())
      for axis in curve.axes.indices {
        let rows = parsed.elements.filter {
          ($0.attributes["data-key"] ?? "").hasPrefix("\(axis).")
        }
        #expect(rows.compactMap { Int($0.attributes["data-value"] ?? "") }.reduce(0, +) == ranked)
      }
    }
  }

  @Test("the curve climbs down from the best rank, and its pieces add up")
  func curveOrder() {
    let curve = SampleFigures().curve(96)
    let marks = curve.drawing(.untitled).elements.compactMap { element -> (Int, Int, Double)? in
      guard let rank = element.attributes[.dataKey].flatMap(Int.init),
        let count = element.attributes[.dataValue].flatMap(Int.init),
        case .element(let rect) = element.children.last,
        let x = rect.attributes[.x].flatMap(Double.init)
      else { return nil }
      return (rank, count, x)
    }
    let ranks = Set(curve.results.compactMap { $0.standing?.rank }).sorted()
    #expect(marks.map(\.0) == ranks)
    #expect(marks.map(\.2) == marks.map(\.2).sorted())
    #expect(
      marks.map(\.1)
        == ranks.map { rank in
          curve.results.filter { $0.standing?.rank == rank }.count
        })
  }

  @Test func signedBarsStandOnBothSidesOfZero() {
    let parsed = ParsedSVG(SampleFigures().bars(.sign).svg(.untitled))
    let rises = parsed.elements.filter { $0.attributes["class"] == "f-rise-a" }
    let falls = parsed.elements.filter { $0.attributes["class"] == "f-fall-a" }
    let left = rises.compactMap { Double($0.attributes["x"] ?? "") }
    let right = falls.compactMap { element in
      Double(element.attributes["x"] ?? "").flatMap { x in
        Double(element.attributes["width"] ?? "").map { x + $0 }
      }
    }
    #expect(Set(left).count == 1 && rises.count == 7 && falls.count == 6)
    #expect(right.allSatisfy { abs($0 - (left.first ?? 0)) < 0.16 })
  }

  @Test func flaggedYearsAreHatched() {
    let parsed = ParsedSVG(SampleFigures().coverage.svg())
    #expect(parsed.elements.filter { $0.attributes["fill"] == "url(#coverage-hatch)" }.count == 2)
    #expect(parsed.named("pattern").count == 1)
  }

  @Test("better ranks stand higher")
  func ranksPointUp() {
    let rings = ParsedSVG(SampleFigures().series.svg()).elements
      .filter { $0.attributes["class"] == "f-ring" }
      .compactMap { Double($0.attributes["cy"] ?? "") }
    #expect(rings.count == 4)
    #expect(rings == rings.sorted(by: >))
  }
}
