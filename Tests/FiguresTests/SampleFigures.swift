import Figures

/// One sample of every kind of figure, at a width, with texts made by a function.
struct SampleFigures {
  var width = 720.0
  /// Turns a stem such as "Poland" into the text shown.
  var text: @Sendable (String) -> String = { $0 }
  /// Whether other countries stand beside the one of the figure, where it can show them.
  var isHeldAgainst = false

  static let windows = ["2006–2010", "2011–2015", "2013–2017", "2018–2022"]
  static let ranks: [(code: String, name: String, ranks: [Int?])] = [
    ("US", "United States", [1, 1, 1, 1]), ("GB", "United Kingdom", [2, 2, 2, 2]),
    ("DE", "Germany", [3, 3, 3, 3]), ("FR", "France", [4, 4, 4, 5]),
    ("IT", "Italy", [5, 5, 5, 6]), ("CA", "Canada", [6, 8, 8, 7]),
    ("ES", "Spain", [7, 6, 7, 8]), ("JP", "Japan", [8, 11, 11, 16]),
    ("NL", "Netherlands", [9, 10, 10, 11]), ("CN", "China", [10, 7, 6, 4]),
    ("AU", "Australia", [11, 9, 9, 9]), ("CH", "Switzerland", [12, 12, 12, 12]),
    ("IN", "India", [17, 15, 14, 10]), ("PL", "Poland", [22, nil, 21, 23]),
    ("BA", "Bosnia and Herzegovina", [nil, nil, 40, 40]),
  ]
  static let chinese = [
    "United States": "美国", "United Kingdom": "英国", "Germany": "德国", "China": "中国",
    "Bosnia and Herzegovina": "波斯尼亚和黑塞哥维那", "Saudi Arabia": "圣文森特和格林纳丁斯",
  ]

  func caption(_ id: String) -> Caption {
    Caption(
      id: isHeldAgainst ? id + "-held" : id,
      title: text("China rose from 10th to 4th, past Spain, Canada and Italy"),
      subtitle: text("Rank in international research collaboration"),
      description: text("Lines from 2006 to 2022"), source: text("Source: pair counts"))
  }

  func emphasis(_ code: String) -> Emphasis {
    switch code {
    case "CN": .focus
    case "PL", "DE": .against
    default: .quiet
    }
  }

  var all: [any Figure] {
    [
      bump, slope, series, intervals, changes, curve(96), curve(3000), bars(.emphasis),
      bars(.sign), coverage, heat, map(true), map(false), arcs, chord, network, multiples,
    ] + held
  }

  /// The figures that can set other countries beside their own.
  private var held: [any Figure] {
    var samples = self
    samples.isHeldAgainst = true
    return [samples.curve(96), samples.bars(.sign), samples.multiples]
  }

  var bump: BumpChart {
    BumpChart(
      caption: caption("bump"), steps: SampleFigures.windows.map(text),
      lines: SampleFigures.ranks.map { row in
        .init(
          country: row.code, label: text(row.name),
          standings: row.ranks.map { rank in
            rank.map { Standing($0 == 7 ? 6 : $0, tied: $0 == 6 || $0 == 7) }
          },
          emphasis: emphasis(row.code))
      }, top: 12, width: width)
  }

  var slope: SlopeChart {
    SlopeChart(
      caption: caption("slope"), from: text("2013–2017"), to: text("2018–2022"),
      lines: SampleFigures.ranks.enumerated().map { index, row in
        let value = 20 + Double(index % 6) * 0.4 + Double(index)
        return .init(
          country: row.code, label: text(row.name),
          before: (index == 3 ? nil : value, text(SVGNumber.value(value))),
          after: (value * 1.2, text(SVGNumber.value(value * 1.2))), emphasis: emphasis(row.code))
      }, width: width)
  }

  var series: RankSeries {
    func points(_ rank: (Int) -> Int?) -> [RankSeries.Point] {
      (2006...2022).map { year in
        .init(years: year...year, standing: rank(year).map { Standing($0) })
      }
    }
    return RankSeries(
      caption: caption("series"), country: "CN",
      series: [
        .init(
          key: "published", label: text("Published"),
          points: zip([2006...2010, 2011...2015, 2013...2017, 2018...2022], [10, 7, 6, 4]).map {
            .init(years: $0, standing: Standing($1))
          }, form: .rings),
        .init(
          key: "default", label: text("Default: strength"), points: points { 9 - ($0 - 2006) / 3 },
          emphasis: .focus),
        .init(
          key: "reference", label: text("Reference: eigenvector of log weights"),
          points: points { 11 - ($0 - 2006) / 2 }, emphasis: .against),
        .init(
          key: "degree", label: text("Degree"),
          points: points { $0 == 2012 ? nil : 14 - ($0 - 2006) / 3 }),
      ], width: width)
  }

