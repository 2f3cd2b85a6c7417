import Figures
import Testing

@Suite("Little data, or none")
struct SparseDataTests {
  let caption = Caption(id: "f", title: "Nothing to see", description: "Empty")

  @Test func empty() {
    let figures: [any Figure] = [
      BumpChart(caption: caption, steps: [], lines: []),
      BumpChart(caption: caption, steps: ["a", "b"], lines: []),
      SlopeChart(caption: caption, from: "a", to: "b", lines: []),
      RankSeries(caption: caption, country: "CN", series: []),
      RankSeries(
        caption: caption, country: "CN", series: [.init(key: "k", label: "l", points: [])]),
      RankIntervals(caption: caption, rows: []),
      RankChangeHistogram(
        caption: caption, bins: [], labels: .init(falls: "", unchanged: "", rises: "")),
      SpecificationCurve(caption: caption, axes: [], results: []),
      BarChart(caption: caption, bars: []),
      CoverageChart(caption: caption, columns: [], brackets: [.init(label: "w", columns: 0...4)]),
      HeatMap(caption: caption, items: [], cells: [], legend: []),
      ChoroplethMap(caption: caption, areas: [], outlines: [], legend: []),
      ArcMap(caption: caption, ties: [], names: [:], outlines: []),
      ChordDiagram(caption: caption, items: [], values: [], texts: []),
      CommunityNetwork(caption: caption, nodes: [], links: []),
      SmallMultiples(caption: caption, steps: [], panels: []),
    ]
    for figure in figures { expectSound(figure) }
  }

  @Test func onePoint() {
    let one = Standing(1)
    let figures: [any Figure] = [
      BumpChart(
        caption: caption, steps: ["2020"],
        lines: [.init(country: "CN", label: "China", standings: [one], emphasis: .focus)]),
      SlopeChart(
        caption: caption, from: "a", to: "b",
        lines: [.init(country: "CN", label: "China", before: (1, "1"), after: (nil, "–"))]),
      RankSeries(
        caption: caption, country: "CN",
        series: [
          .init(
            key: "k", label: "l", points: [.init(years: 2020...2020, standing: one)], form: .rings)
        ]),
      RankIntervals(
        caption: caption,
        rows: [.init(country: "CN", label: "China", standing: one, bounds: 1...1)]),
      RankChangeHistogram(
        caption: caption, bins: [.init(change: 0, count: 1)],
        labels: .init(falls: "0", unchanged: "1", rises: "0")),
      SpecificationCurve(
        caption: caption, axes: [.init(label: "x", choices: ["y"])],
        results: [.init(key: "s", standing: one, choices: [0])]),
      BarChart(caption: caption, bars: [.init(key: "CN", label: "China", value: 0, text: "0")]),
      CoverageChart(caption: caption, columns: [.init(label: "2020", value: 5, text: "5")]),
      HeatMap(
        caption: caption, items: [.init(country: "CN", label: "China")], cells: [[nil]],
        legend: ["1"]),
      ChoroplethMap(
        caption: caption,
        areas: [
          .init(
            country: "CN", label: "China", value: 1, text: "1", step: 0, emphasis: .focus)
        ],
        outlines: [
          .init(country: "CN", point: .init(longitude: 100, latitude: 35), rings: [[]])
        ], legend: []),
      ChordDiagram(
        caption: caption,
        items: [
          .init(country: "CN", label: "China"), .init(country: "US", label: "United States"),
        ],
        values: [[0, 1]], texts: []),
      CommunityNetwork(
        caption: caption,
        nodes: [.init(country: "CN", label: "China", value: 1, text: "1", community: 0)],
        links: [.init(0, 0, pull: 1), .init(0, 7, pull: 1)]),
      SmallMultiples(
        caption: caption, steps: ["2020"],
        panels: [.init(country: "CN", label: "China", values: [1, 2], text: "1")]),
    ]
    for figure in figures {
      expectSound(figure)
      #expect(figure.drawing(.untitled).texts.isEmpty == false)
    }
  }

  @Test("numbers that are none are drawn as nothing")
  func notNumbers() {
    for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude] {
      expectSound(
        BarChart(
          caption: caption,
          bars: [
            .init(key: "a", label: "a", value: value, text: "x"),
            .init(key: "b", label: "b", value: 1, text: "1"),
          ]))
      expectSound(
        SlopeChart(
          caption: caption, from: "a", to: "b",
          lines: [.init(country: "a", label: "a", before: (value, "x"), after: (1, "y"))]))
      expectSound(
        CoverageChart(caption: caption, columns: [.init(label: "2020", value: value, text: "x")]))
      expectSound(
        ChordDiagram(
          caption: caption, items: ["a", "b", "c"].map { .init(country: $0, label: $0) },
          values: [[0, value, 1], [value, 0, 2]], texts: []))
      expectSound(
        CommunityNetwork(
          caption: caption,
          nodes: ["a", "b"].map {
            .init(country: $0, label: $0, value: value, text: "x", community: -3)
          }, links: [.init(0, 1, pull: value)]))
      expectSound(
        SmallMultiples(
          caption: caption, steps: ["1", "2"],
          panels: [.init(country: "a", label: "a", values: [value, 1], text: "x")]))
      expectSound(
        ArcMap(
          caption: caption, ties: [.init("a", "b", value: value, text: "x")], names: [:],
          outlines: ["a", "b"].map {
            .init(country: $0, point: .init(longitude: value, latitude: value), rings: [])
          }))
    }
  }

  @Test("ragged input is no reason to stop")
  func ragged() {
    expectSound(
      BumpChart(
        caption: caption, steps: ["a", "b", "c"],
        lines: [.init(country: "CN", label: "China", standings: [Standing(4)], emphasis: .focus)]))
    expectSound(
      HeatMap(
        caption: caption, items: ["A", "B", "C"].map { .init(country: $0, label: $0) },
        cells: [[nil, .init(value: 1, text: "1", step: 99)]], legend: []))
    expectSound(
      SpecificationCurve(
        caption: caption,
        axes: [.init(label: "x", choices: ["y"]), .init(label: "z", choices: [])],
        results: [
          .init(key: "s", standing: Standing(3), choices: []),
          .init(key: "t", standing: Standing(2), choices: [7, 7, 7]),
        ], flags: [.init(key: "none", label: "none", emphasis: .focus)]))
  }

  private func expectSound(_ figure: any Figure) {
    for form in FigureForm.allCases {
      let svg = figure.svg(form)
      #expect(ParsedSVG(svg).isWellFormed)
      #expect(!svg.contains("nan") && !svg.contains("inf\"") && !svg.contains("-0\""))
      #expect(figure.drawing(form).collisions.isEmpty, "\(type(of: figure)) \(form)")
    }
    let width = figure.table.header.count
    #expect(figure.table.rows.allSatisfy { $0.count == width })
  }
}
