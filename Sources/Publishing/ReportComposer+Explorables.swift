import Figures
import Geography
import Rankings

/// The map and the matrix, with every window and year for a reader to choose.
extension ReportComposer {
  /// The choices of windows and years, as printed.
  private var times: ExplorableFigure.Choice {
    let view = contents.network
    return ExplorableFigure.Choice(
      label: words.windowOrYear, options: view.choices.map(window),
      start: view.choices.firstIndex(of: view.windows[view.windows.count - 1]) ?? 0)
  }

  /// The classes for windows and those for single years, which hold less.
  private func classes(_ values: (Int) -> [Double]) -> (window: HeatClasses, year: HeatClasses) {
    let view = contents.network
    let compared = view.windows.compactMap { view.choices.firstIndex(of: $0) }
    let windows = HeatClasses(compared.flatMap(values))
    let years = HeatClasses(
      view.choices.indices.filter { view.choices[$0].years.count == 1 }.flatMap(values))
    return (windows, HeatClasses(bounds: Array(years.bounds.suffix(windows.bounds.count))))
  }

  private func json(
    _ kind: String, _ classes: (window: HeatClasses, year: HeatClasses),
    _ more: [String: JSONNode]
  ) -> String {
    let node = { (classes: HeatClasses) -> JSONNode in
      .object([
        "bounds": .array(classes.bounds.map(JSONNode.number)),
        "key": .array(classes.legend(NumberText.grouped).map(JSONNode.string)),
      ])
    }
    let yearly = contents.network.choices.map { JSONNode.int($0.years.count == 1 ? 1 : 0) }
    return JSONNode.object(
      more.merging([
        "kind": .string(kind), "classes": .array([node(classes.window), node(classes.year)]),
        "yearly": .array(yearly),
      ]) { own, _ in own }
    ).line()
  }

  private func numbers(_ values: [Double]) -> JSONNode {
    .array(values.map { .number(($0 * 10).rounded() / 10) })
  }

  // MARK: The map

  /// The maps of the compared windows; the country is chosen too where others stand beside the focus.
  var exploredMap: ExplorableFigure {
    let view = contents.network
    let countries = views.map(\.country)
    let partners = Set(
      view.joint.keys.flatMap { pair -> [CountryCode] in
        countries.contains(pair.first) || countries.contains(pair.second)
          ? [pair.first, pair.second] : []
      }
    ).sorted()
    let joint = countries.map { country in partners.map { view.joint(country, $0) } }
    let classes = classes { place in joint[0].map { $0[place] } }
    let title = { (country: CountryCode, values: [[Double]], place: Int) in
      words.mapTitle(
        country: name(country), partners: "\(values.filter { $0[place] > 0 }.count)",
        window: window(view.choices[place]))
    }
    let titles = zip(countries, joint).map { country, values in
      JSONNode.array(view.choices.indices.map { .string(title(country, values, $0)) })
    }
    var choices = [times]
    if countries.count > 1 {
      choices.append(
        ExplorableFigure.Choice(
          label: words.tiesOf, options: countries.map(name), start: 0))
    }
    let figures = view.windows.map { window -> any Figure in
      let place = view.choices.firstIndex(of: window) ?? 0
      return map(
        partners, joint[0].map { $0[place] }, classes.window,
        Caption(
          id: "map-\(window)", title: title(focus, joint[0], place),
          subtitle: words.mapSubtitle, description: words.mapDescription,
          source: words.mapSource(hasOutlines: showsOutlines)))
    }
    return ExplorableFigure(
      dataID: "map-data", figures: figures, choices: choices,
      json: json(
        "map", classes,
        [
          "countries": .array(countries.map { .string($0.text) }),
          "partners": .array(partners.map { .string($0.text) }),
          "names": .array(partners.map { .string(name($0)) }), "titles": .array(titles),
          "values": .array(joint.map { .array($0.map(numbers)) }),
          "outlines": .bool(showsOutlines),
        ]),
      data: table(countries.flatMap { country in partners.map { (country, $0) } }),
      name: "map-by-year")
  }

  private func map(
    _ partners: [CountryCode], _ values: [Double], _ classes: HeatClasses, _ caption: Caption
  ) -> ChoroplethMap {
    let greatest = Set(
      zip(partners, values).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(4).map(\.0))
    let areas = zip(partners, values).map { partner, joint in
      partner == focus
        ? ChoroplethMap.Area(
          country: focus.text, label: focusName, value: nil, text: "", step: 0, emphasis: .focus,
          isNamed: true)
        : ChoroplethMap.Area(
          country: partner.text, label: name(partner), value: joint,
          text: NumberText.grouped(joint), step: classes.step(joint),
          emphasis: emphasis(partner), isNamed: greatest.contains(partner))
    }
    return ChoroplethMap(
      caption: caption, areas: areas, outlines: outlines, showsOutlines: showsOutlines,
      legend: classes.legend(NumberText.grouped))
  }

  /// Joint publications of pairs, a column a choice; pairs without any are left out.
  private func table(_ pairs: [(CountryCode, CountryCode)]) -> CSVTable {
    let view = contents.network
    return CSVTable(
      ["country", "partner", "name"] + view.choices.map { "joint_\($0)" },
      pairs.compactMap { country, partner in
        let joint = view.joint(country, partner)
        guard joint.contains(where: { $0 > 0 }) else { return nil }
        return [country.text, partner.text, name(partner)] + joint.map(NumberText.exact)
      })
  }

  // MARK: The matrix

  /// The matrices of the compared windows, in one order of countries.
  func exploredMatrix(_ order: [Int]) -> ExplorableFigure {
    let view = contents.network
    let shown = order.map { view.countries[$0] }
    let pairs = shown.indices.flatMap { i in shown.indices.filter { $0 > i }.map { (i, $0) } }
    let joint = pairs.map { view.joint(shown[$0], shown[$1]) }
    let classes = classes { place in joint.map { $0[place] } }
    let longest = NumberText.grouped(joint.flatMap(\.self).max() ?? 0)
    let title = { (place: Int) -> String in
      var best: (value: Double, pair: (Int, Int))?
      for (index, pair) in pairs.enumerated() where joint[index][place] > best?.value ?? 0 {
        best = (joint[index][place], pair)
      }
      let strongest = best.map { (name(shown[$0.pair.0]), name(shown[$0.pair.1])) }
      return words.matrixTitle(
        strongest: strongest, window: window(view.choices[place]), count: shown.count)
    }
    let figures = view.windows.map { window -> any Figure in
      let place = view.choices.firstIndex(of: window) ?? 0
      return HeatMap(
        caption: Caption(
          id: "matrix-\(window)", title: title(place),
          subtitle: words.matrixSubtitle(count: shown.count),
          description: words.matrixDescription),
        items: items(order),
        cells: shown.map { a in
          shown.map { b in
            guard a != b else { return nil }
            let value = view.joint(a, b)[place]
            return HeatMap.Cell(
              value: value, text: NumberText.grouped(value), step: classes.window.step(value))
          }
        }, legend: classes.window.legend(NumberText.grouped), longest: longest)
    }
    return ExplorableFigure(
      dataID: "matrix-data", figures: figures, choices: [times],
      json: json(
        "matrix", classes,
        [
          "countries": .array(shown.map { .string($0.text) }),
          "names": .array(shown.map { .string(name($0)) }),
          "titles": .array([.array(view.choices.indices.map { .string(title($0)) })]),
          "values": .array([.array(joint.map(numbers))]),
        ]), data: table(pairs.map { (shown[$0], shown[$1]) }), name: "matrix-by-year")
  }
}