  var intervals: RankIntervals {
    RankIntervals(
      caption: caption("intervals"),
      rows: SampleFigures.ranks.enumerated().map { index, row in
        .init(
          country: row.code, label: text(row.name), standing: Standing(index + 1, tied: index == 6),
          bounds: index == 9 ? nil : max(1, index - index / 4)...(index + 1 + index / 3),
          emphasis: emphasis(row.code))
      }, width: width)
  }

  var changes: RankChangeHistogram {
    RankChangeHistogram(
      caption: caption("changes"),
      bins: [(-4, 3), (-1, 14), (0, 61), (1, 212), (2, 401), (3, 188), (7, 4), (1, 1)].map {
        .init(change: $0.0, count: $0.1)
      },
      labels: .init(
        falls: text("17 specifications: falls"), unchanged: text("61 unchanged"),
        rises: text("806 specifications: rises"), published: text("Published: 6 to 4")),
      published: 2, width: width)
  }

  func curve(_ count: Int) -> SpecificationCurve {
    let axes: [SpecificationCurve.Axis] = [
      .init(label: text("Counting"), choices: ["full", "fractional"].map(text)),
      .init(label: text("Weights"), choices: ["raw", "log", "association strength"].map(text)),
      .init(label: text("Centrality"), choices: ["strength", "eigenvector"].map(text)),
    ]
    return SpecificationCurve(
      caption: caption("curve\(count)"), axes: axes,
      results: (0..<count).map { index in
        let choices = [index % 2, index / 2 % 3, index / 6 % 2]
        let rank = 2 + choices[0] + choices[1] * 2 + choices[2] + index / 12 % 3
        return .init(
          key: text("s\(index)"), standing: index % 53 == 7 ? nil : Standing(rank),
          choices: choices)
      }, published: .init(rank: 4, label: text("Published: 4")),
      flags: [
        .init(key: text("s0"), label: text("Default"), emphasis: .focus),
        .init(key: text("s44"), label: text("Reference"), emphasis: .against),
      ],
      others: isHeldAgainst
        ? ["US", "GB"].enumerated().map { place, code in
          .init(
            country: code, label: text("Name of \(code)"),
            ranks: (0..<count).map { 1 + place + $0 % 5 })
        } : [], width: width)
  }

  func bars(_ colour: BarChart.Colour) -> BarChart {
    BarChart(
      caption: caption("bars"),
      bars: SampleFigures.ranks.enumerated().map { index, row in
        let value = Double(8 - index) * 1.5
        return .init(
          key: row.code, label: text(row.name), value: index == 2 ? nil : value,
          text: text(SVGNumber.value(value)), emphasis: emphasis(row.code),
          others: others(index))
      }, colour: colour, width: width)
  }

  /// Values beside a bar, of either sign; one is missing.
  private func others(_ index: Int) -> [BarChart.Other] {
    guard isHeldAgainst else { return [] }
    return ["US", "GB"].enumerated().map { place, code in
      let value = Double(index - 6) * Double(place + 1)
      return .init(
        label: text(code), value: index == 3 && place == 1 ? nil : value,
        text: text(SVGNumber.value(value)))
    }
  }

  var coverage: CoverageChart {
    CoverageChart(
      caption: caption("coverage"),
      columns: (2000...2023).map { year in
        .init(
          label: text("\(year)"), value: Double(year - 1999) * 120_000, text: text("\(year)"),
          flagged: year == 2023)
      },
      brackets: [
        .init(label: text("2006–2010"), columns: 6...10),
        .init(label: text("2011–2015"), columns: 11...15),
        .init(label: text("2013–2017"), columns: 13...17),
        .init(label: text("2018–2022"), columns: 18...22, emphasis: .focus),
      ], flagNote: text("Hatched: probably incomplete"),
      unit: ValueUnit(divisor: 10_000, suffix: text("万")), width: width)
  }

