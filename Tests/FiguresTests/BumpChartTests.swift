import Figures
import Testing

@Suite("Bump chart")
struct BumpChartTests {
  let caption = Caption(id: "bump", title: "t", description: "d")

  private func line(
    _ code: String, _ ranks: [Int?], tied: Bool = false, _ emphasis: Emphasis = .quiet
  ) -> BumpChart.Line {
    .init(
      country: code, label: "Name of \(code)",
      standings: ranks.map { rank in rank.map { Standing($0, tied: tied) } }, emphasis: emphasis)
  }

  @Test("a tie is printed as a tie, side by side, joined")
  func ties() {
    let chart = BumpChart(
      caption: caption, steps: ["a", "b"],
      lines: [
        line("CN", [2, 2], tied: true, .focus), line("ES", [2, 2], tied: true), line("US", [1, 1]),
        line("JP", [4, 4]),
      ])
    let drawing = chart.drawing(.untitled)
    #expect(drawing.texts.filter { $0.text == "=2" }.count == 4)
    #expect(drawing.collisions.isEmpty)
    #expect(drawing.elements.filter { $0.attributes[.class] == "f-band" }.count == 2)
  }

  @Test("in a tie the focus keeps the row of the rank, the others stand on the rows below")
  func tiePlaces() {
    let chart = BumpChart(
      caption: caption, steps: ["a", "b"],
      lines: [
        line("AU", [2, 2], tied: true), line("CN", [2, 2], tied: true, .focus),
        line("ES", [2, 2], tied: true), line("US", [1, 1]), line("JP", [5, 5]),
      ])
    let names = chart.drawing(.untitled).texts.filter { $0.text.hasPrefix("Name") }
    #expect(
      names.suffix(10).filter { $0.x > 360 }.sorted { $0.y < $1.y }.map(\.text)
        == ["US", "CN", "AU", "ES", "JP"].map { "Name of \($0)" })
    let places = ParsedSVG(chart.svg(.untitled)).named("circle").map { $0.attributes["cy"] }
    #expect(Set(places).count == 4)
  }

  @Test("a hundred countries on one rank stay inside the drawing")
  func manyTies() {
    let lines = (0..<100).map { (index: Int) in
      line("C\(index)", [1, 1], tied: true, index == 50 ? .focus : .quiet)
    }
    let chart = BumpChart(caption: caption, steps: ["a", "b"], lines: lines, top: 5)
    #expect(chart.drawing(.inline).collisions.isEmpty)
    #expect(chart.drawing(.inline).texts.contains { $0.text == "Name of C50" })
  }

  @Test("a missing rank breaks the line")
  func gaps() {
    let chart = BumpChart(
      caption: caption, steps: ["a", "b", "c", "d", "e"],
      lines: [line("CN", [1, 2, nil, 2, 1], .focus), line("US", [2, 1, 1, 1, 2])])
    let marks = ParsedSVG(chart.svg()).elements
    let paths = marks.filter { $0.attributes["class"] == "f-focus-l" }
    #expect(paths.count == 1)
    let data = paths.first?.attributes["d"] ?? ""
    #expect(data.unicodeScalars.filter { $0 == "M" }.count == 2)
    #expect(data.unicodeScalars.filter { $0 == "C" }.count == 2)
  }

  @Test("a focus far down has its own rows after a break")
  func focusBelow() {
    let lines =
      (1...60).map { (rank: Int) in line("C\(rank)", [rank, rank]) } + [
        line("PL", [61, 65], .focus)
      ]
    let drawing = BumpChart(caption: caption, steps: ["a", "b"], lines: lines, top: 8)
      .drawing(.untitled)
    #expect(drawing.height < 420)
    #expect(
      drawing.texts.contains { $0.text == "61" } && drawing.texts.contains { $0.text == "65" })
    #expect(!drawing.texts.contains { $0.text == "Name of C30" })
    #expect(drawing.collisions.isEmpty)
  }

  @Test("marks carry country and ranks")
  func data() {
    let parsed = ParsedSVG(
      BumpChart(
        caption: caption, steps: ["a", "b"],
        lines: [line("CN", [2, nil], .focus), line("US", [1, 1])]
      ).svg())
    let marks = parsed.elements.filter { $0.attributes["class"] == "mark" }
    #expect(marks.map { $0.attributes["data-country"] } == ["US", "CN"])
    #expect(marks.map { $0.attributes["data-value"] } == ["1 1", "2 "])
  }

  @Test func table() {
    let chart = BumpChart(
      caption: caption, steps: ["a", "b"], lines: [line("CN", [6, nil], tied: true)])
    #expect(chart.table.header == ["country", "label", "step", "rank", "tied"])
    #expect(
      chart.table.rows == [
        ["CN", "Name of CN", "a", "6", "true"], ["CN", "Name of CN", "b", "", ""],
      ])
  }

  @Test("names stay whole where many years stand on a narrow page", arguments: [360.0, 720])
  func manyYears(_ width: Double) {
    let years = (2004...2023).map { "\($0)" }
    let lines = [
      line("CN", years.indices.map { 10 - $0 / 3 }, .focus), line("DE", years.map { _ in 3 }),
    ]
    let drawing = BumpChart(caption: caption, steps: years, lines: lines, width: width)
      .drawing(.untitled)
    #expect(drawing.texts.contains { $0.text == "Name of CN" })
    #expect(drawing.texts.contains { $0.text == "Name of DE" })
    #expect(drawing.texts.contains { $0.text == "2023" } && drawing.collisions.isEmpty)
  }
}