  var heat: HeatMap {
    HeatMap(
      caption: caption("heat"),
      items: SampleFigures.ranks.map {
        .init(country: $0.code, label: text($0.name), emphasis: emphasis($0.code))
      },
      cells: SampleFigures.ranks.indices.map { row in
        SampleFigures.ranks.indices.map { column in
          row == column
            ? nil
            : .init(
              value: Double(row + column), text: text("\(row + column)"), step: (row + column) / 4)
        }
      }, legend: ["1", "5", "10", "20", "50", "100", "200"].map(text), width: width)
  }

  /// Land in the form of boxes, one so small that it needs a mark.
  var outlines: [MapOutline] {
    SampleFigures.ranks.enumerated().map { index, row in
      let (x, y) = (Double(index * 20 - 150), Double(index * 47 % 100 - 40))
      let size = index == 3 ? 0.2 : 9.0
      return MapOutline(
        country: row.code, point: .init(longitude: x, latitude: y),
        rings: index == 5
          ? []
          : [
            [(-size, -size), (size, -size), (size, size), (-size, size)].map {
              .init(longitude: x + $0.0, latitude: y + $0.1)
            }
          ])
    } + [
      MapOutline(
        country: nil, point: .init(longitude: 170, latitude: 0),
        rings: [
          [(160, -5), (170, -5), (165, 5)].map { .init(longitude: $0.0, latitude: $0.1) }
        ])
    ]
  }

  func map(_ showsOutlines: Bool) -> ChoroplethMap {
    ChoroplethMap(
      caption: caption(showsOutlines ? "map" : "points"),
      areas: SampleFigures.ranks.enumerated().map { index, row in
        .init(
          country: row.code, label: text(row.name), value: index == 9 ? nil : Double(index * 100),
          text: text("\(index * 100)"), step: index / 2, emphasis: emphasis(row.code),
          isNamed: index < 6)
      }, outlines: outlines, showsOutlines: showsOutlines,
      legend: ["1", "10", "100", "1 000", "10 000", "50 000", "100 000"].map(text), width: width)
  }

  var arcs: ArcMap {
    ArcMap(
      caption: caption("arcs"),
      ties: SampleFigures.ranks.dropFirst().enumerated().map { index, row in
        .init(
          "US", row.code, value: Double(1000 / (index + 1)), text: text("US – \(row.code)"),
          emphasis: emphasis(row.code))
      },
      names: Dictionary(
        uniqueKeysWithValues: SampleFigures.ranks.map { ($0.code, text($0.name)) }),
      outlines: outlines, width: width)
  }

  var chord: ChordDiagram {
    let range = SampleFigures.ranks.indices
    return ChordDiagram(
      caption: caption("chord"),
      items: SampleFigures.ranks.map {
        .init(country: $0.code, label: text($0.name), emphasis: emphasis($0.code))
      },
      values: range.map { a in range.map { b in a == b ? 0 : Double(300 / (a + b + 1)) } },
      texts: range.map { a in range.map { b in text("\(300 / (a + b + 1))") } }, width: width)
  }

  var network: CommunityNetwork {
    CommunityNetwork(
      caption: caption("network"),
      nodes: SampleFigures.ranks.enumerated().map { index, row in
        .init(
          country: row.code, label: text(row.name), value: Double(1000 / (index + 1)),
          text: text("\(index)"), community: index % 7, emphasis: emphasis(row.code))
      },
      links: SampleFigures.ranks.indices.flatMap { a in
        SampleFigures.ranks.indices.filter { $0 > a }.map { b in
          .init(a, b, pull: a % 7 == b % 7 ? 1 : 0.1, isDrawn: (a + b) % 4 == 0)
        }
      }, width: width)
  }

  var multiples: SmallMultiples {
    SmallMultiples(
      caption: caption("multiples"), steps: (2006...2022).map { text("\($0)") },
      panels: SampleFigures.ranks.prefix(10).enumerated().map { index, row in
        .init(
          country: row.code, label: text(row.name),
          values: (0..<17).map { $0 == 4 && index == 2 ? nil : Double($0 * (index + 1)) },
          text: text("\(16 * (index + 1))"), emphasis: emphasis(row.code),
          others: isHeldAgainst
            ? ["US", "GB", "DE"].enumerated().map { place, code in
              .init(
                country: code,
                values: (0..<17).map { $0 < place ? nil : Double($0 * 2 + place + index) })
            } : [])
      }, width: width)
  }
}
